import { useCallback, useState, type UIEvent } from 'react';
import { computeRowWindow, type RowWindow } from './row-window.ts';

/** Below this many rows everything is in the document: simpler to search and to print. */
const WHOLE_UP_TO = 150;

type UsedRowWindow = RowWindow & { readonly onScroll: (event: UIEvent<HTMLElement>) => void };

/** Height of `.fixedRow`, in the reader's type size. */
const ROW_REM = 2.75;

/** Windows the rows of a scrolling table frame; rows must all be of class `fixedRow`. */
export function useRowWindow(count: number): UsedRowWindow {
  const [view, setView] = useState({ top: 0, height: 800 });
  const onScroll = useCallback((event: UIEvent<HTMLElement>) => {
    const { scrollTop, clientHeight } = event.currentTarget;
    setView({ top: scrollTop, height: clientHeight });
  }, []);
  if (count <= WHOLE_UP_TO) return { first: 0, last: count, before: 0, after: 0, onScroll };
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { ...computeRowWindow(count, ROW_REM * rem, view.top, view.height), onScroll };
}

import { createContext, use, useRef, useState } from 'react';

export type SheetMoment = {
  /** Counts undo, redo and restored states: then a field shows what is stored. */
  readonly restores: number;
  /** The edit that the shown sheet has come to. */
  readonly edit: number;
};
const SheetMomentContext = createContext<SheetMoment>({ restores: 0, edit: 0 });
export const SheetMomentProvider = SheetMomentContext.Provider;

export type Typed = {
  /** What was typed and storage has not answered yet; null when the field shows what is stored. */
  readonly text: string | null;
  /** `written` gives the number of the edit that this stroke became. */
  readonly type: (text: string, written: Promise<number>) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly forget: () => void;
};

/**
 * Text of a field whose storage is some milliseconds behind. While it has the focus it shows what is
 * typed; once left, it goes on doing so until storage has come to that very stroke and holds the
 * same. Without that a mark jumped back to the old one at every change of field, and an older edit
 * that happened to say the same let the ones between flash up.
 */
export function useTyped(isStored: (text: string) => boolean): Typed {
  const { restores, edit } = use(SheetMomentContext);
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const [seen, setSeen] = useState(restores);
  const [writtenAs, setWrittenAs] = useState(Number.POSITIVE_INFINITY);
  const stroke = useRef(0);
  if (restores !== seen) {
    setSeen(restores);
    // Storage may be far behind: what was typed after that undo is newer, and stays.
    if (edit >= writtenAs) setText(null);
  }
  if (left && text !== null && edit >= writtenAs && isStored(text)) setText(null);
  return {
    text,
    type: (next, written) => {
      stroke.current += 1;
      const own = stroke.current;
      setText(next);
      setWrittenAs(Number.POSITIVE_INFINITY);
      written.then(
        (number) => {
          if (stroke.current === own) setWrittenAs(number);
        },
        // The sheet says that it cannot keep anything; the field goes on showing what was typed.
        () => undefined,
      );
    },
    enter: () => setLeft(false),
    leave: () => setLeft(true),
    forget: () => setText(null),
  };
}

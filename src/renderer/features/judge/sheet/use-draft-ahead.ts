import { useRef, useState } from 'react';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { EditDraft } from './edit-draft.ts';
import { useLatest } from './use-latest.ts';

type Ahead = {
  readonly draft: Draft;
  readonly stroke: number;
  /** The edit that the stroke became; infinite until storage has told. */
  readonly edit: number;
};

export type DraftAhead = { readonly draft: Draft; readonly edit: EditDraft };

/**
 * The draft as the last stroke left it. Storage shows an edit only when its disk has answered, which is
 * frames later; until it has come to that very edit, the sheet goes by what was entered, also past an undo
 * that was still on its way. A write that failed ends that: then storage is what holds.
 */
export function useDraftAhead(stored: Draft, reached: number, write: EditDraft): DraftAhead {
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const strokes = useRef(0);
  if (ahead !== null && reached >= ahead.edit) setAhead(null);
  const edit = useLatest<Parameters<EditDraft>, Promise<number>>((change) => {
    strokes.current += 1;
    const stroke = strokes.current;
    setAhead((before) => ({
      draft: change(before?.draft ?? stored),
      stroke,
      edit: Number.POSITIVE_INFINITY,
    }));
    const written = write(change);
    const settle = (next: (own: Ahead) => Ahead | null) =>
      setAhead((before) => (before?.stroke === stroke ? next(before) : before));
    written.then(
      (number) => settle((own) => ({ ...own, edit: number })),
      () => settle(() => null),
    );
    return written;
  });
  return { draft: ahead?.draft ?? stored, edit };
}

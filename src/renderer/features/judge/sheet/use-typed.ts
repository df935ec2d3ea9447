import { useState } from 'react';

export type Typed = {
  /** What was typed and storage has not answered yet; null when the field shows what is stored. */
  readonly text: string | null;
  readonly type: (text: string) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly forget: () => void;
};

/**
 * Text of a field whose storage is some milliseconds behind. While it has the focus it shows what is
 * typed; once left, it goes on doing so until storage holds the same. Without that a mark jumped back
 * to the old one at every change of field, and a quick return began from it.
 */
export function useTyped(isStored: (text: string) => boolean): Typed {
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  if (left && text !== null && isStored(text)) setText(null);
  return {
    text,
    type: setText,
    enter: () => setLeft(false),
    leave: () => setLeft(true),
    forget: () => setText(null),
  };
}

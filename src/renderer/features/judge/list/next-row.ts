export type ListPlace = {
  /** The row with the focus; -1 if none has it. */
  readonly row: number;
  readonly count: number;
  /** Rows that fit in sight. */
  readonly perPage: number;
};

/** The row, from 0, that a key leads to; null when the key is not the list's or there is no row to go to. */
export function nextRow(key: string, { row, count, perPage }: ListPlace): number | null {
  if (row < 0 || count === 0) return null;
  const to = targetOf(key, { row, count, perPage: Math.max(1, perPage) });
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

function targetOf(key: string, { row, count, perPage }: ListPlace): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + perPage;
    case 'PageUp':
      return row - perPage;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

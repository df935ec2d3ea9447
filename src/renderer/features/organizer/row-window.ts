/** Rows above and below what is visible, so that quick scrolling shows no gap. */
const OVERSCAN = 12;

export type RowWindow = {
  readonly first: number;
  readonly last: number;
  /** Heights that stand in for the rows that are not in the document. */
  readonly before: number;
  readonly after: number;
};

/** Which rows of a long table need to be in the document. */
export function computeRowWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const visible = Math.ceil(viewHeight / rowHeight) + 2 * OVERSCAN;
  const start = Math.min(first, Math.max(0, count - visible));
  const last = Math.min(count, start + visible);
  return { first: start, last, before: start * rowHeight, after: (count - last) * rowHeight };
}

/** A sheet under review, known by what it says. */
export type ShownSheet = { readonly entry: string; readonly contentHash: string | null };

const keyOf = ({ entry, contentHash }: ShownSheet) => `${entry} ${contentHash ?? ''}`;

/** The sheets shown so far, with the one on screen; without one it is the same set. */
export function withShown(
  shown: ReadonlySet<string>,
  sheet: ShownSheet | undefined,
): ReadonlySet<string> {
  return sheet === undefined || shown.has(keyOf(sheet)) ? shown : new Set([...shown, keyOf(sheet)]);
}

/** Entries whose sheet, as it would be signed now, was not on screen yet, in the given order. */
export function unseenSheets(
  sheets: readonly ShownSheet[],
  shown: ReadonlySet<string>,
): readonly string[] {
  return sheets.filter((sheet) => !shown.has(keyOf(sheet))).map(({ entry }) => entry);
}

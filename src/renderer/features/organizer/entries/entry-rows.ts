import type { EntryRow } from '../../../../contract/contest-methods.ts';

export type MaterialsCount = { readonly attached: number; readonly listed: number };

/** How many of the listed materials have been attached. */
export function countMaterials(rows: readonly EntryRow[]): MaterialsCount {
  const materials = rows.flatMap((row) => row.materials);
  return {
    attached: materials.filter(({ file }) => file !== null).length,
    listed: materials.length,
  };
}

/** Names that the list still waits for, with their entry. */
export function listMissing(
  rows: readonly EntryRow[],
): readonly { readonly entry: string; readonly name: string }[] {
  return rows.flatMap((row) =>
    row.materials.filter(({ file }) => file === null).map(({ name }) => ({ entry: row.id, name })),
  );
}

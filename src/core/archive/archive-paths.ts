/** Where everything stands inside an archive (docs/formats.md, "Archive"). */
export const ARCHIVE_PATHS = {
  index: 'index.dsse.json',
  charter: 'charter.dsse.json',
  result: 'result.dsse.json',
  /** The only file that is not in the index: the notary adds it afterwards. */
  countersignature: 'countersignature.dsse.json',
} as const;

export type ArchiveFolder =
  | 'rosters'
  | 'assignments'
  | 'packages'
  | 'sheets'
  | 'bundles'
  | 'receipts';

/** Versioned chains are named by their number, so that their order is the order of the names. */
export function chainPath(folder: 'rosters' | 'assignments', version: number): string {
  return `${folder}/${String(version).padStart(6, '0')}.dsse.json`;
}

/** Everything else is named by its payload hash. */
export function objectPath(
  folder: 'packages' | 'sheets' | 'bundles' | 'receipts',
  hash: string,
): string {
  return `${folder}/${hash}.dsse.json`;
}

/** The folder a path belongs to, or null for a path that no archive has. */
export function folderOfPath(path: string): ArchiveFolder | null {
  const match =
    /^(?:(rosters|assignments)\/\d{6}|(packages|sheets|bundles|receipts)\/[0-9a-f]{64})\.dsse\.json$/.exec(
      path,
    );
  return ((match?.[1] ?? match?.[2]) as ArchiveFolder | undefined) ?? null;
}

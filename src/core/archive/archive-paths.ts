/** Where everything stands inside an archive (docs/formats.md, "Archive"). */
export const ARCHIVE_PATHS = {
  index: 'index.dsse.json',
  charter: 'charter.dsse.json',
  result: 'result.dsse.json',
  /** Every leaf of the stage's log, in order. */
  logLeaves: 'log/leaves.json',
  /** Not in the index, because the notary adds it afterwards. */
  countersignature: 'countersignature.dsse.json',
  /** Optional RFC 3161 token over the index; for the same reason not in it. */
  timestamp: 'timestamp.tsr',
} as const;

/** Folders whose files are named by the version of a chain. */
const CHAIN_FOLDERS = ['rosters', 'assignments'] as const;
/** Folders whose files are named by the payload hash of what they hold. */
const OBJECT_FOLDERS = [
  'packages',
  'sheets',
  'bundles',
  'receipts',
  'openings',
  'closings',
  'rejections',
  'merges',
  'decisions',
  'results',
] as const;
export type ChainFolder = (typeof CHAIN_FOLDERS)[number];
export type ObjectFolder = (typeof OBJECT_FOLDERS)[number];
export type ArchiveFolder =
  | ChainFolder
  | ObjectFolder
  /** Sheets as they came, that could not be accepted; named by the hash that their bundle lists. */
  | 'rejected'
  /** `log/checkpoints/<size>.note` */
  | 'checkpoints'
  /** `merged/<root>/leaves.json` and `checkpoint.note` of another desk's log. */
  | 'merged';

/** Versioned chains are named by their number, so that their order is the order of the names. */
export function chainPath(folder: ChainFolder, version: number): string {
  return `${folder}/${String(version).padStart(6, '0')}.dsse.json`;
}

/** Everything else is named by its payload hash. */
export function objectPath(folder: ObjectFolder | 'rejected', hash: string): string {
  return `${folder}/${hash}.dsse.json`;
}

/** A checkpoint stands under its size. */
export function checkpointPath(size: number): string {
  return `log/checkpoints/${String(size).padStart(10, '0')}.note`;
}

/** The two files of a log that was merged, under the root of its head. */
export function mergedPath(root: string, file: 'leaves.json' | 'checkpoint.note'): string {
  return `merged/${root}/${file}`;
}

const PATTERNS: readonly (readonly [RegExp, ArchiveFolder | null])[] = [
  [new RegExp(`^(${CHAIN_FOLDERS.join('|')})/[0-9]{6}\\.dsse\\.json$`), null],
  [new RegExp(`^(${OBJECT_FOLDERS.join('|')}|rejected)/[0-9a-f]{64}\\.dsse\\.json$`), null],
  [/^log\/checkpoints\/[0-9]{10}\.note$/, 'checkpoints'],
  [/^merged\/[0-9a-f]{64}\/(?:leaves\.json|checkpoint\.note)$/, 'merged'],
];

/** The folder a path belongs to, or null for a path that no archive has. */
export function folderOfPath(path: string): ArchiveFolder | null {
  for (const [pattern, folder] of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return folder ?? ((match[1] ?? null) as ArchiveFolder | null);
  }
  return null;
}

import { ARCHIVE_PATHS, chainPath, objectPath } from '../../src/core/archive/archive-paths.ts';
import { computeRootFingerprint, fingerprintToDigits } from '../../src/core/crypto/fingerprint.ts';
import type { PayloadKind } from '../../src/core/envelope/payload-types.ts';
import { createSignedObject, type SignedObject } from '../../src/core/envelope/signed-object.ts';
import { writeZipBytes } from '../../src/core/zip/zip-writer.ts';
import { hashOf } from './large-archive/known-keys.ts';
import { foundContest, PANEL, type LargeContest } from './large-archive/large-contest.ts';
import { handOver, signResult, signSheets } from './large-archive/large-sheets.ts';

export type LargeArchive = {
  /** The container, as an organizer would export it. */
  readonly bytes: Uint8Array;
  /** As printed on paper. */
  readonly root: string;
  readonly sheets: number;
};

type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * A complete, valid archive of a contest in which panels of five judges score up to 100 entries
 * each: 10,000 sheets are 100 judges and 2,000 entries. Keys and bytes depend on the arguments
 * alone. Signing takes about 7 s per 10,000 sheets.
 */
export function createLargeArchive(sheets: number, seed = 1): LargeArchive {
  const perGroup = Math.min(100, Math.ceil(sheets / PANEL));
  const contest = foundContest(Math.ceil(sheets / (PANEL * perGroup)), perGroup);
  const signed = signSheets(contest, seed);
  const files = collectFiles(contest, signed);
  const index = signIndex(contest, files);
  const all = [...files, { path: ARCHIVE_PATHS.index, bytes: index.bytes }].toSorted(byPath);
  const { rootKeys, rootThreshold } = contest.charter.payload;
  const root = fingerprintToDigits(computeRootFingerprint(rootKeys, rootThreshold));
  return { bytes: writeZipBytes(all), root, sheets: signed.flat().length };
}

function collectFiles(
  contest: LargeContest,
  signed: ReturnType<typeof signSheets>,
): readonly ArchiveFile[] {
  const under =
    (folder: 'packages' | 'sheets' | 'bundles' | 'receipts') =>
    ({ hash, bytes }: SignedObject<PayloadKind>) => ({ path: objectPath(folder, hash), bytes });
  const handed = contest.judges.map((judge, index) =>
    handOver(contest, judge, signed[index] ?? []),
  );
  const result = signResult(contest, signed.flat());
  return [
    { path: ARCHIVE_PATHS.charter, bytes: contest.charter.bytes },
    { path: ARCHIVE_PATHS.result, bytes: result.bytes },
    { path: chainPath('rosters', 1), bytes: contest.roster.bytes },
    { path: chainPath('assignments', 1), bytes: contest.assignment.bytes },
    ...contest.packages.map(under('packages')),
    ...signed.flat().map(under('sheets')),
    ...handed.map(({ bundle }) => bundle).map(under('bundles')),
    ...handed.map(({ receipt }) => receipt).map(under('receipts')),
  ];
}

function signIndex({ named, operations }: LargeContest, files: readonly ArchiveFile[]) {
  const listed = files.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    sha256: hashOf(bytes),
  }));
  return createSignedObject(
    'archive',
    {
      type: 'jurybox.archive',
      version: 1,
      ...named,
      application: { name: 'jurybox', version: '0.1.0' },
      files: listed.toSorted(byPath),
    },
    [operations],
  );
}

/** Code-unit order, as the exporter's. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

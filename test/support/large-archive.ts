import { hash } from 'node:crypto';
import { ARCHIVE_PATHS } from '../../src/core/archive/archive-paths.ts';
import { computeRootFingerprint, fingerprintToDigits } from '../../src/core/crypto/fingerprint.ts';
import { originOf } from '../../src/core/log/checkpoint.ts';
import type { Sha256Hex } from '../../src/core/model/primitives.ts';
import { writeZipBytes } from '../../src/core/zip/zip-writer.ts';
import {
  byPath,
  createContestLog,
  fileOf,
  type ArchiveFile,
  type ContestLog,
} from './contest-log.ts';
import { DAY, foundContest, PANEL, type LargeContest } from './large-archive/large-contest.ts';
import { handOver, signResult, signSheets } from './large-archive/large-sheets.ts';
import { signNatively } from './native-signing.ts';

const LOG_ID = '00112233aabbccdd';

export type LargeArchive = {
  /** The container, as an organizer would export it. */
  readonly bytes: Uint8Array;
  /** As printed on paper. */
  readonly root: string;
  readonly sheets: number;
};

/**
 * A complete, valid archive of a contest in which panels of five judges score up to 100 entries
 * each: 10,000 sheets are 100 judges and 2,000 entries. Keys and bytes depend on the arguments
 * alone. Signing takes about 3 s per 10,000 sheets.
 */
export function createLargeArchive(sheets: number, seed = 1): LargeArchive {
  const perGroup = Math.min(100, Math.ceil(sheets / PANEL));
  const contest = foundContest(Math.ceil(sheets / (PANEL * perGroup)), perGroup);
  const signed = signSheets(contest, seed);
  const { files, log } = collectFiles(contest, signed);
  const index = signIndex(contest, files, log);
  const all = [...files, { path: ARCHIVE_PATHS.index, bytes: index.bytes }].toSorted(byPath);
  const { rootKeys, rootThreshold } = contest.charter.payload;
  const root = fingerprintToDigits(computeRootFingerprint(rootKeys, rootThreshold));
  return { bytes: writeZipBytes(all), root, sheets: signed.flat().length };
}

function collectFiles(
  contest: LargeContest,
  signed: ReturnType<typeof signSheets>,
): { readonly files: readonly ArchiveFile[]; readonly log: ContestLog } {
  const { charter, roster, assignment, packages, named, operations } = contest;
  const origin = originOf(named.contestId, named.stage, LOG_ID);
  const log = createContestLog(origin, operations);
  const event = (type: 'opening' | 'closing', createdAt: string) =>
    signNatively(
      type,
      {
        type: `jurybox.${type}`,
        version: 1,
        ...named,
        createdAt,
        log: LOG_ID,
        size: log.size(),
      } as never,
      [operations],
    );
  const setup = [charter, roster, assignment, ...packages];
  for (const object of setup) log.append(object);
  const opening = event('opening', `${DAY}02:00:00Z`);
  log.append(opening);
  const handed = contest.judges.flatMap((judge, index) => {
    const { bundle, receipt } = handOver(contest, judge, signed[index] ?? [], log);
    return [bundle, receipt];
  });
  const closing = event('closing', `${DAY}08:30:00Z`);
  log.append(closing);
  const result = signResult(contest, signed.flat(), log);
  log.append(result);
  const objects = [...setup, opening, closing, ...signed.flat(), ...handed];
  const files = [...objects.map(fileOf), { path: ARCHIVE_PATHS.result, bytes: result.bytes }];
  return { files: [...files, ...log.files()], log };
}

function signIndex(
  { named, operations }: LargeContest,
  files: readonly ArchiveFile[],
  log: ContestLog,
) {
  const listed = files.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    sha256: hash('sha256', bytes) as Sha256Hex,
  }));
  return signNatively(
    'archive',
    {
      type: 'jurybox.archive',
      version: 1,
      ...named,
      head: log.head(),
      application: { name: 'jurybox', version: '0.1.0', build: null },
      verifier: null,
      files: listed.toSorted(byPath as never),
    },
    [operations],
  );
}

import { ARCHIVE_PATHS, folderOfPath } from '../archive/archive-paths.ts';
import { readCharter, type CharterError, type ReadCharter } from '../chain/read-charter.ts';
import { readRosterChain, type RosterChainError } from '../chain/read-roster-chain.ts';
import type { SignedObject } from '../envelope/signed-object.ts';
import { fail, ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import { zipError, type ZipError } from '../zip/zip-error.ts';
import type { ZipEntry } from '../zip/zip-layout.ts';
import { readZipIndex, readZipRange, type ZipLimits } from '../zip/zip-reader.ts';
import type { LogContext } from './head-place.ts';
import { logContextsOf, readLogEvidence, type LogEvidence } from './log-evidence.ts';
import { createUnpacker, type PackedPart } from './pack-facts.ts';
import { createPartReader, type PartContext } from './part-reader.ts';
import type { Primitives } from './primitives.ts';
import type { PartFile } from './read-part-file.ts';
import { planParts, readParts, type Part } from './read-parts.ts';
import { checkDeviceKeys } from './strict-keys.ts';
import type { VerifyHost } from './verify-host.ts';

/** Caps of an archive (threats.md row 2): as many files as an index may list. */
const LIMITS: ZipLimits = {
  maxEntries: 1_000_000,
  maxDirectoryBytes: 256 * 2 ** 20,
  // Largest single file of an archive: a result or index of a very large contest.
  maxEntryBytes: 256 * 2 ** 20,
};

export type FileFacts = { readonly size: number; readonly sha256: string };

export type FilesRead = {
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Contents of the files that are few, in the order of their paths. */
  readonly single: ReadonlyMap<string, Uint8Array>;
  /** What is kept of the files that are many, in that order too. */
  readonly many: readonly (readonly [string, PartFile])[];
  readonly charter: Result<ReadCharter, CharterError> | null;
  readonly rosters: Result<readonly SignedObject<'roster'>[], RosterChainError> | null;
  readonly log: LogEvidence;
  readonly contexts: readonly LogContext[];
};

/**
 * Takes everything out of the container, once. What is many goes through the host's readers; the
 * charter comes before them, because it says who signs, and the log before the receipts, because
 * their proofs lead there.
 */
export async function readFiles(
  source: RandomAccess,
  host: VerifyHost,
  primitives: Primitives,
): Promise<Result<FilesRead, ZipError>> {
  const directory = await readZipIndex(source, LIMITS);
  if (!directory.ok) return directory;
  const plan = planParts(directory.value.entries);
  const single = await readSingle(source, plan.single, primitives);
  if (!single.ok) return single;
  const crew = host.crew?.length ? host.crew : [createPartReader(source, primitives)];
  const strictKeys = await checkDeviceKeys(single.value, crew);
  const chain = readChain(single.value, primitives);
  const progress = createProgress(source.size, host);
  const unpack = createUnpacker();
  const onRead = (part: Part, facts: PackedPart) => {
    progress(part);
    return zipFacts(part, unpack(facts));
  };
  const [receipts, others] = splitParts(plan.parts);
  const start = async (logs: readonly LogContext[]) => {
    const context = { ...contextOf(chain), strictKeys, logs };
    await Promise.all(crew.map((reader) => reader.start(context)));
  };
  await start([]);
  const reading = readParts(others, crew, onRead);
  // While the readers are at the sheets.
  const log = readLogEvidence(
    [...single.value.keys()],
    (path) => single.value.get(path),
    contextOf(chain).operationsKey,
    primitives,
  );
  const contexts = logContextsOf(log);
  const first = await reading;
  if (!first.ok) return first;
  await start(contexts);
  const second = await readParts(receipts, crew, onRead);
  if (!second.ok) return second;
  const parts = [...first.value, ...second.value].flat();
  return ok({
    files: collectFiles(directory.value.entries, single.value, parts, primitives),
    single: single.value,
    many: parts.map(({ entry, file }) => [entry.path, file] as const),
    ...chain,
    log,
    contexts,
  });
}

async function readSingle(
  source: RandomAccess,
  entries: readonly ZipEntry[],
  { crc32 }: Primitives,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ZipError>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const read = await readZipRange(source, [entry], crc32);
    if (!read.ok) return read;
    const bytes = read.value[0];
    if (!bytes) return fail(zipError('truncated', entry.path));
    files.set(entry.path, bytes);
  }
  return ok(files);
}

function readChain(single: ReadonlyMap<string, Uint8Array>, { verify }: Primitives) {
  const charterBytes = single.get(ARCHIVE_PATHS.charter);
  const charter = charterBytes ? readCharter(charterBytes, verify) : null;
  const rosterBytes = [...single]
    .filter(([path]) => folderOfPath(path) === 'rosters')
    .map(([, bytes]) => bytes);
  const rosters = charter?.ok ? readRosterChain(rosterBytes, charter.value.charter, verify) : null;
  return { charter, rosters };
}

function contextOf({
  charter,
  rosters,
}: ReturnType<typeof readChain>): Pick<PartContext, 'operationsKey' | 'sm2'> {
  const sm2: Record<string, string> = {};
  for (const { hash, payload } of rosters?.ok ? rosters.value : []) {
    for (const device of payload.judges.flatMap(({ devices }) => devices)) {
      if (device.sm2 !== undefined) sm2[`${hash} ${device.ed25519}`] = device.sm2;
    }
  }
  return {
    operationsKey: charter?.ok ? charter.value.charter.payload.operationsKey : null,
    sm2,
  };
}

function createProgress(total: number, { onProgress }: VerifyHost) {
  let done = 0;
  onProgress?.(0, total);
  return ({ entries }: Part) => {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first && last) done += last.dataOffset + last.size - first.offset;
    onProgress?.(done, total);
  };
}

function splitParts(parts: readonly Part[]): readonly [readonly Part[], readonly Part[]] {
  const isReceipts = ({ folder }: Part) => folder === 'receipts';
  return [parts.filter(isReceipts), parts.filter((part) => !isReceipts(part))];
}

type ReadEntry = { readonly entry: ZipEntry; readonly sha256: string; readonly file: PartFile };

function zipFacts(
  { entries }: Part,
  { files, digestOf }: ReturnType<ReturnType<typeof createUnpacker>>,
): readonly ReadEntry[] {
  return entries.map((entry, index) => ({
    entry,
    sha256: digestOf(index),
    file: files[index] ?? { folder: 'other' },
  }));
}

function collectFiles(
  entries: readonly ZipEntry[],
  single: ReadonlyMap<string, Uint8Array>,
  parts: readonly ReadEntry[],
  { digest }: Primitives,
): ReadonlyMap<string, FileFacts> {
  const digests = new Map(parts.map(({ entry, sha256 }) => [entry.path, sha256]));
  return new Map(
    entries.map(({ path, size }) => [
      path,
      { size, sha256: digests.get(path) ?? digest(single.get(path) ?? new Uint8Array()) },
    ]),
  );
}

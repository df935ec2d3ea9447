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
import { createUnpacker } from './pack-facts.ts';
import { createPartReader, type PartContext } from './part-reader.ts';
import type { Primitives } from './primitives.ts';
import type { PartFile } from './read-part-file.ts';
import { planParts, readParts, settleParts, type Part } from './read-parts.ts';
import { checkDeviceKeys } from './strict-keys.ts';
import { readSingleObjects, type SingleObjects } from './read-single-objects.ts';
import type { VerifyHost } from './verify-host.ts';

/** Caps of an archive (threats.md row 2): as many files as an index may list. */
const LIMITS: ZipLimits = {
  maxEntries: 1_000_000,
  maxDirectoryBytes: 256 * 2 ** 20,
  // Largest single file of an archive: a result or index of a very large contest.
  maxEntryBytes: 256 * 2 ** 20,
};

export type FileFacts = { readonly size: number; readonly sha256: string };

export type ManyFile = readonly [path: string, file: PartFile];

export type FilesRead = {
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The files that are few. */
  readonly objects: SingleObjects;
  readonly timestamp: Uint8Array | null;
  /** What is kept of the files that are many, in the order of their paths. */
  readonly many: readonly ManyFile[];
  /** Checks the signatures that are still taken as good; gives the files in which one is not. */
  readonly settle: () => Promise<Result<readonly ManyFile[], ZipError>>;
  readonly charter: Result<ReadCharter, CharterError> | null;
  readonly rosters: Result<readonly SignedObject<'roster'>[], RosterChainError> | null;
  readonly log: LogEvidence;
  readonly contexts: readonly LogContext[];
};

/**
 * Takes everything out of the container, once. What is many goes through the host's readers; charter,
 * rosters and log come before it, because they say who signs and where proofs lead.
 */
export async function readFiles(
  source: RandomAccess,
  host: VerifyHost,
  primitives: Primitives,
): Promise<Result<FilesRead, ZipError>> {
  const directory = await readZipIndex(source, LIMITS);
  if (!directory.ok) return directory;
  const plan = planParts(directory.value.entries);
  const read = await readSingle(source, plan.single, primitives);
  if (!read.ok) return read;
  const single = read.value;
  const crew = host.crew?.length ? host.crew : [createPartReader(source, primitives)];
  const checking = checkDeviceKeys(single, crew);
  // While the readers are at the keys.
  const charterBytes = single.get(ARCHIVE_PATHS.charter);
  const charter = charterBytes ? readCharter(charterBytes, primitives.verify) : null;
  const operationsKey = charter?.ok ? charter.value.charter.payload.operationsKey : null;
  const log = readLogEvidence(single, operationsKey, primitives);
  const contexts = logContextsOf(log, primitives);
  const strictKeys = await checking;
  const rosters = charter?.ok ? readRosters(single, charter.value, primitives) : null;
  const context = { operationsKey, sm2: sm2KeysOf(rosters), strictKeys, logs: contexts };
  await Promise.all(crew.map((reader) => reader.start(context)));
  const progress = createProgress(source.size, host);
  const unpack = createUnpacker();
  const reading = readParts(plan.parts, crew, (part, facts) => {
    progress(part);
    return { part, ...unpack(facts) };
  });
  // While the readers are at the sheets.
  const objects = readSingleObjects(single, charter, primitives);
  const parts = await reading;
  if (!parts.ok) return parts;
  return ok({
    files: collectFiles(directory.value.entries, single, parts.value, primitives),
    timestamp: single.get(ARCHIVE_PATHS.timestamp) ?? null,
    objects,
    many: parts.value.flatMap(namedFiles),
    settle: async () => {
      const again = await settleParts(plan.parts, crew, (part, facts) => ({
        part,
        ...unpack(facts),
      }));
      return again.ok ? ok(again.value.flatMap(namedFiles)) : again;
    },
    charter,
    rosters,
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

function readRosters(
  single: ReadonlyMap<string, Uint8Array>,
  { charter }: ReadCharter,
  { verify }: Primitives,
) {
  const chain = [...single]
    .filter(([path]) => folderOfPath(path) === 'rosters')
    .map(([, bytes]) => bytes);
  return readRosterChain(chain, charter, verify);
}

function sm2KeysOf(rosters: FilesRead['rosters']): PartContext['sm2'] {
  const sm2: Record<string, string> = {};
  for (const { hash, payload } of rosters?.ok ? rosters.value : []) {
    for (const device of payload.judges.flatMap(({ devices }) => devices)) {
      if (device.sm2 !== undefined) sm2[`${hash} ${device.ed25519}`] = device.sm2;
    }
  }
  return sm2;
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

type ReadPart = { readonly part: Part } & ReturnType<ReturnType<typeof createUnpacker>>;

function namedFiles({ part, files }: ReadPart): readonly ManyFile[] {
  return part.entries.map(({ path }, index) => [path, files[index] ?? { folder: 'other' }]);
}

/** In the order of the container, whatever was read when: the report names them in this order. */
function collectFiles(
  entries: readonly ZipEntry[],
  single: ReadonlyMap<string, Uint8Array>,
  parts: readonly ReadPart[],
  { digest }: Primitives,
): ReadonlyMap<string, FileFacts> {
  const digests = new Map<string, string>();
  for (const { part, digestOf } of parts) {
    for (const [index, { path }] of part.entries.entries()) digests.set(path, digestOf(index));
  }
  return new Map(
    entries.map(({ path, size }) => [
      path,
      { size, sha256: digests.get(path) ?? digest(single.get(path) ?? new Uint8Array()) },
    ]),
  );
}

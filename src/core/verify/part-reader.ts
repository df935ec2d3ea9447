import { readZipRange } from '../zip/zip-reader.ts';
import { ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { ZipEntry } from '../zip/zip-layout.ts';
import { openLogs, type LogContext, type OpenLogs } from './head-place.ts';
import type { Primitives } from './primitives.ts';
import { readPartFile, type PartFile } from './read-part-file.ts';

/** What every part of an archive is read against. Plain data: it is posted to workers. */
export type PartContext = {
  /** Key of the charter that signs packages, receipts and checkpoints; null: there is no charter. */
  readonly operationsKey: string | null;
  /** SM2 keys of devices by `<roster hash> <device key>`, where a roster names one. */
  readonly sm2: Readonly<Record<string, string>>;
  /** The stage's own log, then those that were merged into it. */
  readonly logs: readonly LogContext[];
};

/** Files that stand one behind the other in the container. */
export type PartRequest = { readonly entries: readonly ZipEntry[] };

/** What is kept of them, in their order. Plain data. */
export type PartFacts = {
  /** SHA-256 of each file. */
  readonly digests: readonly string[];
  readonly files: readonly PartFile[];
};

/**
 * Reads parts of an archive: the map of a verification, whose reduce runs where it was called. A
 * host has one in process (`createPartReader`) or several, each a worker that runs the same function
 * over its own access to the container.
 */
export type PartReader = {
  /** Called before the first part, and again when there is more to read against. */
  readonly start: (context: PartContext) => Promise<void>;
  readonly read: (part: PartRequest) => Promise<Result<PartFacts, ZipError>>;
};

export function createPartReader(source: RandomAccess, primitives: Primitives): PartReader {
  let context: PartContext = { operationsKey: null, sm2: {}, logs: [] };
  let logs: OpenLogs = openLogs([], primitives.hashBytes);
  return {
    start: async (given) => {
      context = given;
      logs = openLogs(given.logs, primitives.hashBytes);
    },
    read: async ({ entries }) => {
      const contents = await readZipRange(source, entries, primitives.crc32);
      if (!contents.ok) return contents;
      return ok({
        digests: contents.value.map((bytes) => primitives.digest(bytes)),
        files: entries.map(({ path }, index) =>
          readPartFile(path, contents.value[index] ?? new Uint8Array(), {
            ...context,
            logs,
            primitives,
          }),
        ),
      });
    },
  };
}

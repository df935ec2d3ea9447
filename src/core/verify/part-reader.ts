import { isStrictKeyHex } from '../chain/read-charter.ts';
import { rememberStrictKeys } from '../crypto/ed25519.ts';
import { readZipRange } from '../zip/zip-reader.ts';
import { ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { ZipEntry } from '../zip/zip-layout.ts';
import { openLogs, type LogContext, type OpenLogs } from './head-place.ts';
import type { Primitives } from './primitives.ts';
import { packPart, type PackedPart } from './pack-facts.ts';
import { readPartFile } from './read-part-file.ts';

/** What every part of an archive is read against. Plain data: it is posted to workers. */
export type PartContext = {
  /** Key of the charter that signs packages, receipts and checkpoints; null: there is no charter. */
  readonly operationsKey: string | null;
  /** SM2 keys of devices by `<roster hash> <device key>`, where a roster names one. */
  readonly sm2: Readonly<Record<string, string>>;
  /** Device keys that a reader of the crew found strict. */
  readonly strictKeys: readonly string[];
  /** The stage's own log, then those that were merged into it. */
  readonly logs: readonly LogContext[];
};

/** Files that stand one behind the other in the container. */
export type PartRequest = {
  readonly entries: readonly ZipEntry[];
  /** Plain sheets are taken as signed; `settle` says which of them are not. */
  readonly signaturesLater: boolean;
};

/**
 * Reads parts of an archive: the map of a verification, whose reduce runs where it was called. A
 * host has one in process (`createPartReader`) or several, each a worker that runs the same function
 * over its own access to the container.
 */
export type PartReader = {
  /** Those of the keys (hexadecimal) that pass the strict check. */
  readonly checkKeys: (keys: readonly string[]) => Promise<readonly string[]>;
  /** Called before the first part, and again when there is more to read against. */
  readonly start: (context: PartContext) => Promise<void>;
  readonly read: (part: PartRequest) => Promise<Result<PackedPart, ZipError>>;
  /**
   * Checks what `signaturesLater` left over and gives the paths of the sheets whose signature does
   * not hold. A reader without it is never asked to leave anything over.
   */
  readonly settle?: () => Promise<readonly string[]>;
};

type LeftOver = { readonly path: string } & Record<'key' | 'message' | 'signature', Uint8Array>;

export function createPartReader(source: RandomAccess, primitives: Primitives): PartReader {
  let context: PartContext = { operationsKey: null, sm2: {}, strictKeys: [], logs: [] };
  let logs: OpenLogs = openLogs([], primitives.hashBytes);
  let leftOver: LeftOver[] = [];
  const leaveOver = (path: string): Primitives['verify'] => {
    return (key, message, signature) => leftOver.push({ path, key, message, signature }) > 0;
  };
  return {
    checkKeys: async (keys) => keys.filter(isStrictKeyHex),
    start: async (given) => {
      context = given;
      rememberStrictKeys(given.strictKeys);
      logs = openLogs(given.logs, primitives.hashBytes);
    },
    read: async ({ entries, signaturesLater }) => {
      const contents = await readZipRange(source, entries, primitives.crc32);
      if (!contents.ok) return contents;
      const files = entries.map(({ path }, index) =>
        readPartFile(path, contents.value[index] ?? new Uint8Array(), {
          ...context,
          logs,
          primitives,
          verifyPlain: signaturesLater ? leaveOver(path) : primitives.verify,
        }),
      );
      return ok(
        packPart(
          contents.value.map((bytes) => primitives.digest(bytes)),
          files,
        ),
      );
    },
    settle: async () => {
      const asked = leftOver;
      leftOver = [];
      return asked
        .filter(({ key, message, signature }) => !primitives.verify(key, message, signature))
        .map(({ path }) => path);
    },
  };
}

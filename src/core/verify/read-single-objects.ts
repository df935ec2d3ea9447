import { ARCHIVE_PATHS, folderOfPath, type ArchiveFolder } from '../archive/archive-paths.ts';
import type { CharterError, ReadCharter } from '../chain/read-charter.ts';
import type { PayloadKind } from '../envelope/payload-types.ts';
import type { ExpectedSigners } from '../envelope/signed-object.ts';
import type { Result } from '../result.ts';
import type { ReadFile } from './facts.ts';
import type { Primitives } from './primitives.ts';
import { readFacts } from './read-facts.ts';

/** Kinds of which there are few files. */
type SingleKind = Exclude<PayloadKind, 'package' | 'score-sheet' | 'receipt'>;

export type SingleObjects = ReturnType<typeof readSingleObjects>;

/** Reads the signed objects that stand alone in their file, or are few in their folder. */
export function readSingleObjects(
  single: ReadonlyMap<string, Uint8Array>,
  charter: Result<ReadCharter, CharterError> | null,
  primitives: Primitives,
) {
  const signer = charter?.ok ? charter.value.charter.payload : null;
  const operations = { keys: signer ? [signer.operationsKey] : [], threshold: 1 };
  const one = <K extends SingleKind>(
    kind: K,
    path: string,
    signers: ExpectedSigners<K> = operations,
    sm2?: string,
  ): ReadFile<K> | null => {
    const bytes = single.get(path);
    return bytes ? { path, read: readFacts(kind, bytes, signers, primitives, () => sm2) } : null;
  };
  const many = <K extends SingleKind>(kind: K, folder: ArchiveFolder, sm2?: string) =>
    [...single.keys()]
      .filter((path) => folderOfPath(path) === folder)
      .flatMap((path) => one(kind, path, operations, sm2) ?? []);
  return {
    assignments: many('assignment', 'assignments'),
    openings: many('opening', 'openings'),
    closings: many('closing', 'closings'),
    rejections: many('rejection', 'rejections'),
    merges: many('merge', 'merges'),
    decisions: many('decision', 'decisions'),
    result: one('result', ARCHIVE_PATHS.result, operations, signer?.operationsSm2),
    results: many('result', 'results', signer?.operationsSm2),
    index: one('archive', ARCHIVE_PATHS.index),
    countersignature: one('countersignature', ARCHIVE_PATHS.countersignature, ({ notary }) => ({
      keys: [notary],
      threshold: 1,
    })),
  };
}

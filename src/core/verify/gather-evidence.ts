import { ARCHIVE_PATHS, folderOfPath, type ArchiveFolder } from '../archive/archive-paths.ts';
import { readCharter, type CharterError, type ReadCharter } from '../chain/read-charter.ts';
import { readRosterChain, type RosterChainError } from '../chain/read-roster-chain.ts';
import { sha256Hex, type Sha256Digest } from '../crypto/digest.ts';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import type { PayloadKind } from '../envelope/payload-types.ts';
import {
  readSignedObject,
  type ExpectedSigners,
  type SignedObject,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import type { Result } from '../result.ts';

/** The files of an archive, already taken out of their container. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

export type ReadFile<K extends PayloadKind> = {
  readonly path: string;
  readonly read: Result<SignedObject<K>, SignedObjectError>;
};

/** All that an archive holds, read once; every step looks at this and at nothing else. */
export type Evidence = {
  readonly files: ArchiveFiles;
  readonly charter: Result<ReadCharter, CharterError> | null;
  readonly rosters: Result<readonly SignedObject<'roster'>[], RosterChainError> | null;
  readonly assignments: readonly ReadFile<'assignment'>[];
  readonly packages: readonly ReadFile<'package'>[];
  readonly sheets: readonly ReadFile<'score-sheet'>[];
  readonly bundles: readonly ReadFile<'bundle'>[];
  readonly receipts: readonly ReadFile<'receipt'>[];
  readonly result: ReadFile<'result'> | null;
  readonly index: ReadFile<'archive'> | null;
  readonly countersignature: ReadFile<'countersignature'> | null;
};

/** Reads every file by its purpose. What fails to read stays in the evidence as a failure. */
export function gatherEvidence(
  files: ArchiveFiles,
  verify: Ed25519Verifier,
  digest: Sha256Digest = sha256Hex,
): Evidence {
  const charterBytes = files.get(ARCHIVE_PATHS.charter);
  const charter = charterBytes ? readCharter(charterBytes, verify) : null;
  const operations = {
    keys: charter?.ok ? [charter.value.charter.payload.operationsKey] : [],
    threshold: 1,
  };
  const one = <K extends PayloadKind>(kind: K, path: string, signers: ExpectedSigners<K>) => {
    const bytes = files.get(path);
    return bytes ? { path, read: readSignedObject(kind, bytes, signers, verify, digest) } : null;
  };
  const folders = Map.groupBy(files.keys(), folderOfPath);
  const pathsIn = (folder: ArchiveFolder) => (folders.get(folder) ?? []).toSorted();
  const many = <K extends PayloadKind>(
    kind: K,
    folder: ArchiveFolder,
    signers: ExpectedSigners<K>,
  ): readonly ReadFile<K>[] => pathsIn(folder).flatMap((path) => one(kind, path, signers) ?? []);
  const rosterBytes = pathsIn('rosters').flatMap((path) => files.get(path) ?? []);
  return {
    files,
    charter,
    rosters: charter?.ok ? readRosterChain(rosterBytes, charter.value.charter, verify) : null,
    assignments: many('assignment', 'assignments', operations),
    packages: many('package', 'packages', operations),
    // A sheet and a bundle name their device key; step 5 asks the roster whether it is the judge's.
    sheets: many('score-sheet', 'sheets', (sheet) => ({ keys: [sheet.deviceKey], threshold: 1 })),
    bundles: many('bundle', 'bundles', (bundle) => ({ keys: [bundle.deviceKey], threshold: 1 })),
    receipts: many('receipt', 'receipts', operations),
    result: one('result', ARCHIVE_PATHS.result, operations),
    index: one('archive', ARCHIVE_PATHS.index, operations),
    countersignature: one('countersignature', ARCHIVE_PATHS.countersignature, (payload) => ({
      keys: [payload.notary],
      threshold: 1,
    })),
  };
}

/** The objects that could be read, without the failures. */
export function readable<K extends PayloadKind>(
  files: readonly ReadFile<K>[],
): readonly SignedObject<K>[] {
  return files.flatMap(({ read }) => (read.ok ? [read.value] : []));
}

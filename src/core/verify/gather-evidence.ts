import type { CharterError, ReadCharter } from '../chain/read-charter.ts';
import type { RosterChainError } from '../chain/read-roster-chain.ts';
import type { PayloadKind } from '../envelope/payload-types.ts';
import type { SignedObject } from '../envelope/signed-object.ts';
import { ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { CosignedFacts, Facts, ReadFile, ReceiptProofs } from './facts.ts';
import { knownLogsOf, type KnownLog, type LogEvidence } from './log-evidence.ts';
import { readFiles, type FileFacts } from './read-files.ts';
import type { VerifyHost } from './verify-host.ts';
import type { LoggedKind } from '../log/leaf.ts';
import { readNoteCosignatures } from './witness-findings.ts';
import type { LogHead } from '../model/contest-result.ts';
import type { Primitives } from './primitives.ts';
import type { PartFile } from './read-part-file.ts';

/** All that an archive holds, read once; every step looks at this and at nothing else. */
export type Evidence = {
  /** Size and hash of every file. */
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly charter: Result<ReadCharter, CharterError> | null;
  readonly rosters: Result<readonly SignedObject<'roster'>[], RosterChainError> | null;
  readonly assignments: readonly ReadFile<'assignment'>[];
  readonly packages: readonly ReadFile<'package'>[];
  readonly openings: readonly ReadFile<'opening'>[];
  readonly closings: readonly ReadFile<'closing'>[];
  readonly sheets: readonly ReadFile<'score-sheet'>[];
  readonly bundles: readonly (ReadFile<'bundle'> & { readonly cosigned: CosignedFacts | null })[];
  readonly rejections: readonly ReadFile<'rejection'>[];
  /** Refused sheets as they came, by path. */
  readonly rejected: ReadonlyMap<string, RejectedSheet>;
  readonly merges: readonly ReadFile<'merge'>[];
  readonly decisions: readonly ReadFile<'decision'>[];
  readonly receipts: readonly (ReadFile<'receipt'> & { readonly proofs: ReceiptProofs | null })[];
  /** The last result and earlier ones. */
  readonly result: ReadFile<'result'> | null;
  readonly results: readonly ReadFile<'result'>[];
  readonly index: ReadFile<'archive'> | null;
  readonly countersignature: ReadFile<'countersignature'> | null;
  readonly timestamp: Uint8Array | null;
  readonly log: LogEvidence;
  /** Cosignatures that hold, on the checkpoints of `log/` and `merged/`. */
  readonly cosignatures: readonly NoteCosignature[];
  /** The logs that could be read: the stage's own (`log/`) first, then merged ones. */
  readonly logs: readonly KnownLog[];
};

export type NoteCosignature = {
  readonly path: string;
  readonly key: string;
  readonly head: LogHead;
};

export type RejectedSheet = ReadFile<'score-sheet'> & {
  /** Hash of its payload, whatever else is wrong; null without an envelope. */
  readonly hash: string | null;
};

export type Gathered = {
  /** Holds for now: the signatures of some sheets are taken as good until `settle` has checked them. */
  readonly assumed: Evidence;
  /** Checks them, on the readers' threads; gives what is true where it is otherwise, else null. */
  readonly settle: () => Promise<Result<Evidence | null, ZipError>>;
};

/** Reads every file by its purpose. What fails to read stays in the evidence as a failure. */
export async function gatherEvidence(
  source: RandomAccess,
  host: VerifyHost,
  primitives: Primitives,
): Promise<Result<Gathered, ZipError>> {
  const read = await readFiles(source, host, primitives);
  if (!read.ok) return read;
  const { files, objects, many, charter, rosters, timestamp, log, contexts } = read.value;
  const assumed: Evidence = {
    files,
    charter,
    rosters,
    ...objects,
    ...sortByFolder(many),
    timestamp,
    log,
    cosignatures: readNoteCosignatures({ charter, rosters, log }, primitives),
    logs: knownLogsOf(log, contexts, primitives),
  };
  const settle = async () => {
    const again = await read.value.settle();
    if (!again.ok) return again;
    const corrected = new Map(sortByFolder(again.value).sheets.map((file) => [file.path, file]));
    const sheets = assumed.sheets.map((file) => corrected.get(file.path) ?? file);
    return ok(corrected.size === 0 ? null : { ...assumed, sheets });
  };
  return ok({ assumed, settle });
}

function sortByFolder(many: readonly (readonly [string, PartFile])[]) {
  const packages: ReadFile<'package'>[] = [];
  const sheets: ReadFile<'score-sheet'>[] = [];
  const rejected = new Map<string, RejectedSheet>();
  const bundles: Evidence['bundles'][number][] = [];
  const receipts: Evidence['receipts'][number][] = [];
  for (const [path, file] of many) {
    if (file.folder === 'packages') packages.push({ path, read: file.read });
    else if (file.folder === 'sheets') sheets.push({ path, read: file.read });
    else if (file.folder === 'rejected') rejected.set(path, { path, ...file });
    else if (file.folder === 'bundles') bundles.push({ path, ...file });
    else if (file.folder === 'receipts') receipts.push({ path, ...file });
  }
  return { packages, sheets, rejected, bundles, receipts };
}

/** The objects that could be read, without the failures. */
export function readable<K extends PayloadKind>(
  files: readonly ReadFile<K>[],
): readonly Facts<K>[] {
  return files.flatMap(({ read }) => (read.ok ? [read.value] : []));
}

/** Every object that a log may hold beside charter and rosters, of whatever kind. */
export function loggedFiles(evidence: Evidence): readonly ReadFile<LoggedFileKind>[] {
  return [
    ...evidence.assignments,
    ...evidence.packages,
    ...evidence.openings,
    ...evidence.closings,
    ...evidence.sheets,
    ...evidence.bundles,
    ...evidence.rejections,
    ...evidence.decisions,
    ...evidence.merges,
    ...evidence.results,
    ...(evidence.result ? [evidence.result] : []),
  ];
}
type LoggedFileKind = Exclude<LoggedKind, 'charter' | 'roster'>;

/** Objects that name contest, charter and stage; sheets are asked with their package. */
export function stagedFiles(evidence: Evidence): readonly ReadFile<StagedKind>[] {
  return [
    ...evidence.assignments,
    ...evidence.packages,
    ...evidence.openings,
    ...evidence.closings,
    ...evidence.bundles,
    ...evidence.rejections,
    ...evidence.decisions,
    ...evidence.merges,
    ...evidence.receipts,
    ...evidence.results,
    ...(evidence.result ? [evidence.result] : []),
    ...(evidence.index ? [evidence.index] : []),
  ];
}
type StagedKind = Exclude<LoggedKind, 'charter' | 'roster' | 'score-sheet'> | 'receipt' | 'archive';

/** Every signed file but charter and rosters. */
export function allReadFiles(evidence: Evidence): readonly ReadFile<PayloadKind>[] {
  const single = [evidence.index, evidence.countersignature];
  return [
    ...loggedFiles(evidence),
    ...evidence.receipts,
    ...single.flatMap((file) => (file ? [file] : [])),
  ];
}

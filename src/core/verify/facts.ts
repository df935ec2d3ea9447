import type { PayloadKind, PayloadOf } from '../envelope/payload-types.ts';
import type { SignedObjectError } from '../envelope/signed-object.ts';
import type { CheckpointError } from '../log/checkpoint.ts';
import type { PackageManifest } from '../model/assignment.ts';
import type { LogHead } from '../model/contest-result.ts';
import type { SheetContent } from '../model/score-sheet.ts';
import type { DivisionId, EntryId, Sha256Hex } from '../model/primitives.ts';
import type { Result } from '../result.ts';

/** What is kept of a package: its entries by the hash of all that they hold. */
export type PackageFacts = Omit<PackageManifest, 'entries'> & {
  readonly entries: readonly {
    readonly id: EntryId;
    readonly division: DivisionId;
    readonly content: Sha256Hex;
  }[];
};

/** What is kept of each kind; plain data without envelopes, because archives are large. */
export type KeptPayload<K extends PayloadKind> = K extends 'package'
  ? PackageFacts
  : K extends 'score-sheet'
    ? SheetContent
    : PayloadOf<K>;

/** A signed object that was read and checked by itself. */
export type Facts<K extends PayloadKind> = {
  readonly kind: K;
  /** SHA-256 of the payload: its identity. */
  readonly hash: Sha256Hex;
  /** Comments and paths are cut to what the steps ask of them (`read-facts.ts`). */
  readonly payload: KeptPayload<K>;
  readonly signers: number;
  /** Hash of its leaf, for the kinds that a log holds. */
  readonly leaf: Sha256Hex | null;
  /** What is wrong with a second signature that it must bear. */
  readonly sm2: 'sm2-signature-missing' | 'bad-sm2-signature' | null;
};

export type ReadFile<K extends PayloadKind> = {
  readonly path: string;
  readonly read: Result<Facts<K>, SignedObjectError>;
};

/** The head that a bundle cosigned, as far as the bundle shows it. */
export type CosignedFacts = Result<
  { readonly head: LogHead; readonly witnessed: boolean },
  CheckpointError
>;

/** What a receipt's proofs are worth, against the logs of the archive. */
export type ReceiptProofs = {
  readonly head: Result<LogHead, CheckpointError>;
  readonly place: HeadPlace;
  /** Accepted sheets, by their position, whose inclusion path does not hold. */
  readonly wrongPaths: readonly number[];
};

export const HEAD_PROBLEMS = ['head-of-other-log', 'head-beyond-log', 'head-other-root'] as const;
/**
 * How a signed head stands to the logs of the archive: the index of the log that it is a head of, or
 * that there is no log of this origin, that it is beyond the log (threats.md row 24), or has another
 * root (row 25).
 */
export type HeadPlace = number | (typeof HEAD_PROBLEMS)[number];

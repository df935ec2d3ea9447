import type { SigningKey } from '../../../src/core/envelope/dsse.ts';
import type { PayloadKind } from '../../../src/core/envelope/payload-types.ts';
import type { SignedObject } from '../../../src/core/envelope/signed-object.ts';
import type { LoggedKind } from '../../../src/core/log/leaf.ts';

/** A payload as plain data, to be changed at will. */
export type Payload = Record<string, unknown>;

/** One leaf of the log, before or after somebody changed it. */
export type Draft = {
  readonly kind: LoggedKind;
  /** Payload hash that other objects name it by. */
  readonly hash: string;
  payload: Payload;
  /** The envelope as it was signed, where the operations key alone could not sign it again. */
  readonly sealed: Uint8Array | null;
};

/** A receipt by what it answers; index, proofs and checkpoint follow from the log. */
export type ReceiptDraft = {
  payload: Payload;
  /** Size of the log that its checkpoint shows. */
  readonly size: number;
};

/** Everything that an archive is made of, so that an insider can change it and sign it again. */
export type Model = {
  readonly origin: string;
  leaves: Draft[];
  receipts: ReceiptDraft[];
  /** Refused sheets as they came, by hash. */
  rejected: Map<string, Uint8Array>;
  /** Checkpoints by size, with all cosignatures. */
  checkpoints: Map<number, string>;
  index: Payload;
  readonly operations: SigningKey;
};

export type AnyObject = SignedObject<PayloadKind>;

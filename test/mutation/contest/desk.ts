import { bytesToHex, hexToBytes } from '../../../src/core/bytes/binary.ts';
import { parseEnvelope, type SigningKey } from '../../../src/core/envelope/dsse.ts';
import type { PayloadKind, PayloadOf } from '../../../src/core/envelope/payload-types.ts';
import { createSignedObject, type SignedObject } from '../../../src/core/envelope/signed-object.ts';
import type { Sm2SigningKey } from '../../../src/core/envelope/second-signature.ts';
import { readCheckpoint, signCheckpoint } from '../../../src/core/log/checkpoint.ts';
import { cosign } from '../../../src/core/log/cosignature.ts';
import { computeLeafHash, type LoggedKind } from '../../../src/core/log/leaf.ts';
import { createMerkleTree, pathToHex } from '../../../src/core/log/merkle-tree.ts';
import type { LogHead } from '../../../src/core/model/contest-result.ts';
import type { Sha256Hex } from '../../../src/core/model/primitives.ts';
import { createEd25519Verifier } from '../../../src/core/crypto/ed25519.ts';
import { OPERATIONS, type Key } from './keys.ts';
import type { Draft, ReceiptDraft } from './model.ts';

/** The collecting desk of one stage, as small as it can be: a log, heads and receipts. */
export class Desk {
  readonly origin: string;
  readonly drafts: Draft[] = [];
  readonly receipts: ReceiptDraft[] = [];
  readonly checkpoints = new Map<number, string>();
  readonly rejected = new Map<string, Uint8Array>();
  readonly #tree = createMerkleTree();

  constructor(origin: string) {
    this.origin = origin;
  }

  get size(): number {
    return this.drafts.length;
  }

  /** Signs an object, logs it, and gives it back. Only what operations sign can be signed again. */
  log<K extends PayloadKind & LoggedKind>(
    kind: K,
    payload: PayloadOf<K>,
    keys: readonly SigningKey[],
    sm2: Sm2SigningKey | null = null,
  ): SignedObject<K> {
    const object = createSignedObject(kind, payload, keys, sm2);
    this.append(object, !keys.includes(OPERATIONS));
    return object;
  }

  append(object: SignedObject<PayloadKind & LoggedKind>, sealed: boolean): void {
    const envelope = parseEnvelope(object.bytes);
    if (!envelope.ok) throw new Error(envelope.error);
    const leaf = computeLeafHash(object.kind, envelope.value.payload, object.signers);
    this.#tree.append(hexToBytes(leaf) ?? new Uint8Array());
    this.drafts.push({
      kind: object.kind,
      hash: object.hash,
      payload: structuredClone(object.payload),
      sealed: sealed ? object.bytes : null,
    });
  }

  head(size = this.size): LogHead {
    return {
      origin: this.origin,
      size,
      root: bytesToHex(this.#tree.rootAt(size)) as Sha256Hex,
    };
  }

  /** The current head, signed and cosigned, kept for the archive. */
  publish(...witnesses: readonly Key[]): string {
    let note = signCheckpoint(this.head(), OPERATIONS);
    for (const witness of witnesses) note = cosignText(note, witness);
    this.checkpoints.set(this.size, note);
    return note;
  }

  pathOf(index: number, size = this.size) {
    return pathToHex(this.#tree.inclusionPath(index, size)) as Sha256Hex[];
  }

  consistencyFrom(from: number, size = this.size) {
    return { from, path: pathToHex(this.#tree.consistencyPath(from, size)) as Sha256Hex[] };
  }

  indexOf(hash: string): number {
    return this.drafts.findIndex((draft) => draft.hash === hash);
  }
}

/** Any device's cosignature on a checkpoint of the operations key. */
export function cosignText(note: string, witness: Key, time = 1_726_800_000): string {
  const read = readCheckpoint(note, OPERATIONS.publicKeyHex, createEd25519Verifier());
  if (!read.ok) throw new Error(read.error);
  return cosign(read.value.note, witness, time);
}

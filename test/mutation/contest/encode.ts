import {
  ARCHIVE_PATHS,
  chainPath,
  checkpointPath,
  objectPath,
} from '../../../src/core/archive/archive-paths.ts';
import { bytesToHex, hexToBytes } from '../../../src/core/bytes/binary.ts';
import { sha256Hex } from '../../../src/core/crypto/digest.ts';
import { createEd25519Verifier } from '../../../src/core/crypto/ed25519.ts';
import { envelopeToBytes, findSigners, parseEnvelope } from '../../../src/core/envelope/dsse.ts';
import { payloadTypeOf, type PayloadKind } from '../../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../../src/core/json/canonical-json.ts';
import { encodeHead } from '../../../src/core/log/checkpoint.ts';
import { computeLeafHash, type LoggedKind } from '../../../src/core/log/leaf.ts';
import { createMerkleTree, pathToHex, type MerkleTree } from '../../../src/core/log/merkle-tree.ts';
import { nativeEquation } from '../../../src/cli/native-primitives.ts';
import type { Draft, Model, Payload } from './model.ts';
import { quickCheckpoint, quickEnvelope } from './quick-sign.ts';
import { computedOf } from './recompute.ts';

export type Files = Map<string, Uint8Array>;

export type EncodeOptions = {
  /** The insider's cover-up: figures of the last result computed again. */
  readonly recompute?: boolean;
  /** Receipts left out of the archive. */
  readonly receipts?: 'again' | 'none';
  /** Whether openings and closings say where they stand. */
  readonly sizes?: 'true' | 'as-given';
  /** Files put in (or, with null, taken out) before the index is made. */
  readonly files?: ReadonlyMap<string, Uint8Array | null>;
};

type Logged = { readonly kind: LoggedKind; readonly hash: string; readonly bytes: Uint8Array };

const verify = createEd25519Verifier(nativeEquation);

/**
 * The archive of a model, with everything that the operations key can sign signed again: hashes of
 * changed objects are carried into what names them, and the log is rebuilt. What devices and the
 * root signed stays as it was.
 */
export function encodeModel(model: Model, options: EncodeOptions = {}): Files {
  return new Encoder(model, options).files();
}

class Encoder {
  readonly #model: Model;
  readonly #options: EncodeOptions;
  readonly #tree: MerkleTree = createMerkleTree();
  readonly #logged: Logged[] = [];
  readonly #renamed = new Map<string, string>();
  readonly #leaves: { kind: LoggedKind; object: string; leaf: string }[] = [];

  constructor(model: Model, options: EncodeOptions) {
    this.#model = model;
    this.#options = options;
  }

  files(): Files {
    const lastResult = this.#model.leaves.findLastIndex(({ kind }) => kind === 'result');
    this.#model.leaves.forEach((draft, index) => this.#append(draft, index, index === lastResult));
    const files: Files = new Map();
    for (const [index, { kind, hash, bytes }] of this.#logged.entries()) {
      files.set(this.#pathOf(kind, hash, index === lastResult, index), bytes);
    }
    if (this.#options.receipts !== 'none') {
      for (const receipt of this.#model.receipts) {
        const { hash, bytes } = this.#sign('receipt', this.#receipt(receipt.payload, receipt.size));
        files.set(objectPath('receipts', hash), bytes);
      }
    }
    for (const [hash, bytes] of this.#model.rejected)
      files.set(objectPath('rejected', hash), bytes);
    this.#addLog(files);
    for (const [path, bytes] of this.#options.files ?? []) {
      if (bytes) files.set(path, bytes);
      else files.delete(path);
    }
    return this.#addIndex(files);
  }

  #append(draft: Draft, index: number, last: boolean): void {
    let payload = this.#rename(draft.payload);
    const isEvent = draft.kind === 'opening' || draft.kind === 'closing';
    if (isEvent && this.#options.sizes !== 'as-given') payload = { ...payload, size: index };
    if (draft.kind === 'result') payload = this.#result(payload, last);
    const object = draft.sealed ? this.#sealed(draft.sealed) : this.#sign(draft.kind, payload);
    this.#renamed.set(draft.hash, object.hash);
    const leaf = computeLeafHash(draft.kind, object.payload, object.signers);
    this.#tree.append(hexToBytes(leaf) ?? new Uint8Array());
    this.#logged.push({ kind: draft.kind, hash: object.hash, bytes: object.bytes });
    this.#leaves.push({ kind: draft.kind, object: object.hash, leaf });
  }

  #result(payload: Payload, last: boolean): Payload {
    const named = payload['head'] as { readonly size: number };
    const size = Math.min(named.size, this.#leaves.length);
    const again = { ...payload, head: this.#head(size) };
    if (!this.#options.recompute || !last) return again;
    const leaves = this.#model.leaves.slice(0, size).map((draft, index) => ({
      ...draft,
      hash: this.#logged[index]?.hash ?? draft.hash,
    }));
    try {
      return { ...again, ...computedOf(leaves) };
    } catch {
      // What was changed is no longer an assignment or a roster: nothing can be computed from it.
      return again;
    }
  }

  #receipt(payload: Payload, size: number): Payload {
    const answer = this.#rename(payload) as Payload & {
      readonly accepted: readonly { readonly sheet: string }[];
      readonly consistency: { readonly from: number } | null;
    };
    const at = Math.min(size, this.#tree.size());
    const accepted = answer.accepted.map((one) => {
      const index = this.#leaves.findIndex(({ object }) => object === one.sheet);
      const known = index >= 0 && index < at;
      return known ? { ...one, index, path: pathToHex(this.#tree.inclusionPath(index, at)) } : one;
    });
    const from = answer.consistency?.from ?? 0;
    const path = from > 0 && from <= at ? pathToHex(this.#tree.consistencyPath(from, at)) : [];
    return {
      ...answer,
      accepted,
      checkpoint: this.#note(at, false),
      consistency: answer.consistency && { from, path },
    };
  }

  #addLog(files: Files): void {
    const { origin, checkpoints } = this.#model;
    const leaves = { type: 'jurybox.log-leaves', version: 1, origin, leaves: this.#leaves };
    files.set(ARCHIVE_PATHS.logLeaves, canonicalBytes(leaves));
    const sizes = [...checkpoints.keys()].filter((size) => size < this.#tree.size());
    for (const size of [...sizes, this.#tree.size()]) {
      files.set(checkpointPath(size), new TextEncoder().encode(this.#note(size, true)));
    }
  }

  /** A checkpoint; where its text is still what was cosigned, with the cosignatures. */
  #note(size: number, cosigned: boolean): string {
    const head = this.#head(size);
    const known = cosigned ? this.#model.checkpoints.get(size) : undefined;
    return known?.startsWith(encodeHead(head))
      ? known
      : quickCheckpoint(head, this.#model.operations);
  }

  #head(size: number) {
    const root = bytesToHex(this.#tree.rootAt(size)) as never;
    return { origin: this.#model.origin, size, root };
  }

  #addIndex(files: Files): Files {
    const listed = [...files]
      .toSorted(byPath)
      .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256Hex(bytes) }));
    const head = this.#head(this.#tree.size());
    const index = { ...this.#rename(this.#model.index), head, files: listed };
    files.set(ARCHIVE_PATHS.index, this.#sign('archive', index).bytes);
    return new Map([...files].toSorted(byPath));
  }

  #pathOf(kind: LoggedKind, hash: string, isLast: boolean, index: number): string {
    const payload = this.#model.leaves[index]?.payload ?? {};
    if (kind === 'charter') return ARCHIVE_PATHS.charter;
    if (kind === 'result') return isLast ? ARCHIVE_PATHS.result : objectPath('results', hash);
    if (kind === 'roster') return chainPath('rosters', Number(payload['rosterVersion']));
    if (kind === 'assignment')
      return chainPath('assignments', Number(payload['assignmentVersion']));
    return objectPath(kind === 'score-sheet' ? 'sheets' : `${kind}s`, hash);
  }

  #rename(payload: Payload): Payload {
    let text = JSON.stringify(payload);
    for (const [before, now] of this.#renamed) {
      if (before !== now) text = text.replaceAll(before, now);
    }
    return JSON.parse(text) as Payload;
  }

  #sign(kind: PayloadKind, payload: Payload) {
    const bytes = canonicalBytes(payload);
    const envelope = quickEnvelope(payloadTypeOf(kind), bytes, this.#model.operations);
    return this.#sealed(envelopeToBytes(envelope));
  }

  #sealed(bytes: Uint8Array) {
    const envelope = parseEnvelope(bytes);
    if (!envelope.ok) throw new Error(envelope.error);
    const keys = envelope.value.signatures
      .filter(({ keyid }) => /^[0-9a-f]{64}$/.test(keyid))
      .map(({ keyid }) => ({ hex: keyid, bytes: hexToBytes(keyid) ?? new Uint8Array() }));
    const { payload } = envelope.value;
    const signers = findSigners(envelope.value, keys, verify);
    return { bytes, payload, hash: sha256Hex(payload), signers };
  }
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

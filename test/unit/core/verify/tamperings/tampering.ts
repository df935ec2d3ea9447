import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { ARCHIVE_PATHS, objectPath } from '../../../../../src/core/archive/archive-paths.ts';
import { base64ToBytes, bytesToBase64, concatBytes } from '../../../../../src/core/bytes/binary.ts';
import { sha256Hex } from '../../../../../src/core/crypto/digest.ts';
import { preAuthEncoding } from '../../../../../src/core/envelope/dsse.ts';
import { payloadTypeOf } from '../../../../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../../../../src/core/json/canonical-json.ts';
import type { ScoreSheet } from '../../../../../src/core/model/score-sheet.ts';
import {
  envelopeAt,
  pathsOf,
  payloadAt,
  reindex,
  rewrite,
  type Files,
  type Forgery,
} from '../forgery.ts';

export type TamperContext = Forgery & {
  /** The archive of another contest (the demo of another seed). */
  readonly foreign: Files;
  readonly root: string;
};

/** `[step, code]` of findings that must be there. */
export type Expected = readonly (readonly [number, string])[];

export type Tampering = {
  /** Row of threats.md, where one applies. */
  readonly row: number | null;
  readonly name: string;
  readonly tamper: (context: TamperContext) => void | Promise<void>;
  readonly expect: Expected;
  /** `valid`: what must be harmless. Everything else must make the archive invalid. */
  readonly verdict?: 'valid';
};

export const text = (value: string) => new TextEncoder().encode(value);
export const { Point } = ed25519;

export function findSheet(files: Files, judge: string, entry: string, skip = 0): string {
  const found = pathsOf(files, 'sheets').filter((path) => {
    const sheet = payloadAt<'score-sheet'>(files, path);
    return sheet.judge === judge && sheet.entry === entry;
  })[skip];
  if (!found) throw new Error(`no sheet of ${judge} for ${entry}`);
  return found;
}

/** A sheet of J-01, changed and sealed again with that judge's own key. */
export function resealSheet(context: TamperContext, change: Partial<ScoreSheet> | object): void {
  const path = findSheet(context.files, 'J-01', 'E-002');
  const sheet = payloadAt<'score-sheet'>(context.files, path);
  rewrite(context, 'score-sheet', path, { ...sheet, ...change }, judgeKey(context, 0));
  reindex(context);
}

export function judgeKey({ keys }: TamperContext, index: number) {
  const key = keys.judges[index];
  if (!key) throw new Error(`no judge ${index}`);
  return key;
}

/** Replaces the signature of J-01's sheet, whose payload stays. */
export function resign(
  context: TamperContext,
  change: (signature: Uint8Array, path: string) => Uint8Array,
) {
  const { files } = context;
  const path = findSheet(files, 'J-01', 'E-002');
  const envelope = envelopeAt(files, path);
  const signatures = envelope.signatures.map(({ keyid, sig }) => ({
    keyid,
    sig: bytesToBase64(change(base64ToBytes(sig) ?? new Uint8Array(), path)),
  }));
  files.set(path, canonicalBytes({ ...envelope, signatures }));
  reindex(context);
}

/** Puts other payload bytes, correctly signed by the judge, in place of J-01's sheet. */
export function resealBytes(context: TamperContext, edit: (json: string) => string): void {
  const { files } = context;
  const path = findSheet(files, 'J-01', 'E-002');
  const json = new TextDecoder().decode(
    base64ToBytes(envelopeAt(files, path).payload) ?? undefined,
  );
  const payload = text(edit(json));
  const type = payloadTypeOf('score-sheet');
  const key = judgeKey(context, 0);
  const sig = ed25519.sign(preAuthEncoding(type, payload), key.secretSeed);
  const signatures = [{ keyid: key.publicKeyHex, sig: bytesToBase64(sig) }];
  files.delete(path);
  files.set(
    objectPath('sheets', sha256Hex(payload)),
    canonicalBytes({ payload: bytesToBase64(payload), payloadType: type, signatures }),
  );
  reindex(context);
}

/** The charter changed and signed again by the root: the one change that the root key can make. */
export function rewriteCharter(context: TamperContext, edit: (charter: string) => string): void {
  const charter = payloadAt<'charter'>(context.files, ARCHIVE_PATHS.charter);
  const changed: unknown = JSON.parse(edit(JSON.stringify(charter)));
  rewrite(context, 'charter', ARCHIVE_PATHS.charter, changed, context.keys.root);
  reindex(context);
}

export function rewriteResult(context: TamperContext, edit: (result: string) => string): void {
  const result = payloadAt<'result'>(context.files, ARCHIVE_PATHS.result);
  const changed: unknown = JSON.parse(edit(JSON.stringify(result)));
  rewrite(context, 'result', ARCHIVE_PATHS.result, changed, context.keys.operations);
  reindex(context);
}

/** R + T with S made to fit the cofactored equation: what a lenient verifier would accept. */
export function addTorsion(
  signature: Uint8Array,
  seed: Uint8Array,
  message: Uint8Array,
): Uint8Array {
  const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
  const order = Point.Fn.ORDER;
  const nonce = bytesToNumberLE(sha512(concatBytes(signature, text('nonce')))) % order;
  const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
  const point = Point.BASE.multiply(nonce).add(torsion).toBytes();
  const challenge = bytesToNumberLE(sha512(concatBytes(point, pointBytes, message))) % order;
  return concatBytes(point, numberToBytesLE((nonce + challenge * scalar) % order, 32));
}

export const correctionOf = (files: Files) =>
  pathsOf(files, 'sheets').find(
    (path) => payloadAt<'score-sheet'>(files, path).replaces.length > 0,
  ) ?? '';

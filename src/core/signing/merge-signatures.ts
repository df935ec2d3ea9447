import { base64ToBytes, bytesToBase64, hexToBytes } from '../bytes/binary.ts';
import { signEd25519, type Ed25519Verifier } from '../crypto/ed25519.ts';
import {
  findSigners,
  openEnvelope,
  preAuthEncoding,
  type Envelope,
  type Signer,
  type SigningKey,
} from '../envelope/dsse.ts';
import { fail, ok, type Result } from '../result.ts';

export type MergedSignatures = {
  readonly envelope: Envelope;
  /** Distinct expected keys whose signature holds, in the order of their hexadecimal text. */
  readonly signers: readonly Signer[];
};

/**
 * Puts the signatures of two copies of one envelope together. What is not a valid signature of one
 * of the keys is left behind, and each key counts once (threats.md row 16); so copies may come in
 * any order, repeatedly, and with any part of the signatures. Copies of different content are
 * `different-content`.
 */
export function mergeSignatures(
  one: Envelope,
  other: Envelope,
  keys: readonly string[],
  verify: Ed25519Verifier,
): Result<MergedSignatures, 'different-content' | 'bad-base64'> {
  if (one.payload !== other.payload || one.payloadType !== other.payloadType) {
    return fail('different-content');
  }
  const opened = openEnvelope({ ...one, signatures: [] });
  if (!opened.ok) return fail('bad-base64');
  const signatures = [...one.signatures, ...other.signatures].flatMap(({ keyid, sig }) => {
    const bytes = base64ToBytes(sig);
    return bytes === null ? [] : [{ keyid, sig: bytes }];
  });
  const expected = keys
    .toSorted()
    .map((hex) => ({ hex, bytes: hexToBytes(hex) ?? new Uint8Array() }));
  const signers = findSigners({ ...opened.value, signatures }, expected, verify);
  return ok({ envelope: { ...one, signatures: signers.map(toSignature) }, signers });
}

/** The envelope with one more signature; a key that has signed already adds nothing new. */
export function addSignature(envelope: Envelope, key: SigningKey): Envelope {
  const payload = base64ToBytes(envelope.payload);
  if (payload === null) throw new Error('the envelope was read before');
  const message = preAuthEncoding(envelope.payloadType, payload);
  const own = { key: key.publicKeyHex, signature: signEd25519(key.secretSeed, message) };
  const others = envelope.signatures.filter(({ keyid }) => keyid !== key.publicKeyHex);
  return { ...envelope, signatures: [...others, toSignature(own)] };
}

function toSignature({ key, signature }: Signer): Envelope['signatures'][number] {
  return { keyid: key, sig: bytesToBase64(signature) };
}

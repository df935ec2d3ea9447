import { bytesToBase64 } from '../bytes/binary.ts';
import { signSm2, sm2PublicKey, verifySm2 } from '../crypto/sm2.ts';
import { parseEnvelope, preAuthEncoding, type Envelope, type OpenEnvelope } from './dsse.ts';

/** The SM2 key of a device or of operations; its signature stands beside the Ed25519 one. */
export type Sm2SigningKey = { readonly publicKeyHex: string; readonly secret: Uint8Array };

/** The signing key of a 32-byte SM2 secret; null gives null, since the key is optional. */
export function sm2SigningKeyOf(secret: Uint8Array | null): Sm2SigningKey | null {
  return secret === null ? null : { publicKeyHex: sm2PublicKey(secret), secret };
}

/** The envelope with a further signature, over the same PAE (docs/formats.md, Second signatures). */
export function addSm2Signature(
  envelope: Envelope,
  payload: Uint8Array,
  { publicKeyHex, secret }: Sm2SigningKey,
): Envelope {
  const message = preAuthEncoding(envelope.payloadType, payload);
  const sig = bytesToBase64(signSm2(secret, message));
  const second = { keyid: `sm2:${publicKeyHex}`, sig };
  return { ...envelope, signatures: [...envelope.signatures, second] };
}

export type SecondSignatureProblem = 'sm2-signature-missing' | 'sm2-signature-bad';

/**
 * Whether the envelope bears the SM2 signature of this key. Anything but one that holds is a problem,
 * because the key stands in a roster or charter: its owner undertook to sign so.
 */
export function findSecondSignatureProblem(
  envelope: OpenEnvelope,
  publicKeyHex: string,
): SecondSignatureProblem | null {
  const named = envelope.signatures.filter(({ keyid }) => keyid === `sm2:${publicKeyHex}`);
  if (named.length === 0) return 'sm2-signature-missing';
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  const holds = named.some(({ sig }) => verifySm2(publicKeyHex, message, sig));
  return holds ? null : 'sm2-signature-bad';
}

/** As `findSecondSignatureProblem`, for the bytes of a signed object that was read before. */
export function findSecondSignatureProblemIn(
  bytes: Uint8Array,
  publicKeyHex: string,
): SecondSignatureProblem | null {
  const envelope = parseEnvelope(bytes);
  return envelope.ok
    ? findSecondSignatureProblem(envelope.value, publicKeyHex)
    : 'sm2-signature-missing';
}

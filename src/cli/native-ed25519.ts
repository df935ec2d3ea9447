import { createPublicKey, verify } from 'node:crypto';
import type { SignatureEquation } from '../core/crypto/ed25519.ts';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * OpenSSL's arithmetic for `verify`, faster than the portable one: cofactorless with a byte-exact R,
 * as the strict profile demands. It stands apart from the backend's copy so that
 * `verify` can be audited without the backend; `--portable` does without it altogether.
 */
export const nativeEquation: SignatureEquation = (publicKey, message, signature) => {
  const der = Buffer.concat([SPKI_PREFIX, publicKey]);
  return verify(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  );
};

import { readSignedObject } from '../../core/envelope/signed-object.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import { computeLeafHash } from '../../core/log/leaf.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { nativeSha256Bytes, verifyEd25519 } from '../crypto-node.ts';

/** Leaf hash of a sheet, from this device's own bytes of it. */
export function leafOfSheet({ bytes }: { readonly bytes: Uint8Array }): Sha256Hex {
  const sheet = readSignedObject(
    'score-sheet',
    bytes,
    (payload) => ({ keys: [payload.deviceKey], threshold: 1 }),
    verifyEd25519,
  );
  if (!sheet.ok) throw new Error(`own sheet does not verify: ${sheet.error.type}`);
  const { payload, signers } = sheet.value;
  return computeLeafHash('score-sheet', canonicalBytes(payload), signers, nativeSha256Bytes);
}

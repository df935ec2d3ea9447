import type { FingerprintView } from '../../contract/shapes.ts';
import { hexToBytes } from '../../core/bytes/binary.ts';
import {
  computeDeviceFingerprint,
  computeKeyFingerprint,
  fingerprintToDigits,
  fingerprintToWords,
  type FingerprintHex,
} from '../../core/crypto/fingerprint.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';

/** A fingerprint in every form that people compare. */
export function toFingerprintView(fingerprint: FingerprintHex): FingerprintView {
  return {
    hex: fingerprint as Sha256Hex,
    digits: fingerprintToDigits(fingerprint),
    wordsZh: [...fingerprintToWords(fingerprint, 'zh-CN')],
    wordsEn: [...fingerprintToWords(fingerprint, 'en')],
  };
}

/** Fingerprint of a device by its two public keys. */
export function deviceFingerprint(device: {
  readonly ed25519: string;
  readonly age: string;
}): FingerprintView {
  return toFingerprintView(computeDeviceFingerprint(keyBytes(device.ed25519), device.age));
}

/** Fingerprint of a key that stands alone, as root keys do in a charter. */
export function keyFingerprint(ed25519: string): FingerprintView {
  return toFingerprintView(computeKeyFingerprint(keyBytes(ed25519)));
}

function keyBytes(hex: string): Uint8Array {
  const bytes = hexToBytes(hex);
  if (!bytes) throw new Error('key is not hexadecimal');
  return bytes;
}

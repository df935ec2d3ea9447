import type { FingerprintView } from '../../contract/shapes.ts';
import { hexToBytes } from '../../core/bytes/binary.ts';
import {
  computeDeviceFingerprint,
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
  const key = hexToBytes(device.ed25519);
  if (!key) throw new Error('device key is not hexadecimal');
  return toFingerprintView(computeDeviceFingerprint(key, device.age));
}

import { base64, hex } from '@scure/base';

/** Lower-case hexadecimal of the bytes. */
export function bytesToHex(bytes: Uint8Array): string {
  return hex.encode(bytes);
}

/** Parses lower-case hexadecimal; anything else gives `null`. */
export function hexToBytes(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return hex.decode(text);
}

/** Standard padded base64 (RFC 4648, section 4). */
export function bytesToBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** Stands for every character that is no digit; the digits are 0 to 63. */
const NO_DIGIT = 64;
const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64_DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 64; digit += 1) {
  BASE64_DIGITS[BASE64_ALPHABET.charCodeAt(digit)] = digit;
}

/**
 * Parses standard padded base64 with zero trailing bits; any other spelling gives `null`. Written
 * out, because a verifier decodes every sheet: the library's decoder took a tenth of its time.
 */
export function base64ToBytes(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  // The padding decodes as zeros, so that the last group is a group like the others.
  const whole = text.slice(0, text.length - padding) + 'A'.repeat(padding);
  const bytes = new Uint8Array((text.length / 4) * 3);
  let seen = 0;
  for (let index = 0, at = 0; index < whole.length; index += 4, at += 3) {
    const a = digitAt(whole, index);
    const b = digitAt(whole, index + 1);
    const c = digitAt(whole, index + 2);
    const d = digitAt(whole, index + 3);
    seen |= a | b | c | d;
    bytes[at] = (a << 2) | (b >> 4);
    bytes[at + 1] = (b << 4) | (c >> 2);
    bytes[at + 2] = (c << 6) | d;
  }
  const end = bytes.length - padding;
  // Bits behind the end would give one content two spellings.
  const isClean = seen < NO_DIGIT && bytes.subarray(end).every((byte) => byte === 0);
  return isClean ? bytes.subarray(0, end) : null;
}

function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? (BASE64_DIGITS[code] ?? NO_DIGIT) : NO_DIGIT;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Uint8Array(total);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

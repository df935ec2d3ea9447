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

/** Parses standard padded base64 with zero trailing bits; any other spelling gives `null`. */
export function base64ToBytes(text: string): Uint8Array | null {
  try {
    const bytes = base64.decode(text);
    return base64.encode(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
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

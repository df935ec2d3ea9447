const encoder = new TextEncoder();
/** `ignoreBOM: true` keeps a BOM in the text, so that it can be seen and refused. */
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a string. Lone surrogates must have been refused before (see `isWellFormedText`). */
export function textToBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Decodes UTF-8 strictly: invalid sequences and a byte order mark give `null` (threats.md row 11). */
export function bytesToText(bytes: Uint8Array): string | null {
  try {
    const text = strictDecoder.decode(bytes);
    return text.startsWith('\uFEFF') ? null : text;
  } catch {
    return null;
  }
}

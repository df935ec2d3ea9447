let table: ReadonlyMap<string, number> | undefined;

/** Encodes text in GBK, the code of Windows code page 936, as the GBK-EUC-H CMap reads it. */
export function encodeGbk(text: string): Uint8Array {
  table ??= createGbkTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0);
    const pair = table.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) throw new RangeError(`not in GBK: ${char}`);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

// The platform decodes GBK but does not encode it, so the table is the decoder turned around.
function createGbkTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk', { fatal: true });
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decodePair(decoder, lead, trail);
      if (char !== undefined && !codes.has(char)) codes.set(char, (lead << 8) | trail);
    }
  }
  return codes;
}

function decodePair(decoder: TextDecoder, lead: number, trail: number): string | undefined {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    return Array.from(text).length === 1 ? text : undefined;
  } catch {
    return undefined;
  }
}

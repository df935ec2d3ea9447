import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../../../../src/backend/demo/materials/pdf/gbk-encoding.ts';
import { embedded, generatorDir } from './demo-fixtures.ts';

// Everything that the generator prints comes from literals in its sources, and numbers.
function readSourceCharacters(): ReadonlySet<string> {
  const files = readdirSync(generatorDir, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(generatorDir, file), 'utf8'));
  const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
  return new Set([...Array.from(texts.join('')), ...ascii, '\u3000'].filter((char) => char >= ' '));
}

describe('the demo font', () => {
  const font = embedded.embedFont ? embedded.font : new Uint8Array();
  const known = new Set(fontkit.create(Buffer.from(font)).characterSet);

  it('has every character that the generator can print', () => {
    const characters = [...readSourceCharacters()];
    expect(characters.length).toBeGreaterThan(1000);
    expect(characters.filter((char) => !known.has(char.codePointAt(0) ?? 0))).toEqual([]);
  });

  it('has the 3,755 common hanzi, for texts that come from elsewhere', () => {
    const decoder = new TextDecoder('gbk');
    const missing: string[] = [];
    for (let lead = 0xb0; lead <= 0xd7; lead += 1) {
      for (let trail = 0xa1; trail <= (lead === 0xd7 ? 0xf9 : 0xfe); trail += 1) {
        const char = decoder.decode(Uint8Array.of(lead, trail));
        if (!known.has(char.codePointAt(0) ?? 0)) missing.push(char);
      }
    }
    expect(missing).toEqual([]);
  });

  it('stays under 1.5 MB', () => {
    expect(font.length).toBeLessThan(1_500_000);
  });
});

describe('encodeGbk', () => {
  it('inverts the platform decoder for every printable character', () => {
    const text = [...readSourceCharacters()].filter((char) => char !== '\u00b7').join('');
    expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
  });

  it('refuses what GBK cannot say', () => {
    expect(() => encodeGbk('😀')).toThrow('not in GBK');
  });
});

import { readVectorBytes } from './vectors.ts';

/** One stanza of OpenSSL's test recipes (evp_test): `Name = value` lines up to an empty line. */
export type Recipe = ReadonlyMap<string, string>;

/** The recipes of a file, in order; PEM blocks between them are read by `readPem`. */
export function readRecipes(name: string): readonly Recipe[] {
  return readText(name)
    .split(/\n\s*\n/)
    .map((stanza) => {
      const lines = stanza.split('\n').filter((line) => !line.startsWith('#'));
      return new Map(
        lines.flatMap((line) => {
          const [, key, value] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
          return key === undefined ? [] : [[key, value ?? ''] as const];
        }),
      );
    })
    .filter((recipe) => recipe.size > 0);
}

/** The bytes of the first PEM block of a file. */
export function readPem(name: string): Uint8Array {
  const body = /-----BEGIN [A-Z ]+-----([^-]+)-----END/.exec(readText(name))?.[1] ?? '';
  return new Uint8Array(Buffer.from(body, 'base64'));
}

function readText(name: string): string {
  return Buffer.from(readVectorBytes('sm', name)).toString('utf8');
}

/** DER `SEQUENCE { INTEGER r, INTEGER s }` as the 64 bytes r‖s. */
export function derToRaw(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const integer = der.subarray(at + 2, at + 2 + length);
    const significant = integer.subarray(integer.findIndex((byte) => byte !== 0));
    raw.set(significant, end - significant.length);
    at += 2 + length;
  }
  return raw;
}

/** The reverse of `derToRaw`. */
export function rawToDer(raw: Uint8Array): Uint8Array {
  const integers = [raw.subarray(0, 32), raw.subarray(32)].map((bytes) => {
    const significant = [
      ...bytes.subarray(
        Math.max(
          0,
          bytes.findIndex((byte) => byte !== 0),
        ),
      ),
    ];
    const positive = (significant[0] ?? 0) >= 0x80 ? [0, ...significant] : significant;
    return [0x02, positive.length, ...positive];
  });
  const body = integers.flat();
  return new Uint8Array([0x30, body.length, ...body]);
}

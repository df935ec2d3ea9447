import type { SeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { concatBytes } from '../../src/core/bytes/binary.ts';

type Change = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

/** One blind change each: whoever makes it knows nothing of the format. */
const CHANGES: readonly Change[] = [
  (bytes, random) => withByte(bytes, random.int(bytes.length), (old) => old ^ (1 << random.int(8))),
  (bytes, random) => withByte(bytes, random.int(bytes.length), () => random.int(256)),
  (bytes, random) => {
    const at = random.int(bytes.length + 1);
    return splice(bytes, at, at, random.bytes(1 + random.int(8)));
  },
  (bytes, random) => {
    const at = random.int(bytes.length);
    return splice(bytes, at, Math.min(bytes.length, at + 1 + random.int(64)), EMPTY);
  },
  (bytes, random) => bytes.slice(0, random.int(bytes.length)),
  (bytes, random) => bytes.slice(1 + random.int(bytes.length - 1)),
  (bytes, random) => concatBytes(bytes, random.bytes(1 + random.int(64))),
  (bytes, random) => {
    const from = random.int(bytes.length);
    const piece = bytes.slice(from, from + 1 + random.int(200));
    const at = random.int(bytes.length + 1);
    return splice(bytes, at, random.int(2) === 0 ? at : at + piece.length, piece);
  },
  (bytes, random) => {
    const from = random.int(bytes.length);
    const zeros = new Uint8Array(1 + random.int(32)).fill(random.int(2) === 0 ? 0 : 0xff);
    return splice(bytes, from, Math.min(bytes.length, from + zeros.length), zeros);
  },
];

const EMPTY = new Uint8Array();

/** Some other bytes; may by chance be the same. */
export function changeBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (bytes.length < 2) return random.bytes(3);
  return random.pick(CHANGES)(bytes, random);
}

function withByte(bytes: Uint8Array, at: number, change: (old: number) => number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = change(copy[at] ?? 0);
  return copy;
}

function splice(bytes: Uint8Array, from: number, to: number, piece: Uint8Array): Uint8Array {
  return concatBytes(bytes.slice(0, from), piece, bytes.slice(to));
}

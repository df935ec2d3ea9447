import { HashMD } from '@noble/hashes/_md.js';
import { bytesToHex } from '../bytes/binary.ts';

/** GB/T 32905-2016, 4.1. */
const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;
const EXPANDED = new Uint32Array(68);
/** 4.2: the constant of each round, already turned by the round's number. */
const ROUND_CONSTANTS = Uint32Array.from({ length: 64 }, (_, round) =>
  turn(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
);

function turn(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/**
 * SM3 (GB/T 32905-2016) fed piece by piece. The library that brings SM2 hashes whole messages only,
 * and an archive may be larger than memory; padding and buffering are noble's, as for SHA-256.
 */
class Sm3 extends HashMD<Sm3> {
  private state: number[] = INITIAL.map((word) => word | 0);

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    return this.state;
  }

  protected set(...words: number[]): void {
    this.state = words;
  }

  protected process(view: DataView, offset: number): void {
    expandBlock(view, offset);
    const mixed = compress(this.state);
    this.state = this.state.map((word, index) => word ^ (mixed[index] ?? 0));
  }

  protected roundClean(): void {
    EXPANDED.fill(0);
  }

  override _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.set(...this.state);
    return this._cloneIntoMeta(to);
  }

  override destroy(): void {
    this.destroyed = true;
    this.state = INITIAL.map(() => 0);
    this.buffer.fill(0);
  }
}

/** 5.3.2, message expansion. */
function expandBlock(view: DataView, offset: number): void {
  const words = EXPANDED;
  for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(offset + 4 * at, false);
  for (let at = 16; at < 68; at += 1) {
    const mixed = expanded(at - 16) ^ expanded(at - 9) ^ turn(expanded(at - 3), 15);
    words[at] =
      mixed ^ turn(mixed, 15) ^ turn(mixed, 23) ^ turn(expanded(at - 13), 7) ^ expanded(at - 6);
  }
}

function expanded(at: number): number {
  return EXPANDED[at] ?? 0;
}

/** 5.3.3, the 64 rounds over one expanded block. */
function compress(state: readonly number[]): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round += 1) {
    const a12 = turn(a, 12);
    const first = turn((a12 + e + (ROUND_CONSTANTS[round] ?? 0)) | 0, 7);
    const early = round < 16;
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const left = (ff + d + (first ^ a12) + (expanded(round) ^ expanded(round + 4))) | 0;
    const right = (gg + h + first + expanded(round)) | 0;
    d = c;
    c = turn(b, 9);
    b = a;
    a = left;
    h = g;
    g = turn(f, 19);
    f = e;
    e = right ^ turn(right, 9) ^ turn(right, 17);
  }
  return [a, b, c, d, e, f, g, h];
}

/** SM3 of the bytes, in lower-case hexadecimal: 64 digits. */
export function sm3Hex(bytes: Uint8Array): string {
  return createSm3().update(bytes).hex();
}

/** SM3 of what comes in pieces. `hex` ends it: after that it takes no more. */
export type Sm3Stream = { update(piece: Uint8Array): Sm3Stream; hex(): string };

export function createSm3(): Sm3Stream {
  const hash = new Sm3();
  const stream: Sm3Stream = {
    update(piece) {
      hash.update(piece);
      return stream;
    },
    hex: () => bytesToHex(hash.digest()),
  };
  return stream;
}

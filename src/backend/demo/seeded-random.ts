/** Reproducible randomness for demo material; never for keys, seals or draws. */
export interface SeededRandom {
  /** A float in [0, 1). */
  next(): number;
  /** An integer in [0, max). */
  int(max: number): number;
  pick<T>(list: readonly T[]): T;
  bytes(length: number): Uint8Array;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): readonly T[];
}

/** sfc32 seeded through splitmix32, so that neighbouring seeds give unrelated streams. */
export function createSeededRandom(seed: number): SeededRandom {
  const nextWord = createSfc32(seed);
  const next = (): number => nextWord() / 2 ** 32;
  const int = (max: number): number => {
    if (!Number.isSafeInteger(max) || max <= 0) throw new RangeError(`int(${max})`);
    return Math.floor(next() * max);
  };
  return {
    next,
    int,
    pick: (list) => at(list, int(list.length)),
    bytes: (length) => Uint8Array.from({ length }, () => nextWord() & 0xff),
    shuffle: (list) => shuffle(list, int),
  };
}

/** Derives an independent seed for one part of a larger whole. */
export function deriveSeed(seed: number, part: number): number {
  return createSplitmix32((seed ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0)();
}

function createSfc32(seed: number): () => number {
  const mix = createSplitmix32(seed);
  let a = mix() | 0;
  let b = mix() | 0;
  let c = mix() | 0;
  let counter = 1;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

function createSplitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

function shuffle<T>(list: readonly T[], int: (max: number) => number): readonly T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = int(last + 1);
    const held = at(copy, last);
    copy[last] = at(copy, other);
    copy[other] = held;
  }
  return copy;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`index ${index} of ${list.length}`);
  return value;
}

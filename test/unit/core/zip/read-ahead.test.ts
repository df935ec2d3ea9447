import { expect, test } from 'vitest';
import {
  memoryRandomAccess,
  readAheadAccess,
  type RandomAccess,
} from '../../../../src/core/zip/random-access.ts';

const BYTES = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

function counting(source: RandomAccess): RandomAccess & { readonly reads: () => number } {
  let reads = 0;
  return {
    size: source.size,
    reads: () => reads,
    read: (offset, length) => {
      reads += 1;
      return source.read(offset, length);
    },
  };
}

test('small parts in order come out of few reads', async () => {
  const source = counting(memoryRandomAccess(BYTES));
  const ahead = readAheadAccess(source, 100);
  for (let offset = 0; offset < BYTES.length; offset += 10) {
    expect(await ahead.read(offset, 10)).toEqual(BYTES.subarray(offset, offset + 10));
  }
  expect(source.reads()).toBe(10);
});

test('gives the same bytes in any order, and fewer only where the source ends', async () => {
  const ahead = readAheadAccess(memoryRandomAccess(BYTES), 64);
  const places = [
    [900, 20],
    [0, 5],
    [3, 64],
    [60, 10],
    [990, 30],
    [40, 500],
    [1000, 4],
    [7, 0],
  ];
  for (const [offset = 0, length = 0] of places) {
    expect(await ahead.read(offset, length)).toEqual(BYTES.subarray(offset, offset + length));
  }
});

test('reads that overlap in time do not mix up', async () => {
  const ahead = readAheadAccess(memoryRandomAccess(BYTES), 50);
  const offsets = [0, 300, 10, 700, 20];
  const found = await Promise.all(offsets.map((offset) => ahead.read(offset, 10)));
  expect(found).toEqual(offsets.map((offset) => BYTES.subarray(offset, offset + 10)));
});

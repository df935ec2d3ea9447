import { expect, test } from 'vitest';
import { nextRow } from '../../../src/renderer/features/judge/list/next-row.ts';

const at = (row: number, count = 10, perPage = 4) => ({ row, count, perPage });

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 7],
  ['PageDown', 8, 9],
  ['PageUp', 6, 2],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
])('%s from row %i leads to row %i', (key, from, to) => {
  expect(nextRow(key, at(from))).toBe(to);
});

test('a page is one row at least', () => {
  expect(nextRow('PageDown', at(3, 10, 0))).toBe(4);
});

test('other keys, and the focus elsewhere, are not the list’s', () => {
  expect(nextRow('Enter', at(3))).toBeNull();
  expect(nextRow('End', at(-1))).toBeNull();
  expect(nextRow('End', at(0, 0))).toBeNull();
});

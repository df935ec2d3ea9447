import { expect, it } from 'vitest';
import { findReplaced } from '../../../../src/core/chain/find-replaced.ts';

it('goes through corrections of corrections, past what is absent, and ends in a circle', () => {
  const sheets = new Map([
    ['a', { replaces: [] }],
    ['b', { replaces: ['a'] }],
    ['c', { replaces: ['b', 'absent'] }],
    ['x', { replaces: ['y'] }],
    ['y', { replaces: ['x'] }],
  ]);
  const of = (...heads: readonly string[]) =>
    [...findReplaced(heads, (hash) => sheets.get(hash))].toSorted();
  expect(of('c')).toEqual(['a', 'absent', 'b']);
  expect(of('a')).toEqual([]);
  expect(of('x')).toEqual(['x', 'y']);
  expect(of('b', 'b')).toEqual(['a']);
});

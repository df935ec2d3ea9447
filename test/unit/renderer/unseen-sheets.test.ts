import { expect, it } from 'vitest';
import { unseenSheets, withShown } from '../../../src/renderer/features/judge/review/unseen.ts';

const A = { entry: 'A', contentHash: '11' };
const B = { entry: 'B', contentHash: '22' };
const C = { entry: 'C', contentHash: '33' };

it('the seal waits for every sheet that was not on screen yet', () => {
  const first = withShown(new Set(), A);
  expect(unseenSheets([A, B, C], first)).toEqual(['B', 'C']);
  const twice = withShown(withShown(first, C), A);
  expect(unseenSheets([A, B, C], twice)).toEqual(['B']);
  expect(unseenSheets([A, B, C], withShown(twice, B))).toEqual([]);
});

it('a sheet that says something else since it was shown is to be shown again', () => {
  const shown = withShown(withShown(new Set(), A), B);
  expect(unseenSheets([A, { ...B, contentHash: '44' }], shown)).toEqual(['B']);
});

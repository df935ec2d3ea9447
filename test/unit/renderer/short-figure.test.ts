import { expect, it } from 'vitest';
import { shortFigure } from '../../../src/renderer/features/organizer/sensitivity/short-figure.ts';

it.each([
  ['253/3', '84.33'],
  ['-109/60', '-1.82'],
  ['17/8', '2.13'],
  ['12', '12.00'],
])('shows %s to two places', (exact, text) => {
  expect(shortFigure({ exact })).toBe(text);
});

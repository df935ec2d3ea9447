import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cornersToShare,
  regionToShown,
  shownToRegion,
} from '../../../src/renderer/features/judge/material/pdf/region.ts';

const ROTATIONS = [0, 90, 180, 270] as const;

describe('regions of a page', () => {
  it('go with the page when it is turned clockwise', () => {
    // The upper left corner comes to the upper right.
    const corner = { x: 0, y: 0, width: 1000, height: 500 };
    const shown = regionToShown(corner, 90);
    expect(shown.x).toBeCloseTo(0.95);
    expect(shown).toMatchObject({ y: 0, width: 0.05, height: 0.1 });
  });

  it('come back from every rotation as they were', () => {
    const part = fc.integer({ min: 0, max: 5000 });
    const region = fc.record({ x: part, y: part, width: part, height: part });
    fc.assert(
      fc.property(region, fc.constantFrom(...ROTATIONS), (before, rotation) => {
        expect(shownToRegion(regionToShown(before, rotation), rotation)).toEqual(before);
      }),
    );
  });

  it('stay on the page, however far the pointer was dragged', () => {
    const region = shownToRegion(cornersToShare([0.9, 0.9], [1.5, -0.2]), 0);
    expect(region).toEqual({ x: 9000, y: 0, width: 1000, height: 9000 });
  });

  it('make a spot of a click', () => {
    const { x, y, width, height } = cornersToShare([0.5, 0.5], [0.501, 0.5]);
    expect(x + width / 2).toBeCloseTo(0.5);
    expect(y + height / 2).toBeCloseTo(0.5);
    expect(width).toBeGreaterThan(0.02);
  });
});

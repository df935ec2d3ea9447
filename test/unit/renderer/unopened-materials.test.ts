import { describe, expect, it } from 'vitest';
import type { Material } from '../../../src/core/model/assignment.ts';
import { findUnopened } from '../../../src/renderer/features/judge/material/unopened.ts';

const material = (name: string, mediaType: string) =>
  ({ name, mediaType, sha256: name, size: 1 }) as unknown as Material;
const plan = material('plan.pdf', 'application/pdf');
const film = material('Demo.mp4', 'video/mp4');
const captions = material('demo.VTT', 'text/vtt');
const stray = material('other.vtt', 'text/vtt');
const namesOf = (materials: readonly Material[], opened: Readonly<Record<string, unknown>>) => {
  const { unopened, total } = findUnopened(materials, opened);
  return [total, ...unopened.map(({ name }) => name)];
};

describe('materials that were never opened', () => {
  it('are named, with how many there are to read', () => {
    expect(namesOf([plan, film], {})).toEqual([2, 'plan.pdf', 'Demo.mp4']);
    expect(namesOf([plan, film], { 'plan.pdf': {} })).toEqual([2, 'Demo.mp4']);
    expect(namesOf([plan, film], { 'plan.pdf': {}, 'Demo.mp4': {} })).toEqual([2]);
  });

  it('are not the captions of a film, which are read with it; captions of nothing are a text', () => {
    expect(namesOf([film, captions, stray], {})).toEqual([2, 'Demo.mp4', 'other.vtt']);
  });

  it('does not take inherited names for a record', () => {
    expect(namesOf([material('toString', 'text/plain')], {})).toEqual([1, 'toString']);
  });
});

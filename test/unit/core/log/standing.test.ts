import { describe, expect, it } from 'vitest';
import { createStandingOf } from '../../../../src/core/log/standing.ts';
import type { Ed25519Hex, StageId } from '../../../../src/core/model/primitives.ts';

const device = 'aa'.repeat(32) as Ed25519Hex;
const leaves = (
  ['charter', 'opening', 'score-sheet', 'closing', 'score-sheet', 'opening', 'score-sheet'] as const
).map((kind) => ({ kind }));

describe('createStandingOf', () => {
  it('counts a sheet between an opening and a closing, and after a second opening', () => {
    const standingOf = createStandingOf(leaves, [], 'final');
    expect([2, 4, 6].map((index) => standingOf(index, device))).toEqual([
      'counts',
      'late',
      'counts',
    ]);
  });

  it('revokes a device from the index on, in that stage only', () => {
    const revocation = { device, stage: 'final' as StageId, fromIndex: 4, reason: 'stolen' };
    const standingOf = createStandingOf(leaves, [revocation], 'final');
    expect([2, 4, 6].map((index) => standingOf(index, device))).toEqual([
      'counts',
      'revoked',
      'revoked',
    ]);
    expect(standingOf(6, 'bb'.repeat(32))).toBe('counts');
    expect(createStandingOf(leaves, [revocation], 'preliminary')(6, device)).toBe('counts');
  });
});

import type { Revocation } from '../model/people.ts';
import type { Standing } from '../model/score-sheet.ts';
import type { LogLeaf } from './log-leaves.ts';

/** How a sheet of a device stands at a place of the log. */
export type StandingOf = (index: number, deviceKey: string) => Standing;

/**
 * Order is the log's index: a sheet counts when the last opening or closing before it is an opening
 * (threats.md row 29), and its device is not revoked from an earlier place on, or from this one
 * (row 31). Revocation weighs more than lateness.
 */
export function createStandingOf(
  leaves: readonly Pick<LogLeaf, 'kind'>[],
  revocations: readonly Revocation[],
  stage: string,
): StandingOf {
  const openAt = openness(leaves);
  const revokedFrom = new Map<string, number>();
  for (const { device, fromIndex, stage: named } of revocations) {
    if (named !== stage) continue;
    revokedFrom.set(device, Math.min(fromIndex, revokedFrom.get(device) ?? Infinity));
  }
  return (index, deviceKey) => {
    if (index >= (revokedFrom.get(deviceKey) ?? Infinity)) return 'revoked';
    return openAt(index) ? 'counts' : 'late';
  };
}

function openness(leaves: readonly Pick<LogLeaf, 'kind'>[]): (index: number) => boolean {
  const turns = leaves.flatMap(({ kind }, index) =>
    kind === 'opening' || kind === 'closing' ? [{ index, opens: kind === 'opening' }] : [],
  );
  return (index) => turns.findLast((turn) => turn.index < index)?.opens ?? false;
}

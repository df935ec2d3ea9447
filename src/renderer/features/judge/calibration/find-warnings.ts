import { computeOwnTotal } from '../own-total.ts';
import type { OwnMarked } from './own-marks.ts';

export type CalibrationWarning = {
  readonly entry: string;
  readonly code: 'all-equal' | 'outlier-low' | 'outlier-high' | 'same-total';
  /** Entries that the warning is about, beside its own. */
  readonly others: readonly string[];
};

/** Fewer say nothing about what is usual for a judge. */
const ENOUGH = 6;
/** Median absolute deviations; about three standard deviations of a normal distribution. */
const FAR = 4.5;
/** Share of full marks: a judge who gives nearly everybody the same is not warned of two points. */
const LEAST_SPREAD = 0.02;

/**
 * What a judge may want to look at once more before sealing. Only their own marks are compared, and
 * only within one rubric. It informs: nothing is ever refused for it.
 */
export function findWarnings(
  marked: readonly OwnMarked[],
  sealing: readonly string[],
): readonly CalibrationWarning[] {
  return marked
    .filter(({ item }) => sealing.includes(item.deskEntry.entry.id))
    .flatMap((own) => warningsOf(own, marked));
}

function warningsOf(own: OwnMarked, all: readonly OwnMarked[]): readonly CalibrationWarning[] {
  const entry = own.item.deskEntry.entry.id;
  const peers = all.filter((one) => one !== own && isComparable(one, own));
  const same = peers.filter(({ total }) => total.text === own.total.text);
  const others = same.map(({ item }) => item.deskEntry.entry.id);
  const warnings: CalibrationWarning[] = [];
  if (isAllEqual(own)) warnings.push({ entry, code: 'all-equal', others: [] });
  if (others.length > 0) warnings.push({ entry, code: 'same-total', others });
  const side = findOutlier(own, peers);
  if (side !== null) warnings.push({ entry, code: `outlier-${side}`, others: [] });
  return warnings;
}

function isComparable(one: OwnMarked, other: OwnMarked): boolean {
  const division = ({ item }: OwnMarked) => item.deskEntry.entry.division;
  return one.rubric.id === other.rubric.id && division(one) === division(other);
}

/** The same share of full marks everywhere, as of somebody who drew a line through the form. */
function isAllEqual({ rubric, marks }: OwnMarked): boolean {
  const shares = rubric.criteria.map(({ id, min, max }) => ((marks[id] ?? 0) - min) / (max - min));
  return shares.length > 1 && shares.every((share) => share === shares[0]);
}

function findOutlier(own: OwnMarked, peers: readonly OwnMarked[]): 'low' | 'high' | null {
  if (peers.length < ENOUGH) return null;
  const totals = peers.map(shareOf);
  const middle = median(totals);
  const spread = median(totals.map((total) => Math.abs(total - middle)));
  const distance = shareOf(own) - middle;
  if (Math.abs(distance) <= FAR * Math.max(spread, LEAST_SPREAD)) return null;
  return distance < 0 ? 'low' : 'high';
}

/** Share of full marks: a figure to compare, not one to show; totals themselves stay exact. */
function shareOf({ rubric, total }: OwnMarked): number {
  const full = Object.fromEntries(rubric.criteria.map(({ id, max }) => [id, max]));
  return Number(total.text) / Number(computeOwnTotal(rubric, { marks: full })?.text);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

import type { EntryId, JudgeId } from '../model/primitives.ts';
import type { Rubric } from '../model/rubric.ts';
import type { Ruleset, TieBreak } from '../model/ruleset.ts';
import { assertNever } from '../result.ts';
import type { Aggregate, EntryScore, JudgeScore } from './entry-total.ts';
import { compareIds } from './order.ts';
import {
  compareRational,
  createRational,
  divideRational,
  fromScaled,
  sumRational,
  type Rational,
} from './rational.ts';
import { toFigure, type Figure } from './rounding.ts';

/** An entry that has a total. */
export type ScoredEntry = EntryScore & { readonly aggregate: Aggregate };

/** One tie-break that was tried on entries level so far. */
export type TieBreakUse = {
  /** Position in the ruleset's chain, from 0. */
  readonly index: number;
  readonly rule: TieBreak;
  /** Rank that the entries shared before. */
  readonly rank: number;
  /** The entries it was tried on with their values, in the order it left them in. */
  readonly values: readonly { readonly entry: EntryId; readonly value: Figure | null }[];
  /**
   * `separated` if any of them differ; `level` if all are equal; `not-applicable` if one has no
   * value (its head judge recused, say): then the rule says nothing about any of them.
   */
  readonly outcome: 'separated' | 'level' | 'not-applicable';
};

export type RankedGroup = { readonly rank: number; readonly entries: readonly ScoredEntry[] };
export type Ranking = {
  /** Best first; entries of one group stay level, in the order of their ids. */
  readonly groups: readonly RankedGroup[];
  readonly tieBreaks: readonly TieBreakUse[];
};

export type RankingContext = {
  readonly ruleset: Ruleset;
  readonly rubric: Rubric | null;
  readonly headJudges: ReadonlySet<JudgeId>;
};

/** Ranks entries of one division in style 1224. The order of the input does not matter. */
export function rankEntries(entries: readonly ScoredEntry[], context: RankingContext): Ranking {
  const byId = [...entries].sort((a, b) => compareIds(a.entry, b.entry));
  const key = context.ruleset.rankBy === 'rounded' ? 'total' : 'exact';
  const level = groupByValue(byId, ({ aggregate }) => aggregate[key]);
  const groups: RankedGroup[] = [];
  const tieBreaks: TieBreakUse[] = [];
  let rank = 1;
  for (const group of level) {
    for (const part of breakTies(group, rank, 0, context, tieBreaks)) {
      groups.push({ rank, entries: part });
      rank += part.length;
    }
  }
  return { groups, tieBreaks };
}

/** Splits level entries by the chain from `index` on; each part goes on to the next rule alone. */
function breakTies(
  group: readonly ScoredEntry[],
  rank: number,
  index: number,
  context: RankingContext,
  uses: TieBreakUse[],
): readonly (readonly ScoredEntry[])[] {
  const rule = context.ruleset.tieBreaks[index];
  if (group.length < 2 || rule === undefined) return [group];
  const values = new Map(group.map((score) => [score, tieBreakValue(score, rule, context)]));
  const applies = [...values.values()].every((value) => value !== null);
  const parts = applies ? groupByValue(group, (score) => values.get(score) ?? null) : [group];
  uses.push({
    index,
    rule,
    rank,
    values: parts.flat().map((score) => {
      const value = values.get(score) ?? null;
      return { entry: score.entry, value: value === null ? null : toFigure(value) };
    }),
    outcome: !applies ? 'not-applicable' : parts.length > 1 ? 'separated' : 'level',
  });
  let next = rank;
  return parts.flatMap((part) => {
    const broken = breakTies(part, next, index + 1, context, uses);
    next += part.length;
    return broken;
  });
}

/**
 * The figure that a tie-break compares, always exact and over every counted judge, trimmed or not;
 * higher is better. Null where the entry has none.
 */
export function tieBreakValue(
  score: EntryScore,
  rule: TieBreak,
  { rubric, headJudges }: RankingContext,
): Rational | null {
  switch (rule.by) {
    case 'untrimmed-mean':
      return meanOf(score.scores.map(({ total }) => total));
    case 'criterion':
      return meanOf(score.scores.flatMap((judge) => markOf(judge, rule.criterion, rubric)));
    case 'head-judge':
      return meanOf(
        score.scores.filter(({ judge }) => headJudges.has(judge)).map(({ total }) => total),
      );
    default:
      return assertNever(rule);
  }
}

function markOf(
  { marks }: JudgeScore,
  criterion: string,
  rubric: Rubric | null,
): readonly Rational[] {
  const mark = marks.find((given) => given.criterion === criterion);
  return mark === undefined || rubric === null ? [] : [fromScaled(mark.value, rubric.decimals)];
}

function meanOf(values: readonly Rational[]): Rational | null {
  if (values.length === 0) return null;
  return divideRational(sumRational(values), createRational(BigInt(values.length)));
}

/** Runs of equal values, highest first; the sort is stable, so each run keeps the order by id. */
function groupByValue(
  entries: readonly ScoredEntry[],
  valueOf: (entry: ScoredEntry) => Rational | null,
): readonly (readonly ScoredEntry[])[] {
  const valued = entries.map((entry) => ({ entry, value: valueOf(entry) ?? createRational(0n) }));
  valued.sort((a, b) => compareRational(b.value, a.value));
  const runs: { readonly value: Rational; readonly entries: ScoredEntry[] }[] = [];
  for (const { entry, value } of valued) {
    const last = runs.at(-1);
    if (last && compareRational(last.value, value) === 0) last.entries.push(entry);
    else runs.push({ value, entries: [entry] });
  }
  return runs.map((run) => run.entries);
}

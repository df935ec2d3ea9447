import type { OpenState } from '../model/contest-result.ts';
import type { CriterionId, EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { Rounding, Ruleset } from '../model/ruleset.ts';
import type { Rubric } from '../model/rubric.ts';
import type { Aggregate, EntryScore, JudgeScore } from './entry-total.ts';
import { formatScaled } from './mark-text.ts';
import { fromScaled, multiplyRational, parseDecimal, ZERO } from './rational.ts';
import { roundToText, toFigure, type Figure } from './rounding.ts';

export type MarkLine = {
  readonly criterion: CriterionId;
  readonly mark: string;
  readonly weight: string;
  readonly product: Figure;
};
export type JudgeFigure = { readonly judge: JudgeId; readonly value: Figure };

/** One line of the paper calculation. Numbers are text, so that nothing can round them on the way. */
export type DerivationStep =
  | {
      readonly code: 'judge-total';
      readonly judge: JudgeId;
      readonly sheet: Sha256Hex;
      readonly marks: readonly MarkLine[];
      readonly total: Figure;
    }
  | {
      readonly code: 'judge-total-rounded';
      readonly judge: JudgeId;
      readonly rounding: Rounding;
      readonly before: Figure;
      readonly after: string;
    }
  | { readonly code: 'judge-recused'; readonly judge: JudgeId; readonly sheet: Sha256Hex }
  | { readonly code: 'judge-open'; readonly judge: JudgeId; readonly state: OpenState }
  | { readonly code: 'panel-short'; readonly counted: number; readonly minimum: number }
  | { readonly code: 'trimming-skipped'; readonly counted: number; readonly minimum: number }
  | {
      readonly code: 'dropped-low' | 'dropped-high';
      readonly judge: JudgeId;
      readonly value: Figure;
    }
  | { readonly code: 'sum'; readonly terms: readonly JudgeFigure[]; readonly sum: Figure }
  | {
      readonly code: 'division';
      readonly sum: Figure;
      readonly divisor: number;
      readonly quotient: Figure;
    }
  | {
      readonly code: 'entry-total-rounded';
      readonly rounding: Rounding;
      readonly before: Figure;
      readonly after: string;
    }
  | { readonly code: 'entry-total'; readonly entry: EntryId; readonly total: string }
  | { readonly code: 'no-total'; readonly entry: EntryId };

export const DERIVATION_CODES = [
  'judge-total',
  'judge-total-rounded',
  'judge-recused',
  'judge-open',
  'panel-short',
  'trimming-skipped',
  'dropped-low',
  'dropped-high',
  'sum',
  'division',
  'entry-total-rounded',
  'entry-total',
  'no-total',
] as const satisfies readonly DerivationStep['code'][];

/** The calculation of one entry, line by line. It prints what was computed and computes nothing. */
export function deriveEntryTotal(
  score: EntryScore,
  ruleset: Ruleset,
  rubric: Rubric | null,
): readonly DerivationStep[] {
  const steps: DerivationStep[] = score.scores.flatMap((judge) =>
    deriveJudge(judge, ruleset, rubric),
  );
  for (const { judge, sheet } of score.recused) steps.push({ code: 'judge-recused', judge, sheet });
  for (const { judge, state } of score.open) steps.push({ code: 'judge-open', judge, state });
  if (score.short) {
    steps.push({ code: 'panel-short', counted: score.scores.length, minimum: score.minimum });
  }
  if (score.aggregate === null) return [...steps, { code: 'no-total', entry: score.entry }];
  return [
    ...steps,
    ...deriveAggregate(score.aggregate, ruleset),
    { code: 'entry-total', entry: score.entry, total: score.aggregate.text },
  ];
}

function deriveJudge(
  { judge, sheet, marks, exact, total }: JudgeScore,
  { roundJudgeTotal }: Ruleset,
  rubric: Rubric | null,
): readonly DerivationStep[] {
  const lines = (rubric?.criteria ?? []).flatMap(({ id, weight }): MarkLine[] => {
    const mark = marks.find(({ criterion }) => criterion === id);
    if (mark === undefined || rubric === null) return [];
    const factor = parseDecimal(weight);
    const value = fromScaled(mark.value, rubric.decimals);
    const product = toFigure(factor.ok ? multiplyRational(factor.value, value) : ZERO);
    return [{ criterion: id, mark: formatScaled(mark.value, rubric.decimals), weight, product }];
  });
  const step: DerivationStep = {
    code: 'judge-total',
    judge,
    sheet,
    marks: lines,
    total: toFigure(exact),
  };
  if (roundJudgeTotal === null) return [step];
  return [
    step,
    {
      code: 'judge-total-rounded',
      judge,
      rounding: roundJudgeTotal,
      before: toFigure(exact),
      after: roundToText(total, roundJudgeTotal),
    },
  ];
}

function deriveAggregate(
  aggregate: Aggregate,
  { aggregation, roundEntryTotal }: Ruleset,
): readonly DerivationStep[] {
  const steps: DerivationStep[] = [];
  if (aggregate.fallback && aggregation.method === 'trimmed-mean') {
    const drops = aggregation.dropLow + aggregation.dropHigh;
    const minimum = Math.max(aggregation.minimumPanel, drops + 1);
    steps.push({ code: 'trimming-skipped', counted: aggregate.kept.length, minimum });
  }
  const toLine = ({ judge, total }: JudgeScore) => ({ judge, value: toFigure(total) });
  for (const score of aggregate.droppedLow) steps.push({ code: 'dropped-low', ...toLine(score) });
  for (const score of aggregate.droppedHigh) steps.push({ code: 'dropped-high', ...toLine(score) });
  const sum = toFigure(aggregate.sum);
  const quotient = toFigure(aggregate.exact);
  steps.push({ code: 'sum', terms: aggregate.kept.map(toLine), sum });
  if (aggregate.divisor !== null) {
    steps.push({ code: 'division', sum, divisor: aggregate.divisor, quotient });
  }
  if (roundEntryTotal !== null) {
    steps.push({
      code: 'entry-total-rounded',
      rounding: roundEntryTotal,
      before: quotient,
      after: aggregate.text,
    });
  }
  return steps;
}

import type { CriterionId } from '../model/primitives.ts';
import type { Criterion, Rubric } from '../model/rubric.ts';
import type { Mark } from '../model/score-sheet.ts';
import { createRational, type Rational } from './rational.ts';

export { formatScaled, parseMarkText, type MarkTextError } from './mark-text.ts';

export const MARK_PROBLEM_CODES = [
  'missing',
  'unknown',
  'duplicate',
  'below-min',
  'above-max',
  'off-step',
] as const;
export type MarkProblemCode = (typeof MARK_PROBLEM_CODES)[number];
export type MarkProblem = { readonly criterion: CriterionId; readonly code: MarkProblemCode };

/** A rubric prepared for adding up many sheets: weights as integers over one denominator. */
export type CompiledRubric = {
  readonly rubric: Rubric;
  readonly weights: ReadonlyMap<CriterionId, bigint>;
  /** Ten to the decimals of the weights and of the marks together. */
  readonly denominator: bigint;
};

/** Everything wrong with a set of marks, in the rubric's order, unknown criteria last. */
export function validateMarks(rubric: Rubric, marks: readonly Mark[]): readonly MarkProblem[] {
  const problems: MarkProblem[] = [];
  for (const criterion of rubric.criteria) {
    const given = marks.filter((mark) => mark.criterion === criterion.id);
    if (given.length > 1) problems.push({ criterion: criterion.id, code: 'duplicate' });
    const code = given[0] === undefined ? 'missing' : findMarkProblem(criterion, given[0].value);
    if (code !== null) problems.push({ criterion: criterion.id, code });
  }
  for (const mark of marks) {
    if (!rubric.criteria.some(({ id }) => id === mark.criterion)) {
      problems.push({ criterion: mark.criterion, code: 'unknown' });
    }
  }
  return problems;
}

/** What is wrong with one scaled mark, or null. Steps count from `min`, not from zero. */
export function findMarkProblem(
  criterion: Criterion,
  value: number,
): 'below-min' | 'above-max' | 'off-step' | null {
  if (value < criterion.min) return 'below-min';
  if (value > criterion.max) return 'above-max';
  return (value - criterion.min) % criterion.step === 0 ? null : 'off-step';
}

/** Reads the rubric's weights once. Throws on a weight that the schema would have refused. */
export function compileRubric(rubric: Rubric): CompiledRubric {
  const places = Math.max(...rubric.criteria.map(({ weight }) => decimalsOf(weight)));
  return {
    rubric,
    weights: new Map(rubric.criteria.map(({ id, weight }) => [id, scaleWeight(weight, places)])),
    denominator: 10n ** BigInt(places + rubric.decimals),
  };
}

/**
 * One judge's weighted total, exact. Marks must be complete: a missing, doubled or unknown mark
 * throws, because adding up the rest would count it as zero. Call `validateMarks` first.
 */
export function computeJudgeTotal(rubric: Rubric, marks: readonly Mark[]): Rational {
  return computeCompiledTotal(compileRubric(rubric), marks);
}

/** As `computeJudgeTotal`, for many sheets of one rubric. */
export function computeCompiledTotal(compiled: CompiledRubric, marks: readonly Mark[]): Rational {
  const distinct = new Set(marks.map(({ criterion }) => criterion));
  if (distinct.size !== marks.length || marks.length !== compiled.weights.size) {
    throw new Error('judge total of incomplete marks');
  }
  return addMarks(compiled, marks);
}

/** Weighted sum of the marks given so far: for the score sheet on screen, never for a result. */
export function computeRunningTotal(rubric: Rubric, marks: readonly Mark[]): Rational {
  return addMarks(compileRubric(rubric), marks);
}

/** Weighted sums of the lowest and of the highest mark everywhere. */
export function computeTotalRange(rubric: Rubric): {
  readonly min: Rational;
  readonly max: Rational;
} {
  const at = (end: 'min' | 'max') =>
    computeJudgeTotal(
      rubric,
      rubric.criteria.map((criterion) => ({ criterion: criterion.id, value: criterion[end] })),
    );
  return { min: at('min'), max: at('max') };
}

function addMarks(compiled: CompiledRubric, marks: readonly Mark[]): Rational {
  let sum = 0n;
  for (const mark of marks) {
    const weight = compiled.weights.get(mark.criterion);
    if (weight === undefined) throw new Error(`mark of unknown criterion ${mark.criterion}`);
    sum += weight * BigInt(mark.value);
  }
  return createRational(sum, compiled.denominator);
}

function decimalsOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function scaleWeight(weight: string, places: number): bigint {
  const [whole = '', part = ''] = weight.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

import type { Criterion, Rubric } from '../model/rubric.ts';
import { formatScaled } from './mark-text.ts';
import { findDuplicateIds, setupError, setupWarning, type SetupProblem } from './setup-problem.ts';

/** Faults within one rubric. `at` is its path in the setup. */
export function validateRubric(rubric: Rubric, at: string): readonly SetupProblem[] {
  const criteria = `${at}.criteria`;
  return [
    ...(rubric.official
      ? []
      : [setupWarning('rubric-not-official', `${at}.official`, { id: rubric.id })]),
    ...findDuplicateIds(
      rubric.criteria.map(({ id }) => id),
      (index) => `${criteria}.${index}.id`,
    ),
    ...rubric.criteria.flatMap((criterion, index) =>
      validateCriterion(criterion, rubric.decimals, `${criteria}.${index}`),
    ),
  ];
}

function validateCriterion(
  criterion: Criterion,
  decimals: number,
  at: string,
): readonly SetupProblem[] {
  const { id, min, max, step, weight } = criterion;
  const text = (value: number) => formatScaled(value, decimals);
  const range = { id, min: text(min), max: text(max) };
  const problems: SetupProblem[] = [];
  if (min > max) problems.push(setupError('min-above-max', `${at}.min`, range));
  else if (min === max) problems.push(setupWarning('single-mark-scale', `${at}.max`, range));
  else if ((max - min) % step !== 0) {
    // The highest mark must be one that a judge can give.
    problems.push(setupError('step-does-not-divide', `${at}.step`, { ...range, step: text(step) }));
  }
  if (/^-?0(?:\.0+)?$/.test(weight))
    problems.push(setupWarning('weight-zero', `${at}.weight`, { id }));
  else if (weight.startsWith('-')) {
    problems.push(setupError('weight-negative', `${at}.weight`, { id, weight }));
  }
  return [...problems, ...validateBands(criterion, `${at}.bands`)];
}

/** Bands include both ends, so two that share an end overlap: the mark would have two names. */
function validateBands({ bands, min, max }: Criterion, at: string): readonly SetupProblem[] {
  return bands.flatMap((band, index) => {
    const problems: SetupProblem[] = [];
    const params = { label: band.label };
    if (band.from > band.to) problems.push(setupError('band-reversed', `${at}.${index}`, params));
    if (Math.min(band.from, band.to) < min || Math.max(band.from, band.to) > max) {
      problems.push(setupError('band-outside-scale', `${at}.${index}`, params));
    }
    const other = bands
      .slice(0, index)
      .find((earlier) => earlier.from <= band.to && band.from <= earlier.to);
    if (other !== undefined) {
      problems.push(
        setupError('band-overlap', `${at}.${index}`, { ...params, other: other.label }),
      );
    }
    return problems;
  });
}

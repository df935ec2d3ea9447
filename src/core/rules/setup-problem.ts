export const SETUP_ERROR_CODES = [
  'duplicate-id',
  'unknown-division',
  'unknown-rubric',
  'award-id-reserved',
  'award-after-open-count',
  'min-above-max',
  'step-does-not-divide',
  'weight-negative',
  'band-reversed',
  'band-outside-scale',
  'band-overlap',
  'trimming-drops-everyone',
  'rule-unknown',
  'rule-axes',
  'rule-order-missing',
  'contest-axes',
  'where-criterion-missing',
  'earlier-stage-unknown',
] as const;
export const SETUP_WARNING_CODES = [
  'award-count-open',
  'nobody-advances',
  'rubric-not-official',
  'rubric-unused',
  'division-not-judged',
  'weight-zero',
  'single-mark-scale',
  'trimming-drops-nobody',
  'sum-depends-on-panel-size',
  'tie-break-repeated',
  'normalises',
  'step-unused',
] as const;
export type SetupErrorCode = (typeof SETUP_ERROR_CODES)[number];
export type SetupWarningCode = (typeof SETUP_WARNING_CODES)[number];

type ProblemBase = {
  /** Path of the field at fault, such as `stages.0.divisions.1.rubric`. */
  readonly at: string;
  readonly params: Readonly<Record<string, string | number>>;
};
/** An error makes the contest undecidable or absurd; a warning is for a person to confirm. */
export type SetupProblem =
  | (ProblemBase & { readonly severity: 'error'; readonly code: SetupErrorCode })
  | (ProblemBase & { readonly severity: 'warning'; readonly code: SetupWarningCode });

export function setupError(
  code: SetupErrorCode,
  at: string,
  params: SetupProblem['params'] = {},
): SetupProblem {
  return { severity: 'error', code, at, params };
}

export function setupWarning(
  code: SetupWarningCode,
  at: string,
  params: SetupProblem['params'] = {},
): SetupProblem {
  return { severity: 'warning', code, at, params };
}

/** One problem at each id that was used before in the same list. */
export function findDuplicateIds(
  ids: readonly string[],
  at: (index: number) => string,
): readonly SetupProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [setupError('duplicate-id', at(index), { id })] : [],
  );
}

import type { Ruleset, RuleStep, TieBreak } from '../model/ruleset.ts';
import { axesOfStep, stepsUsedBy } from './engine/compile-ruleset.ts';
import { MARKS, CRITERION_AXIS } from './engine/entry-table.ts';
import { JUDGE_AXIS } from './engine/normalise.ts';
import { findDuplicateIds, setupError, setupWarning, type SetupProblem } from './setup-problem.ts';

/** Text columns that a mark may carry; both belong to the judge. */
export const TEXT_COLUMNS = ['group', 'role'] as const;

type Known = {
  readonly axes: Map<string, readonly string[]>;
  readonly attributes: ReadonlySet<string>;
  /** Steps that use something unknown: nothing more is said of what builds on them. */
  readonly broken: Set<string>;
};

/** Everything in a ruleset that its schema cannot see. `at` is its path. */
export function validateRuleset(ruleset: Ruleset, at: string): readonly SetupProblem[] {
  const { axes, attributes, steps } = ruleset;
  const known: Known = {
    axes: new Map([[MARKS, axes.map(({ id }) => id)]]),
    attributes: new Set(attributes.map(({ id }) => id)),
    broken: new Set(),
  };
  const ids = [MARKS, ...steps.map(({ id }) => id)];
  return [
    ...duplicates(axes, `${at}.axes`),
    ...duplicates(attributes, `${at}.attributes`),
    ...findDuplicateIds(ids, (index) => `${at}.steps.${index - 1}.id`),
    ...steps.flatMap((step, index) => validateStep(step, known, `${at}.steps.${index}`)),
    ...validateScalar(ruleset.total, known, `${at}.total`),
    ...validateRanking(ruleset, known, `${at}.ranking`),
    ...ruleset.tieBreaks.flatMap((rule, index) =>
      validateTieBreak(rule, ruleset, known, `${at}.tieBreaks.${index}`, index),
    ),
    ...findUnusedSteps(ruleset, at),
  ];
}

function duplicates(list: readonly { readonly id: string }[], at: string) {
  return findDuplicateIds(
    list.map(({ id }) => id),
    (index) => `${at}.${index}.id`,
  );
}

function unknown(at: string, id: string): SetupProblem {
  return setupError('rule-unknown', at, { id });
}

/** Checks one step and makes it known to the steps after it. */
function validateStep(step: RuleStep, known: Known, at: string): readonly SetupProblem[] {
  const used = stepsUsedBy(step);
  const problems = used.flatMap((id, index) =>
    known.axes.has(id)
      ? []
      : [unknown(step.do === 'add' ? `${at}.terms.${index}` : `${at}.of`, id)],
  );
  const before = known.axes.get(used[0] ?? '') ?? [];
  known.axes.set(step.id, axesOfStep(step, before));
  if (problems.length > 0 || used.some((id) => known.broken.has(id))) {
    known.broken.add(step.id);
    return problems;
  }
  switch (step.do) {
    case 'reduce':
      return validateReduce(step, before, at);
    case 'multiply':
      return validateFactor(step, before, known, at);
    case 'add':
      return validateTerms(step, before, known, at);
    case 'normalise': {
      const wanted = step.method === 'z-score' ? JUDGE_AXIS : '';
      return [
        setupWarning('normalises', at, { id: step.id }),
        ...(before.join(' ') === wanted
          ? []
          : [setupError('rule-axes', `${at}.of`, { id: step.of })]),
      ];
    }
  }
}

function validateReduce(
  step: Extract<RuleStep, { do: 'reduce' }>,
  before: readonly string[],
  at: string,
): readonly SetupProblem[] {
  const problems: SetupProblem[] = [];
  const columns = [...before, ...TEXT_COLUMNS];
  if (!before.includes(step.over)) {
    problems.push(setupError('rule-axes', `${at}.over`, { id: step.over }));
  }
  if (step.where !== undefined && !columns.includes(step.where.column)) {
    problems.push(unknown(`${at}.where.column`, step.where.column));
  }
  if (step.into !== undefined && !TEXT_COLUMNS.some((column) => column === step.into)) {
    problems.push(unknown(`${at}.into`, step.into));
  }
  if (step.drop !== undefined) {
    const drops = step.drop.low + step.drop.high;
    if (drops === 0) problems.push(setupWarning('trimming-drops-nobody', `${at}.drop`));
    if (step.drop.atLeast < drops + 1) {
      const params = { drops, minimumPanel: step.drop.atLeast };
      problems.push(setupError('trimming-drops-everyone', `${at}.drop.atLeast`, params));
    }
  }
  return problems;
}

function validateFactor(
  step: Extract<RuleStep, { do: 'multiply' }>,
  before: readonly string[],
  { attributes }: Known,
  at: string,
): readonly SetupProblem[] {
  const { by } = step;
  if (by.from === 'attribute' && !attributes.has(by.attribute)) {
    return [unknown(`${at}.by.attribute`, by.attribute)];
  }
  const axis = by.from === 'axis' ? by.axis : by.from === 'rubric' ? CRITERION_AXIS : null;
  if (axis === null || before.includes(axis)) return [];
  return [setupError('rule-axes', by.from === 'axis' ? `${at}.by.axis` : `${at}.by`, { id: axis })];
}

function validateTerms(
  step: Extract<RuleStep, { do: 'add' }>,
  before: readonly string[],
  known: Known,
  at: string,
): readonly SetupProblem[] {
  return step.terms.flatMap((term, index) => {
    const place = `${at}.terms.${index}`;
    if ('attribute' in term) {
      return known.attributes.has(term.attribute) ? [] : [unknown(place, term.attribute)];
    }
    const same = known.axes.get(term.of)?.join(' ') === before.join(' ');
    return same ? [] : [setupError('rule-axes', place, { id: term.of })];
  });
}

/** A value that is compared must be one number per entry. */
function validateScalar(id: string, { axes, broken }: Known, at: string): readonly SetupProblem[] {
  const own = broken.has(id) ? [] : axes.get(id);
  if (own === undefined) return [unknown(at, id)];
  return own.length === 0 ? [] : [setupError('rule-axes', at, { id })];
}

function validateRanking(
  { ranking }: Ruleset,
  { attributes }: Known,
  at: string,
): readonly SetupProblem[] {
  const { style, order } = ranking;
  if (order === undefined) {
    return style === '1234' ? [setupError('rule-order-missing', `${at}.order`)] : [];
  }
  if (order.by === 'entry' || attributes.has(order.attribute)) return [];
  return [unknown(`${at}.order.attribute`, order.attribute)];
}

function validateTieBreak(
  rule: TieBreak,
  { tieBreaks }: Ruleset,
  known: Known,
  at: string,
  index: number,
): readonly SetupProblem[] {
  const key = JSON.stringify(rule);
  const repeated = tieBreaks.slice(0, index).some((earlier) => JSON.stringify(earlier) === key);
  const problems = repeated ? [setupWarning('tie-break-repeated', at)] : [];
  switch (rule.by) {
    case 'value':
      return [...problems, ...validateScalar(rule.of, known, `${at}.of`)];
    case 'attribute':
      if (known.attributes.has(rule.attribute)) return problems;
      return [...problems, unknown(`${at}.attribute`, rule.attribute)];
    case 'counts':
    case 'majority':
      if (known.axes.has(rule.of)) return problems;
      return [...problems, unknown(`${at}.of`, rule.of)];
    case 'vote':
    case 'playoff':
      return problems;
  }
}

function findUnusedSteps(
  { steps, total, tieBreaks }: Ruleset,
  at: string,
): readonly SetupProblem[] {
  const used = new Set([total, ...tieBreaks.flatMap((rule) => ('of' in rule ? [rule.of] : []))]);
  for (const step of steps.toReversed()) {
    if (used.has(step.id)) for (const id of stepsUsedBy(step)) used.add(id);
  }
  return steps.flatMap(({ id }, index) =>
    used.has(id) ? [] : [setupWarning('step-unused', `${at}.steps.${index}`, { id })],
  );
}

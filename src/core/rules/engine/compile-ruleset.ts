import type { Rubric } from '../../model/rubric.ts';
import type { Attribute, Ruleset, RuleStep } from '../../model/ruleset.ts';
import { assertNever } from '../../result.ts';
import { parseDecimal, type Rational } from '../rational.ts';
import { MARKS } from './entry-table.ts';
import { createQuickRules, type QuickRules } from './quick-value.ts';

export type CompiledStep = { readonly step: RuleStep; readonly axes: readonly string[] };

/** A ruleset prepared for many entries. Made from validated rules only. */
export type CompiledRules = {
  readonly ruleset: Ruleset;
  readonly steps: readonly CompiledStep[];
  /** Axes of the marks and of every step, by id. */
  readonly axes: ReadonlyMap<string, readonly string[]>;
  /** Positions of the steps that a step's value needs, itself included, ascending. */
  readonly needed: ReadonlyMap<string, readonly number[]>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly weights: ReadonlyMap<string, Rational>;
  /** Parsed once: decimal texts of the rules. */
  readonly decimal: (text: string) => Rational;
  /** Values by integers that doubles hold, where that is possible. */
  readonly quick: QuickRules;
};

/** Throws on a reference that leads nowhere: `validateRuleset` comes first. */
export function compileRuleset(ruleset: Ruleset, rubric: Rubric | null): CompiledRules {
  const decimal = cachedDecimals();
  const axes = new Map<string, readonly string[]>([[MARKS, ruleset.axes.map(({ id }) => id)]]);
  const needed = new Map<string, readonly number[]>([[MARKS, []]]);
  const steps = ruleset.steps.map((step, index) => {
    const used = stepsUsedBy(step);
    const own = axesOfStep(step, axes.get(used[0] ?? '') ?? []);
    axes.set(step.id, own);
    const before = used.flatMap((id) => needed.get(id) ?? []);
    needed.set(
      step.id,
      [...new Set([...before, index])].sort((a, b) => a - b),
    );
    return { step, axes: own };
  });
  const weights = new Map<string, Rational>(
    rubric?.criteria.map(({ id, weight }) => [id, decimal(weight)]),
  );
  return {
    ruleset,
    steps,
    axes,
    needed,
    attributes: new Map(ruleset.attributes.map((attribute) => [attribute.id, attribute])),
    weights,
    decimal,
    quick: createQuickRules({ axes, steps, needed, weights, decimal }),
  };
}

/** Ids of the tables that a step reads. */
export function stepsUsedBy(step: RuleStep): readonly string[] {
  if (step.do !== 'add') return [step.of];
  return step.terms.flatMap((term) => ('of' in term ? [term.of] : []));
}

/** Axes of a step's values, given those of its first operand. */
export function axesOfStep(step: RuleStep, before: readonly string[]): readonly string[] {
  switch (step.do) {
    case 'reduce':
      return before.flatMap((axis) => {
        if (axis !== step.over) return [axis];
        return step.into === undefined ? [] : [step.into];
      });
    case 'multiply':
    case 'add':
    case 'normalise':
      return before;
    default:
      return assertNever(step);
  }
}

function cachedDecimals(): (text: string) => Rational {
  const known = new Map<string, Rational>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const parsed = parseDecimal(text);
    if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
    known.set(text, parsed.value);
    return parsed.value;
  };
}

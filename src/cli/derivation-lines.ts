import type { DerivationStep } from '../core/rules/derivation.ts';
import type { EntryDerivation } from '../core/rules/explain-entry.ts';
import type { Figure } from '../core/rules/rounding.ts';
import { assertNever } from '../core/result.ts';
import type { Texts } from './texts/texts.ts';

/** How an entry came by its total, as it could be done again on paper. */
export function describeDerivation(
  { entry, steps, tieBreaks }: EntryDerivation,
  texts: Texts,
): readonly string[] {
  return [
    texts.say('derivation.head', { entry }),
    ...steps.map((step) => `  ${describeStep(step, texts)}`),
    ...tieBreaks.map(({ rule, rank, values, outcome }) => {
      const figures = values.map(({ entry: id, value }) => `${id} ${value ? show(value) : '-'}`);
      const by = rule.by === 'criterion' ? `${rule.by} ${rule.criterion}` : rule.by;
      return `  ${texts.say('derivation.tie', { rank, by, values: figures.join(', '), outcome })}`;
    }),
  ];
}

function describeStep(step: DerivationStep, texts: Texts): string {
  const { code } = step;
  switch (code) {
    case 'judge-total':
      return describeJudgeTotal(step, texts);
    case 'judge-total-rounded':
      return texts.say(`derivation.${code}`, { judge: step.judge, after: step.after });
    case 'judge-recused':
    case 'judge-open':
      return texts.say(`derivation.${code}`, { judge: step.judge });
    case 'panel-short':
    case 'trimming-skipped':
      return texts.say(`derivation.${code}`, { counted: step.counted, minimum: step.minimum });
    case 'dropped-low':
    case 'dropped-high':
      return texts.say(`derivation.${code}`, { judge: step.judge, value: show(step.value) });
    case 'sum':
      return texts.say(`derivation.${code}`, {
        terms: step.terms.map(({ value }) => show(value)).join(' + '),
        sum: show(step.sum),
      });
    case 'division':
      return texts.say(`derivation.${code}`, {
        sum: show(step.sum),
        divisor: step.divisor,
        quotient: show(step.quotient),
      });
    case 'entry-total-rounded':
      return texts.say(`derivation.${code}`, {
        before: show(step.before),
        after: step.after,
        places: step.rounding.places,
      });
    case 'entry-total':
      return texts.say(`derivation.${code}`, { total: step.total });
    case 'no-total':
      return texts.say(`derivation.${code}`);
    default:
      return assertNever(code);
  }
}

function describeJudgeTotal(
  { judge, marks, total }: Extract<DerivationStep, { code: 'judge-total' }>,
  texts: Texts,
): string {
  const products = marks.map(({ mark, weight }) => `${mark} × ${weight}`).join(' + ');
  return texts.say('derivation.judge-total', { judge, products, total: show(total) });
}

/** Exact where six places are not. */
function show({ exact, decimal, rounded }: Figure): string {
  return rounded ? `${exact} ≈ ${decimal}` : trimZeros(decimal);
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

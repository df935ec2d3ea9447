import { useTranslation } from 'react-i18next';
import type { DerivationStep } from '../../../../core/rules/derivation.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
import { figureText } from './figure-text.ts';
import ranking from './ranking.module.css';

type DerivationStepsProps = {
  readonly steps: readonly DerivationStep[];
  readonly judgeName: (judge: string) => string;
};

/** The lines of the calculation after the judges' marks: what is said, and the arithmetic of it. */
export function DerivationSteps({ steps, judgeName }: DerivationStepsProps) {
  const text = useStepText(judgeName);
  return (
    <ol className={ranking.steps}>
      {steps.map((step, index) => {
        const formula = formulaOf(step, judgeName);
        return (
          <li key={index} data-code={step.code}>
            <span>{text(step)}</span>
            {formula !== null && <p className={ranking.formula}>{formula}</p>}
          </li>
        );
      })}
    </ol>
  );
}

function useStepText(judgeName: (judge: string) => string): (step: DerivationStep) => string {
  const { t } = useTranslation('rules');
  const { rounding } = useRulesText();
  return (step) => {
    const params: Record<string, string | number> = {};
    if ('judge' in step) params.judge = judgeName(step.judge);
    if ('rounding' in step) params.rounding = rounding(step.rounding);
    if ('total' in step) {
      params.total = typeof step.total === 'string' ? step.total : figureText(step.total);
    }
    if ('value' in step) params.value = figureText(step.value);
    if ('counted' in step) params.counted = step.counted;
    if ('minimum' in step) params.minimum = step.minimum;
    if ('terms' in step) params.count = step.terms.length;
    if ('divisor' in step) params.divisor = step.divisor;
    const code = step.code === 'judge-open' ? `judge-open-${step.state}` : step.code;
    return t(`derivation.${code}`, params);
  };
}

/** Figures need no translation. Null for steps whose sentence says it all. */
function formulaOf(step: DerivationStep, judgeName: (judge: string) => string): string | null {
  switch (step.code) {
    case 'judge-total-rounded':
    case 'entry-total-rounded':
      return `${figureText(step.before)} → ${step.after}`;
    case 'sum': {
      const terms = step.terms.map(
        ({ judge, value }) => `${figureText(value)} [${judgeName(judge)}]`,
      );
      return `${terms.join(' + ')} = ${figureText(step.sum)}`;
    }
    case 'division':
      return `${figureText(step.sum)} ÷ ${step.divisor} = ${figureText(step.quotient)}`;
    case 'judge-total':
    case 'judge-recused':
    case 'judge-open':
    case 'panel-short':
    case 'trimming-skipped':
    case 'dropped-low':
    case 'dropped-high':
    case 'entry-total':
    case 'no-total':
      return null;
    default:
      return null;
  }
}

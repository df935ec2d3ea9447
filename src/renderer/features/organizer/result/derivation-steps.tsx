import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { DerivationStep } from '../../../../core/rules/derivation.ts';
import type { Figure } from '../../../../core/rules/rounding.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
import { criterionTitle } from './criterion-title.ts';
import ranking from './ranking.module.css';

type DerivationStepsProps = {
  readonly steps: readonly DerivationStep[];
  readonly setup: ContestSetup;
  readonly judgeName: (judge: string) => string;
};

/** `84.5`, or `84.333333 (253/3)` where six places are not the whole truth. */
export function figureText({ exact, decimal, rounded }: Figure): string {
  if (rounded) return `${decimal}… (${exact})`;
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

export function DerivationSteps({ steps, setup, judgeName }: DerivationStepsProps) {
  return (
    <ol className={ranking.steps}>
      {steps.map((step, index) => (
        <li key={index} data-code={step.code}>
          <StepText step={step} judgeName={judgeName} />
          <Formula step={step} setup={setup} judgeName={judgeName} />
        </li>
      ))}
    </ol>
  );
}

type StepTextProps = {
  readonly step: DerivationStep;
  readonly judgeName: (judge: string) => string;
};

function StepText({ step, judgeName }: StepTextProps) {
  const { t } = useTranslation('rules');
  const { rounding } = useRulesText();
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
  return <span>{t(`derivation.${code}`, params)}</span>;
}

/** The arithmetic itself, in figures that need no translation. */
function Formula({ step, setup, judgeName }: StepTextProps & Pick<DerivationStepsProps, 'setup'>) {
  switch (step.code) {
    case 'judge-total':
      return (
        <table className={ranking.marks}>
          <tbody>
            {step.marks.map(({ criterion, mark, weight, product }) => (
              <tr key={criterion}>
                <td>{criterionTitle(setup, criterion)}</td>
                <td>{mark}</td>
                <td>{weight === '1' ? '' : `× ${weight}`}</td>
                <td>{weight === '1' ? '' : `= ${figureText(product)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'judge-total-rounded':
    case 'entry-total-rounded':
      return (
        <p className={ranking.formula}>
          {figureText(step.before)} → {step.after}
        </p>
      );
    case 'sum':
      return (
        <p className={ranking.formula}>
          {step.terms
            .map(({ judge, value }) => `${figureText(value)} [${judgeName(judge)}]`)
            .join(' + ')}
          {' = '}
          {figureText(step.sum)}
        </p>
      );
    case 'division':
      return (
        <p className={ranking.formula}>
          {figureText(step.sum)} ÷ {step.divisor} = {figureText(step.quotient)}
        </p>
      );
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

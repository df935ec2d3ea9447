import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { DerivationLine, DerivationTerm } from '../../../../core/rules/engine/derive-entry.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { criterionTitle } from './criterion-title.ts';
import { figureText } from './figure-text.ts';
import ranking from './ranking.module.css';

type MarksTableProps = {
  readonly totals: readonly DerivationLine[];
  readonly setup: ContestSetup;
  readonly judgeName: (judge: string) => string;
};

/** A judge's own total, summed over the criteria: such lines read better as a table. */
export function isMarksLine({ at, how, terms }: DerivationLine): boolean {
  return (
    how === 'sum' &&
    at.length === 1 &&
    at[0]?.axis === 'judge' &&
    terms.length > 0 &&
    terms.every((term) => term.fate === 'kept' && criterionOf(term) !== null)
  );
}

function criterionOf({ at }: DerivationTerm): string | null {
  return at.find(({ axis }) => axis === 'criterion')?.id ?? null;
}

/** The counted judges' marks side by side: the first lines of the calculation. */
export function MarksTable({ totals, setup, judgeName }: MarksTableProps) {
  const { t } = useTranslation('organizer');
  const [first] = totals;
  if (first === undefined) return null;
  return (
    <TableFrame label={t('derivation.judge')} full>
      <table className={`${styles.grid} ${ranking.marks}`} data-testid="derivation-marks">
        <thead>
          <tr>
            <th>{t('derivation.judge')}</th>
            {first.terms.map((term) => (
              <th key={criterionOf(term)} className={styles.number}>
                {criterionTitle(setup, criterionOf(term) ?? '')}
                {weightOf(term) !== null && ` × ${weightOf(term)}`}
              </th>
            ))}
            <th className={styles.number}>{t('derivation.total')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ at, terms, exact, rounded }) => (
            <tr key={at[0]?.id}>
              <td className={styles.nowrap}>{judgeName(at[0]?.id ?? '')}</td>
              {terms.map((term) => (
                <td key={criterionOf(term)} className={styles.number}>
                  {figureText(term.product?.value ?? term.value)}
                  {weightOf(term) !== null && (
                    <div className={styles.muted}>{figureText(term.value)}</div>
                  )}
                </td>
              ))}
              <td className={styles.number}>
                <strong>{figureText(exact)}</strong>
                {rounded !== null && ` → ${rounded}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The weight of a mark, or null where it is 1 and need not be said. */
function weightOf({ product }: DerivationTerm): string | null {
  const text = product === null ? '1' : figureText(product.factor);
  return text === '1' ? null : text;
}

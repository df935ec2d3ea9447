import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { DerivationStep } from '../../../../core/rules/derivation.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { criterionTitle } from './criterion-title.ts';
import { figureText } from './figure-text.ts';
import ranking from './ranking.module.css';

type JudgeTotal = Extract<DerivationStep, { code: 'judge-total' }>;

type MarksTableProps = {
  readonly totals: readonly JudgeTotal[];
  readonly setup: ContestSetup;
  readonly judgeName: (judge: string) => string;
};

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
            {first.marks.map(({ criterion, weight }) => (
              <th key={criterion} className={styles.number}>
                {criterionTitle(setup, criterion)}
                {weight !== '1' && ` × ${weight}`}
              </th>
            ))}
            <th className={styles.number}>{t('derivation.total')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ judge, marks, total }) => (
            <tr key={judge}>
              <td className={styles.nowrap}>{judgeName(judge)}</td>
              {marks.map(({ criterion, mark, weight, product }) => (
                <td key={criterion} className={styles.number}>
                  {mark}
                  {weight !== '1' && <div className={styles.muted}>{figureText(product)}</div>}
                </td>
              ))}
              <td className={styles.number}>
                <strong>{figureText(total)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

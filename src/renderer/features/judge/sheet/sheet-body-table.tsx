import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import type { SheetBody } from '../../../../core/model/score-sheet.ts';
import { formatScaled } from '../../../../core/rules/judge-total.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { formatMark } from '../mark-entry.ts';
import classes from './sheet.module.css';

export type SheetBodyTableProps = {
  readonly body: SheetBody;
  readonly rubric: Rubric;
  readonly total: string | null;
};

/** What a sheet says, in the form of the paper sheet; for sealed sheets and before sealing. */
export function SheetBodyTable({ body, rubric, total }: SheetBodyTableProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  if (body.kind === 'recusal') {
    return (
      <div>
        <strong>{t('recusal.title')}</strong>
        <p className={classes.quote}>
          {t('sheet.labelled', { label: t('recusal.reason'), text: body.reason })}
        </p>
      </div>
    );
  }
  return (
    <>
      <table className={classes.sealedTable}>
        <thead>
          <tr>
            <th scope="col">{t('sheet.criterion')}</th>
            <th scope="col">{t('sheet.fullHead')}</th>
            <th scope="col">{t('sheet.markHead')}</th>
          </tr>
        </thead>
        <tbody>
          {body.marks.map(({ criterion: id, value, comment }) => {
            const criterion = rubric.criteria.find((candidate) => candidate.id === id);
            return (
              <tr key={id}>
                <td>
                  {criterion ? format.title(criterion) : id}
                  {comment && <div className={classes.quote}>{comment}</div>}
                </td>
                <td>{criterion ? formatMark(criterion.max, rubric.decimals) : ''}</td>
                <td>
                  <strong>{formatScaled(value, rubric.decimals)}</strong>
                </td>
              </tr>
            );
          })}
          <tr>
            <td colSpan={2}>
              <strong>{t('sheet.total')}</strong>
            </td>
            <td>
              <span className={classes.total}>{total}</span>
            </td>
          </tr>
        </tbody>
      </table>
      {body.comment !== undefined && (
        <p className={classes.quote}>
          {t('sheet.labelled', { label: t('sheet.comment'), text: body.comment })}
        </p>
      )}
    </>
  );
}

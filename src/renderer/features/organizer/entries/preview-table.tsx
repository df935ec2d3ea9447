import { useTranslation } from 'react-i18next';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { StateMark } from '../../../ui/index.ts';
import { useMessageText } from '../use-message-text.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { useEntryTitles } from './entry-titles.ts';

type Preview = MethodOutput<'entries.preview'>;

/** Enough to see that the columns are right; the import takes all rows. */
const SHOWN_ROWS = 20;

type PreviewTableProps = { readonly preview: Preview; readonly contest: ContestView };

/** What is wrong, by line and column, and the first rows as they were understood. */
export function PreviewTable({ preview, contest }: PreviewTableProps) {
  const { t } = useTranslation('organizer');
  const titles = useEntryTitles(contest.setup);
  return (
    <>
      {preview.problems.length > 0 && <Problems problems={preview.problems} />}
      {preview.rows.length > 0 && (
        <TableFrame label={t('entries.previewOf', { name: '' })}>
          <table className={styles.grid}>
            <thead>
              <tr>
                <th>{t('entries.number')}</th>
                <th>{t('entries.division')}</th>
                <th>{t('entries.track')}</th>
                <th>{t('entries.title')}</th>
                <th>{t('entries.team')}</th>
                <th>{t('entries.materials')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.rows.slice(0, SHOWN_ROWS).map((row) => (
                <tr key={row.id}>
                  <td className={styles.nowrap}>{row.id}</td>
                  <td className={styles.nowrap}>{titles.division(row.division)}</td>
                  <td className={styles.roomy}>{titles.track(row.track)}</td>
                  <td>{row.title}</td>
                  <td className={styles.roomy}>{row.team}</td>
                  <td>{row.materials.map(({ name }) => name).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {preview.rows.length > SHOWN_ROWS && (
        <p className={styles.muted}>
          {t('entries.more', { count: preview.rows.length - SHOWN_ROWS })}
        </p>
      )}
    </>
  );
}

function Problems({ problems }: { readonly problems: Preview['problems'] }) {
  const { t } = useTranslation('organizer');
  const message = useMessageText('csv');
  return (
    <TableFrame label={t('entries.problem')}>
      <table className={styles.grid} data-testid="csv-problems">
        <thead>
          <tr>
            <th>{t('entries.line')}</th>
            <th>{t('entries.column')}</th>
            <th>{t('entries.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.column} ${problem.code}`}>
              <td>{problem.line}</td>
              <td className={styles.nowrap}>
                {t(`csvColumn.${problem.column}`, { defaultValue: problem.column })}
              </td>
              <td>
                <StateMark tone="error" icon={IconAlertTriangle}>
                  {message({ code: problem.code, params: problem.params })}
                </StateMark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

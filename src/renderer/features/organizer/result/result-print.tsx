import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { ComputedResult } from '../../../../core/model/contest-result.ts';
import { PrintSheet } from '../print-sheet.tsx';
import styles from '../print.module.css';
import type { StepProps } from '../step-screen.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTitles } from './use-titles.ts';

type ResultPrintProps = StepProps & {
  readonly computed: ComputedResult;
  readonly signed: MethodOutput<'result.compute'>['signed'];
};

/** The ranking on paper: the same figures as on screen, with places for the signatures. */
export function ResultPrint({ contest, stage, computed, signed }: ResultPrintProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const titles = useTitles(contest.setup, stage);
  const current = signed?.current === true;
  return (
    <PrintSheet
      title={format.title(contest.setup)}
      subtitle={t('print.resultTitle', { stage: format.title(stage) })}
      hash={current ? signed.hash : null}
      hashLabel={t('print.resultHash')}
      rehearsal={contest.rehearsal}
      signers={['judges', 'supervisor', 'notary']}
    >
      {computed.status === 'incomplete' && (
        <p className={styles.incomplete}>
          {t('result.incomplete')} {t('result.incompleteLead', { count: computed.open.length })}
        </p>
      )}
      {!current && <p className={styles.incomplete}>{t('print.unsigned')}</p>}
      {computed.divisions.map(({ division, ranking }) => (
        <section key={division}>
          <h3>{titles.division(division)}</h3>
          <table>
            <thead>
              <tr>
                <th className={styles.fixed}>{t('ranking.rank')}</th>
                <th>{t('entries.number')}</th>
                <th>{t('entries.title')}</th>
                <th>{t('entries.team')}</th>
                <th>{t('ranking.total')}</th>
                <th className={styles.fixed}>{t('ranking.award')}</th>
                <th>{stage.recommendTitle}</th>
              </tr>
            </thead>
            <tbody>
              {ranking.map((entry) => (
                <tr key={entry.entry}>
                  <td className={styles.fixed}>{entry.rank ?? '—'}</td>
                  <td className={styles.fixed}>{entry.entry}</td>
                  <td>{entry.title}</td>
                  <td>{entry.team}</td>
                  <td className={styles.fixed}>{entry.total ?? t('ranking.noTotal')}</td>
                  <td className={styles.fixed}>
                    {entry.award === null ? '' : titles.award(division, entry.award)}
                  </td>
                  <td>{entry.recommended ? t('ranking.yes') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </PrintSheet>
  );
}

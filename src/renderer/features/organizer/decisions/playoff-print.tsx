import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryId, JudgeId } from '../../../../core/model/primitives.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { PrintSheet, SignatureLine } from '../print-sheet.tsx';
import styles from '../print.module.css';
import type { StepProps } from '../step-screen.tsx';

type PlayoffPrintProps = StepProps & {
  readonly entries: readonly EntryId[];
  readonly panel: readonly JudgeId[];
  readonly titleOf: (entry: string) => string;
  readonly judgeName: (judge: string) => string;
  readonly onPrinted: () => void;
};

/** Score sheets of a playoff to be filled in by hand, a page for each judge. Prints itself. */
export function PlayoffPrint({ contest, stage, entries, panel, ...rest }: PlayoffPrintProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const { titleOf, judgeName, onPrinted } = rest;
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted);
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  return (
    <PrintSheet
      title={format.title(contest.setup)}
      subtitle={t('print.playoffTitle', { stage: format.title(stage) })}
      hash={null}
      hashLabel=""
      rehearsal={contest.rehearsal}
      signers={[]}
    >
      {panel.map((judge) => (
        <section key={judge} className={styles.page} data-testid={`playoff-sheet-${judge}`}>
          <h3>{t('print.playoffJudge', { name: judgeName(judge) })}</h3>
          <table>
            <thead>
              <tr>
                <th className={styles.fixed}>{t('entries.number')}</th>
                <th>{t('entries.title')}</th>
                <th>{t('print.playoffMark')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry}>
                  <td className={styles.fixed}>{entry}</td>
                  <td>{titleOf(entry)}</td>
                  <td className={styles.blank} />
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.signatures}>
            <SignatureLine signer="judges" />
            <SignatureLine signer="supervisor" />
          </div>
        </section>
      ))}
    </PrintSheet>
  );
}

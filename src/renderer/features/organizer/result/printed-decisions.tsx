import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { SignedDecision } from '../decisions/decision-draft.ts';
import { useDecisionText } from '../decisions/use-decision-text.ts';
import styles from '../print.module.css';
import type { StepProps } from '../step-screen.tsx';
import { useJudgeName } from './use-judge-name.ts';
import { useTitles } from './use-titles.ts';

type PrintedDecisionsProps = StepProps & { readonly decisions: readonly SignedDecision[] };

/** The decisions that a result rests on, with who made them; nothing where there is none. */
export function PrintedDecisions({ contest, stage, decisions }: PrintedDecisionsProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const text = useDecisionText(useTitles(contest.setup, stage), useJudgeName(stage.id));
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3>{t('decisions.title')}</h3>
      <table>
        <thead>
          <tr>
            <th className={styles.fixed}>{t('decisions.number')}</th>
            <th>{t('decisions.what')}</th>
            <th>{t('decisions.reason')}</th>
            <th>{t('decisions.decidedBy')}</th>
            <th>{t('decisions.signedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map(({ hash, decision }) => (
            <tr key={hash}>
              <td className={styles.fixed}>{decision.decisionVersion}</td>
              <td>
                {t(`decisions.kind.${decision.body.kind}`)}
                <br />
                {text.sentence(decision.body)}
              </td>
              <td>{decision.reason}</td>
              <td>{format.list(decision.decidedBy)}</td>
              <td>{format.dateTime(decision.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../../contract/notary-methods.ts';
import { StateMark } from '../../ui/index.ts';
import styles from './notary.module.css';
import { useReportTexts } from './use-report-texts.ts';

type Step = ReportView['steps'][number];
type Finding = Step['findings'][number];

const MARKS = {
  passed: { tone: 'saved', icon: IconCircleCheck },
  failed: { tone: 'error', icon: IconCircleX },
  'not-run': { tone: 'quiet', icon: IconMinus },
} as const;

/** Numbered as in the specification; failed steps stand open from the start. */
export function ReportSteps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles.steps} data-testid="report-steps">
      {steps.map((step) => (
        <li key={step.step}>
          <StepReport step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepReport({ step }: { readonly step: Step }) {
  const texts = useReportTexts();
  const { t } = useTranslation('notary');
  const { tone, icon } = MARKS[step.status];
  // What did not run has one note, which says why.
  const notes =
    step.status === 'not-run'
      ? 0
      : step.findings.filter(({ severity }) => severity === 'note').length;
  return (
    <details
      className={styles.step}
      data-status={step.status}
      data-testid={`report-step-${step.step}`}
      open={step.status === 'failed'}
    >
      <summary>
        <span className={styles.stepNumber}>{step.step}</span>
        <span className={styles.stepTitle}>
          {texts.step(step.step)}
          {notes > 0 && <span className={styles.code}>{t('report.notes', { count: notes })}</span>}
        </span>
        <StateMark tone={tone} icon={icon}>
          {texts.status(step.status)}
        </StateMark>
      </summary>
      <Findings findings={step.findings} />
    </details>
  );
}

/** An archive of thousands of sheets can have thousands of findings; the export holds all of them. */
const SHOWN = 50;

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('notary');
  const texts = useReportTexts();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN);
  if (findings.length === 0) return <p className={styles.finding}>{t('finding-none')}</p>;
  return (
    <ul className={styles.findings}>
      {shown.map((finding, index) => (
        <li key={index} className={styles.finding} data-severity={finding.severity}>
          <strong>{t(`severity.${finding.severity}`)}</strong>{' '}
          {texts.finding(finding.code, finding.params)}
          <span className={styles.code}>({finding.code})</span>
          {finding.evidence !== undefined && (
            <span className={styles.evidence}>
              {t('evidence')} {finding.evidence}
            </span>
          )}
        </li>
      ))}
      {!all && findings.length > SHOWN && (
        <li>
          <button type="button" onClick={() => setAll(true)}>
            {t('finding-more', { count: findings.length - SHOWN })}
          </button>
        </li>
      )}
    </ul>
  );
}

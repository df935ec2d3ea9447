import { Text, Title } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../../contract/notary-methods.ts';
import { findRemarks, listSteps } from '../../../core/verify/report.ts';
import { useQuery } from '../../app/use-query.ts';
import { Note } from '../../ui/index.ts';
import { AddTimestamp } from './add-timestamp.tsx';
import { Countersign } from './countersign.tsx';
import { ExportReport } from './export-report.tsx';
import styles from './notary.module.css';
import { Numbered } from './numbered.tsx';
import type { Verified } from './verified.ts';
import { Recomputed } from './recomputed.tsx';
import { ReportPrint } from './report-print.tsx';
import { ReportSteps } from './report-steps.tsx';
import { useReportTexts } from './use-report-texts.ts';

/** The verdict, the twelve steps, what was recomputed, and the countersignature. */
export function ReportSection({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('notary');
  const { report, recomputed } = verified.answer;
  return (
    <>
      <Verdict report={report} />
      <Numbered number={5} title={t('report.title')}>
        <ReportSteps steps={report.steps} />
        <ExportReport verified={verified} />
      </Numbered>
      {recomputed && (
        <Numbered number={6} title={t('recomputed.title')}>
          <Text mb="sm">{t('recomputed.lead')}</Text>
          <Recomputed recomputed={recomputed} />
        </Numbered>
      )}
      <Numbered number={recomputed ? 7 : 6} title={t('countersign.title')}>
        {report.verdict === 'valid' ? (
          <Countersign verified={verified} />
        ) : (
          <Note tone="attention">{t('countersign.refused')}</Note>
        )}
      </Numbered>
      <Numbered number={recomputed ? 8 : 7} title={t('timestamp.title')}>
        <AddTimestamp archive={verified.archive} />
        <OwnVerifier />
      </Numbered>
      <ReportPrint verified={verified} />
    </>
  );
}

/** The other verifier, and the hash to hold against the paper. */
function OwnVerifier() {
  const { t } = useTranslation('notary');
  const info = useQuery('app.info', {});
  if (!info.data?.verifier) return null;
  return (
    <Text mt="lg" style={{ overflowWrap: 'anywhere' }} data-testid="verifier-hash">
      {t('verifier')} <code>SHA-256 {info.data.verifier}</code>
    </Text>
  );
}

function Verdict({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('notary');
  const valid = report.verdict === 'valid';
  const Icon = valid ? IconShieldCheck : IconShieldX;
  const notRun = report.steps.filter(({ status }) => status === 'not-run').length;
  const failed = report.steps.filter(({ status }) => status === 'failed').length;
  const texts = useReportTexts();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: newer Chromium gives a promise back, which React would take for a clean-up.
    section.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section
      ref={section}
      className={styles.verdict}
      data-verdict={report.verdict}
      data-testid="verdict"
      role="status"
    >
      <Icon size="4rem" stroke={1.5} aria-hidden />
      <div>
        <Title order={2} className={styles.verdictWord}>
          {t(`verdict.${report.verdict}`)}
        </Title>
        <Text>
          {valid ? t('verdict.validMeans') : t('verdict.invalidMeans', { count: failed })}
        </Text>
        {notRun > 0 && (
          <Text>
            {t('verdict.notRun', { count: notRun, steps: listSteps(report.steps, 'not-run') })}
          </Text>
        )}
        {valid && (
          <Text fw={600} data-testid="result-status">
            {t(`verdict.result.${report.resultStatus}`)}
          </Text>
        )}
        {report.contest && (
          <Text>
            {report.contest.title}
            {report.contest.stageTitle && ` · ${report.contest.stageTitle}`}
            {report.contest.rehearsal && ` · ${t('verdict.rehearsal')}`}
          </Text>
        )}
        {findRemarks(report.steps).map(({ step, finding }) => (
          <Note key={finding.code} tone="attention" testId="remark">
            {t('verdict.remark', { step, text: texts.finding(finding.code, finding.params) })}
          </Note>
        ))}
        <dl className={styles.hashes}>
          <Hash name="index" value={report.archiveIndex} />
          <Hash name="result" value={report.result} />
        </dl>
      </div>
    </section>
  );
}

function Hash({ name, value }: { readonly name: string; readonly value: string | null }) {
  const { t } = useTranslation('notary');
  if (value === null) return null;
  return (
    <>
      <dt>{t(`hash.${name}`)}</dt>
      <dd data-testid={`hash-${name}`}>{value}</dd>
    </>
  );
}

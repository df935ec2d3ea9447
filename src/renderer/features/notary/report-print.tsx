import { useTranslation } from 'react-i18next';
import { PrintSheet } from '../organizer/index.ts';
import type { Verified } from './verified.ts';
import { useReportTexts } from './use-report-texts.ts';

/** The verification report on paper; the exported file has every finding. */
export function ReportPrint({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('notary');
  const texts = useReportTexts();
  const { report } = verified.answer;
  return (
    <PrintSheet
      title={t('print.title')}
      subtitle={report.contest?.title ?? verified.archive.name}
      hash={report.archiveIndex}
      hashLabel={t('hash.index')}
      rehearsal={report.contest?.rehearsal ?? false}
      signers={['notary']}
    >
      <p>
        <strong>{t(`verdict.${report.verdict}`)}</strong>{' '}
        {t(`verdict.result.${report.resultStatus}`)}
      </p>
      <p>
        {t('hash.result')} {report.result ?? '—'}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('print.step')}</th>
            <th>{t('print.check')}</th>
            <th>{t('print.status')}</th>
            <th>{t('print.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {report.steps.map((step) => (
            <tr key={step.step}>
              <td>{step.step}</td>
              <td>{texts.step(step.step)}</td>
              <td>{texts.status(step.status)}</td>
              <td>
                {step.findings.slice(0, 6).map((finding, index) => (
                  <div key={index}>{texts.finding(finding.code, finding.params)}</div>
                ))}
                {step.findings.length > 6 && t('print.more', { count: step.findings.length - 6 })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
}

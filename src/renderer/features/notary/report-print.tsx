import { useTranslation } from 'react-i18next';
import { PrintSheet } from '../organizer/index.ts';
import type { Verified } from './verified.ts';
import { useFindingText } from './use-finding-text.ts';

/** The verification report on paper; the exported file has every finding. */
export function ReportPrint({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('notary');
  const text = useFindingText();
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
              <td>{t(`step.${step.step}`)}</td>
              <td>{t(`status.${step.status}`)}</td>
              <td>
                {step.findings.slice(0, 6).map((finding, index) => (
                  <div key={index}>{text(finding)}</div>
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

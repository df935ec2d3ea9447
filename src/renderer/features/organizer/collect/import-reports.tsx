import { Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconCopyCheck,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../contract/result-methods.ts';
import type { Result } from '../../../../core/result.ts';
import type { ShownError } from '../../../app/transport-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, ProducedFileNote, StateMark } from '../../../ui/index.ts';
import { EntryIds } from '../entry-ids.tsx';
import { useMessageText } from '../use-message-text.ts';
import styles from '../organizer.module.css';

export type ImportOutcome = {
  readonly file: string;
  readonly answer: Result<ImportReport, ShownError>;
};

/** What became of every bundle that was dropped: accepted, known and rejected sheets by name. */
export function ImportReports({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) {
  const { t } = useTranslation('organizer');
  if (outcomes.length === 0) return null;
  return (
    <section data-testid="import-reports">
      <Title order={2} mb={8}>
        {t('collect.reports', { count: outcomes.length })}
      </Title>
      <Stack gap="md">
        {outcomes.map(({ file, answer }) => (
          <div key={file} className={styles.report} data-testid="import-report">
            <Text fw={600}>
              {answer.ok ? `${answer.value.name} · ` : ''}
              {file}
            </Text>
            {answer.ok ? <Report report={answer.value} /> : <ErrorNote error={answer.error} />}
          </div>
        ))}
      </Stack>
    </section>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('organizer');
  const message = useMessageText('rejected');
  return (
    <Stack gap={4}>
      <StateMark tone="saved" icon={IconCircleCheck}>
        {t('collect.accepted', { count: report.accepted.length })}
      </StateMark>
      <Names names={report.accepted.map(({ entry }) => entry)} />
      {report.known.length > 0 && (
        <>
          <StateMark tone="quiet" icon={IconCopyCheck}>
            {t('collect.known', { count: report.known.length })}
          </StateMark>
          <Names names={report.known.map(({ entry }) => entry)} />
        </>
      )}
      <Remarks report={report} />
      {report.rejected.length > 0 && (
        <>
          <StateMark tone="error" icon={IconX}>
            {t('collect.rejected', { count: report.rejected.length })}
          </StateMark>
          <ul>
            {report.rejected.map(({ sheet, entry, code }) => (
              <li key={sheet}>
                {entry ?? sheet.slice(0, 16)}: {message({ code })}{' '}
                <span className={styles.muted}>({code})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ProducedFileNote file={report.receipt} />
      <Text size="sm" c="dimmed">
        {t('collect.receiptHint')}
      </Text>
    </Stack>
  );
}

/** Sheets that do not count, versions side by side, clocks that cannot be right. */
function Remarks({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const of = (wanted: string) =>
    report.accepted.filter(({ standing }) => standing === wanted).map(({ entry }) => entry);
  const remarks = [
    { key: 'late', entries: of('late') },
    { key: 'revoked', entries: of('revoked') },
    { key: 'conflict', entries: report.conflicts },
  ] as const;
  return (
    <>
      {remarks.map(
        ({ key, entries }) =>
          entries.length > 0 && (
            <div key={key} data-testid={`import-${key}`}>
              <StateMark tone="attention" icon={IconAlertTriangle}>
                {t(`collect.${key}`, { count: entries.length })}
              </StateMark>
              <Names names={entries} />
              {key === 'late' && <Text size="sm">{t('collect.lateRemedy')}</Text>}
            </div>
          ),
      )}
      {report.clock.map(({ entry, code, sealedAt }) => (
        <StateMark key={entry} tone="attention" icon={IconClockExclamation}>
          {t(`collect.clock.${code}`, { entry, time: format.dateTime(sealedAt) })}
        </StateMark>
      ))}
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Text size="sm" component="div">
      <EntryIds ids={names} />
    </Text>
  );
}

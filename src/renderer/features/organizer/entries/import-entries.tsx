import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, FileDrop, Note, type Upload } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { CSV_COLUMNS, templateCsv, templateHref } from './csv-template.ts';
import { PreviewTable } from './preview-table.tsx';

type ImportEntriesProps = { readonly contest: ContestView; readonly existing: number };

/** Drop a CSV, see what it would import and what is wrong with it, then import it whole. */
export function ImportEntries({ contest, existing }: ImportEntriesProps) {
  const { t } = useTranslation('organizer');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [imported, setImported] = useState<number | null>(null);
  return (
    <section className={styles.section}>
      {imported !== null && (
        <Note tone="saved" testId="entries-imported">
          {t('entries.imported', { count: imported })}
        </Note>
      )}
      <details open={existing === 0}>
        <summary className={styles.summary} data-testid="entries-import-part">
          {existing > 0 ? t('entries.replaceTitle') : t('entries.importTitle')}
        </summary>
        <Stack gap="md">
          {/* Once a file is there, what is wrong with it comes first. */}
          {!upload && <ColumnsHelp contest={contest} />}
          <FileDrop
            label={t('entries.drop')}
            hint={t('entries.dropHint')}
            accept=".csv"
            testId="entries-drop"
            onUploaded={([first]) => {
              setImported(null);
              setUpload(first ?? null);
            }}
          />
          {upload && (
            <Preview
              contest={contest}
              upload={upload}
              existing={existing}
              onImported={(count) => {
                setImported(count);
                setUpload(null);
              }}
            />
          )}
        </Stack>
      </details>
    </section>
  );
}

type PreviewProps = {
  readonly contest: ContestView;
  readonly upload: Upload;
  readonly existing: number;
  readonly onImported: (count: number) => void;
};

function Preview({ contest, upload, existing, onImported }: PreviewProps) {
  const { t } = useTranslation('organizer');
  const preview = useQuery('entries.preview', { uploadId: upload.uploadId });
  const action = useAction('entries.import');
  const run = async () => {
    const answer = await action.run({ uploadId: upload.uploadId });
    if (answer.ok) onImported(answer.value.count);
  };
  if (preview.error) return <ErrorNote error={preview.error} />;
  if (preview.data === undefined) return <Text>{t('entries.reading')}</Text>;
  const { rows, problems } = preview.data;
  const usable = problems.length === 0 && rows.length > 0;
  return (
    <Stack gap="sm" data-testid="entries-preview">
      <Text fw={600}>
        {t('entries.previewOf', { name: upload.name })} · {preview.data.encoding.toUpperCase()} ·{' '}
        {t('entries.count', { count: rows.length })} ·{' '}
        {t('entries.problemCount', { count: problems.length })}
      </Text>
      <PreviewTable preview={preview.data} contest={contest} />
      {!usable && <Note tone="attention">{t('entries.refused')}</Note>}
      {action.error && <ErrorNote error={action.error} />}
      <Group>
        <Button
          disabled={!usable}
          loading={action.busy}
          data-testid="entries-import"
          onClick={() => void run()}
        >
          {existing > 0
            ? t('entries.replace', { count: rows.length, existing })
            : t('entries.import', { count: rows.length })}
        </Button>
      </Group>
    </Stack>
  );
}

function ColumnsHelp({ contest }: { readonly contest: ContestView }) {
  const { t } = useTranslation('organizer');
  return (
    <div>
      <Text mb={8}>{t('entries.columnsLead')}</Text>
      <TableFrame label={t('entries.columnsLead')} full>
        <table className={styles.grid}>
          <thead>
            <tr>
              {CSV_COLUMNS.map(({ header, required }) => (
                <th key={header}>
                  {header}
                  {required ? ' *' : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {CSV_COLUMNS.map(({ header, example }) => (
                <td key={header}>{example(contest.setup)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableFrame>
      <Group mt={8}>
        <Button
          component="a"
          variant="default"
          size="sm"
          href={templateHref(templateCsv(contest.setup))}
          download="jurybox-entries.csv"
          leftSection={<IconDownload size="1rem" />}
          data-testid="entries-template"
        >
          {t('entries.template')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('entries.templateHint')}
        </Text>
      </Group>
    </div>
  );
}

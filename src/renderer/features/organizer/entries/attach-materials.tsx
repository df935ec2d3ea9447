import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { EntryRow } from '../../../../contract/contest-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FileDrop, Note, type Upload } from '../../../ui/index.ts';
import { useUpload } from '../../../ui/use-upload.ts';
import { useMessageText } from '../use-message-text.ts';
import styles from '../organizer.module.css';
import { listMissing } from './entry-rows.ts';

type AttachReport = MethodOutput<'entries.attach'>;

/** Hands over a folder or files; the backend matches them by listed name or entry number. */
export function AttachMaterials({ rows }: { readonly rows: readonly EntryRow[] }) {
  const { t } = useTranslation('organizer');
  const attach = useAction('entries.attach');
  const [report, setReport] = useState<AttachReport | null>(null);
  const { run } = attach;
  const onUploaded = useCallback(
    (uploads: readonly Upload[]) => {
      void run({ uploadIds: uploads.map(({ uploadId }) => uploadId) }).then((answer) => {
        if (answer.ok) setReport(answer.value);
      });
    },
    [run],
  );
  const missing = listMissing(rows);
  return (
    <section className={styles.section}>
      <Title order={2} mb={8}>
        {t('attach.title')}
      </Title>
      <Stack gap="md">
        <Text>{t('attach.lead')}</Text>
        <Group align="stretch" grow>
          <FolderPick onUploaded={onUploaded} />
          <FileDrop
            label={t('attach.drop')}
            hint={t('attach.dropHint')}
            multiple
            testId="materials-drop"
            onUploaded={onUploaded}
          />
        </Group>
        {attach.busy && <Text role="status">{t('attach.matching')}</Text>}
        {attach.error && <ErrorNote error={attach.error} />}
        {report && <Report report={report} />}
        {missing.length > 0 && <Missing missing={missing} />}
      </Stack>
    </section>
  );
}

function FolderPick({ onUploaded }: { onUploaded: (uploads: readonly Upload[]) => void }) {
  const { t } = useTranslation('organizer');
  const upload = useUpload(onUploaded);
  const inputId = useId();
  return (
    <div className={styles.folder}>
      <IconFolderOpen size="2rem" aria-hidden stroke={1.5} />
      <Text fw={600}>{t('attach.folder')}</Text>
      <Text c="dimmed">{t('attach.folderHint')}</Text>
      <input
        id={inputId}
        ref={allowFolder}
        type="file"
        multiple
        hidden
        data-testid="materials-folder-input"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void upload.send(files);
        }}
      />
      <Button
        variant="default"
        disabled={upload.busy}
        onClick={() => document.getElementById(inputId)?.click()}
        data-testid="materials-folder"
      >
        {t('attach.pickFolder')}
      </Button>
      {upload.busy && (
        <Group w="100%" wrap="nowrap">
          <Progress value={100 * upload.share} flex={1} aria-label={t('attach.progress')} />
          <Button size="sm" variant="default" onClick={upload.cancel}>
            {t('attach.cancel')}
          </Button>
        </Group>
      )}
      {upload.error && <ErrorNote error={upload.error} />}
    </div>
  );
}

/** React knows no `webkitdirectory`, the only way in which a page may ask for a folder. */
function allowFolder(element: HTMLInputElement | null): void {
  element?.setAttribute('webkitdirectory', '');
}

function Report({ report }: { readonly report: AttachReport }) {
  const { t } = useTranslation('organizer');
  const message = useMessageText('unmatched');
  const { attached, unmatched } = report;
  return (
    <Stack gap="xs" data-testid="attach-report">
      <Note tone="saved">{t('attach.attached', { count: attached.length })}</Note>
      {unmatched.length > 0 && (
        <Note tone="attention" testId="attach-unmatched">
          <Text fw={600}>{t('attach.unmatched', { count: unmatched.length })}</Text>
          <ul>
            {unmatched.map(({ name, code }) => (
              <li key={name}>
                {name}: {message({ code })}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </Stack>
  );
}

function Missing({ missing }: { readonly missing: ReturnType<typeof listMissing> }) {
  const { t } = useTranslation('organizer');
  return (
    <details>
      <summary>{t('attach.missing', { count: missing.length })}</summary>
      <ul>
        {missing.map(({ entry, name }) => (
          <li key={`${entry} ${name}`}>
            {entry}: {name}
          </li>
        ))}
      </ul>
    </details>
  );
}

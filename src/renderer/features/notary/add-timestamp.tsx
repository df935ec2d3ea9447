import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useAction } from '../../app/use-action.ts';
import {
  ConfirmDialog,
  DestinationPicker,
  FileDrop,
  ProducedFileNote,
  type Upload,
} from '../../ui/index.ts';
import type { Archive } from './verified.ts';

/** Adds an authority's response; the backend refuses one that is for something else. */
export function AddTimestamp({ archive }: { readonly archive: Archive }) {
  const { t } = useTranslation('notary');
  const action = useAction('notary.addTimestamp');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [destination, setDestination] = useState<string | null>(null);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const run = async () => {
    if (destination === null || upload === null) return;
    const answer = await action.run({
      archiveId: archive.archiveId,
      uploadId: upload.uploadId,
      destinationId: destination,
    });
    if (!answer.ok) return;
    setFile(answer.value);
    setUpload(null);
  };
  return (
    <Stack gap="sm">
      <Text>{t('timestamp.lead')}</Text>
      <FileDrop
        label={t('timestamp.drop')}
        accept=".tsr"
        testId="timestamp-drop"
        onUploaded={([first]) => setUpload(first ?? null)}
      />
      {file && <ProducedFileNote file={file} />}
      <ConfirmDialog
        opened={upload !== null}
        title={t('timestamp.act')}
        confirmLabel={t('timestamp.act')}
        busy={action.busy}
        error={action.error}
        onConfirm={() => void run()}
        onClose={() => setUpload(null)}
      >
        <DestinationPicker value={destination} onChange={setDestination} />
      </ConfirmDialog>
    </Stack>
  );
}

import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import {
  DestinationPicker,
  ErrorNote,
  FileDrop,
  Note,
  ProducedFileNote,
  SecretField,
  type Upload,
} from '../../../ui/index.ts';
import type { DialogProps } from './export-bundle-dialog.tsx';

/** The organizer's log as this device knows it: take a newer head in, and witness it by a file. */
export function WitnessDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal opened={opened} onClose={onClose} title={t('witness.title')} size="lg">
      <Witness />
    </Modal>
  );
}

function Witness() {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const state = useQuery('judging.logState', {});
  const take = useAction('judging.importHead');
  const run = async (uploads: readonly Upload[]) => {
    const upload = uploads[0];
    if (upload) await take.run({ uploadId: upload.uploadId });
  };
  const head = state.data?.head ?? null;
  return (
    <Stack gap="md">
      <Text>{t('witness.text')}</Text>
      <Note tone={head ? 'saved' : 'info'} testId="witness-head">
        {head
          ? t('witness.head', { count: head.size, time: format.dateTime(head.seenAt) })
          : t('witness.none')}
      </Note>
      <FileDrop
        label={t('witness.drop')}
        accept=".jbhead"
        disabled={take.busy}
        testId="head-drop"
        onUploaded={(uploads) => void run(uploads)}
      />
      {take.error && <ErrorNote error={take.error} />}
      {head && <SaveWitness />}
    </Stack>
  );
}

function SaveWitness() {
  const { t } = useTranslation('judge');
  const write = useAction('judging.exportWitness');
  const [destinationId, setDestination] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [file, setFile] = useState<ProducedFile | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (destinationId === null || secret === '') return;
    const answer = await write.run({ destinationId, secret });
    setSecret('');
    if (answer.ok) setFile(answer.value);
  };
  if (file) {
    return (
      <>
        <ProducedFileNote file={file} />
        <Text>{t('witness.next')}</Text>
      </>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Title order={3}>{t('witness.save')}</Title>
        <DestinationPicker value={destinationId} onChange={setDestination} />
        <SecretField value={secret} onChange={setSecret} testId="witness-secret" />
        {write.error && <ErrorNote error={write.error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            disabled={secret === '' || destinationId === null}
            loading={write.busy}
            data-testid="witness-submit"
          >
            {t('witness.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

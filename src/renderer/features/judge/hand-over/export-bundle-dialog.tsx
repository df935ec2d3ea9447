import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import { useAction } from '../../../app/use-action.ts';
import {
  DestinationPicker,
  ErrorNote,
  Note,
  ProducedFileNote,
  SecretField,
} from '../../../ui/index.ts';
import { countDesk } from '../desk-entry-state.ts';
import { useDeskItems } from '../use-desk.ts';

export type DialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Writes every sealed sheet into one signed bundle for the organizer. */
export function ExportBundleDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal opened={opened} onClose={onClose} title={t('export.title')} size="lg">
      <ExportBundle onClose={onClose} />
    </Modal>
  );
}

function ExportBundle({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('judge');
  const items = useDeskItems();
  const { left } = countDesk(items);
  const write = useAction('judging.exportBundle');
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
      <Stack gap="md">
        <ProducedFileNote file={file} />
        <Text>{t('export.next')}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-testid="export-close">
            {t('app:close')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{t('export.text')}</Text>
        {left > 0 && <Note tone="attention">{t('export.left', { count: left })}</Note>}
        <DestinationPicker value={destinationId} onChange={setDestination} />
        <SecretField value={secret} onChange={setSecret} testId="export-secret" />
        {write.error && <ErrorNote error={write.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app:back')}
          </Button>
          <Button
            type="submit"
            disabled={secret === '' || destinationId === null}
            loading={write.busy}
            data-testid="export-submit"
          >
            {t('export.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

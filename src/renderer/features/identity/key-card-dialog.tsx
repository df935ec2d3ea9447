import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useAction } from '../../app/use-action.ts';
import { useQuery } from '../../app/use-query.ts';
import {
  DestinationPicker,
  ErrorNote,
  FingerprintCard,
  ProducedFileNote,
  QrCode,
} from '../../ui/index.ts';

export type KeyCardDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Hands the public half of this device to the organizer, with the fingerprint to read aloud. */
export function KeyCardDialog({ opened, onClose }: KeyCardDialogProps) {
  const { t } = useTranslation('identity');
  return (
    <Modal opened={opened} onClose={onClose} title={t('card.title')} size="lg">
      <KeyCard />
    </Modal>
  );
}

/** The key card and how to hand it over, for a dialog or a page. */
export function KeyCard() {
  const { t } = useTranslation('identity');
  const status = useQuery('identity.status', {});
  const card = useQuery('identity.keyCard', {});
  const write = useAction('identity.exportKeyCard');
  const [destination, setDestination] = useState<string | null>(null);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const run = async () => {
    if (destination === null) return;
    const answer = await write.run({ destinationId: destination });
    if (answer.ok) setFile(answer.value);
  };
  return (
    <Stack gap="md">
      <Text>{t('card.text')}</Text>
      {status.data && (
        <FingerprintCard
          fingerprint={status.data.fingerprint}
          label={t('card.fingerprint')}
          part="read"
        />
      )}
      {card.data && (
        <details data-testid="key-card-qr-part">
          <summary>{t('card.qr')}</summary>
          <Text my="xs">{t('card.qrText')}</Text>
          <QrCode
            text={card.data.text}
            label={t('card.qrLabel')}
            size="24rem"
            testId="key-card-qr"
          />
        </details>
      )}
      <DestinationPicker value={destination} onChange={setDestination} />
      {write.error && <ErrorNote error={write.error} />}
      {file && <ProducedFileNote file={file} />}
      <Group justify="flex-end">
        <Button
          onClick={() => void run()}
          disabled={destination === null}
          loading={write.busy}
          data-testid="export-key-card"
        >
          {t('card.submit')}
        </Button>
      </Group>
    </Stack>
  );
}

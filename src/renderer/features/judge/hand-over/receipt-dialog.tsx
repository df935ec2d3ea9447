import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FileDrop, type Upload } from '../../../ui/index.ts';
import type { DialogProps } from './export-bundle-dialog.tsx';
import { ReceiptOutcome } from './receipt-outcome.tsx';

/** Takes the organizer's signed receipt: from then on a sheet counts as delivered. */
export function ReceiptDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal opened={opened} onClose={onClose} title={t('receipt.title')} size="lg">
      <Receipt />
    </Modal>
  );
}

function Receipt() {
  const { t } = useTranslation('judge');
  const take = useAction('judging.importReceipt');
  const [outcome, setOutcome] = useState<MethodOutput<'judging.importReceipt'> | null>(null);
  const run = async (uploads: readonly Upload[]) => {
    const upload = uploads[0];
    if (!upload) return;
    const answer = await take.run({ uploadId: upload.uploadId });
    setOutcome(answer.ok ? answer.value : null);
  };
  return (
    <Stack gap="md">
      <Text>{t('receipt.text')}</Text>
      <FileDrop
        label={t('receipt.drop')}
        disabled={take.busy}
        opens=".jbreceipt"
        testId="receipt-drop"
        onUploaded={(uploads) => void run(uploads)}
      />
      {take.error && <ErrorNote error={take.error} />}
      {outcome && <ReceiptOutcome outcome={outcome} />}
    </Stack>
  );
}

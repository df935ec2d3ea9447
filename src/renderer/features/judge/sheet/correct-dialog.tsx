import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export type CorrectDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCorrect: (reason: string) => Promise<unknown>;
};

/** A correction begins with its reason; the sealed sheet stays as it is. */
export function CorrectDialog({ opened, onClose, onCorrect }: CorrectDialogProps) {
  const { t } = useTranslation('judge');
  const [reason, setReason] = useState('');
  const begin = () => {
    void onCorrect(reason.trim());
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('correction.dialog')}>
      <Stack gap="md">
        <Text>{t('correction.explain')}</Text>
        <Textarea
          label={t('correction.reason')}
          value={reason}
          maxLength={1000}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="correct-reason"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app:back')}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={begin} data-testid="correct-begin">
            {t('correction.begin')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

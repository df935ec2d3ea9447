import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownError } from '../app/transport-context.ts';
import { ErrorNote } from './error-note.tsx';

export type ConfirmDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** Names the effect, never a bare OK. */
  readonly confirmLabel: string;
  readonly busy?: boolean;
  readonly error?: ShownError | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack gap="md">
        {props.children}
        {props.error && <ErrorNote error={props.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('back')}
          </Button>
          <Button onClick={props.onConfirm} loading={props.busy ?? false} data-testid="confirm">
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

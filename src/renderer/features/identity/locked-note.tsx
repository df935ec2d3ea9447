import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShownError } from '../../app/transport-context.ts';
import { Note } from '../../ui/index.ts';
import type { IdentityStatus } from './unlock-screen.tsx';

const REASONS = ['secret-storage-missing', 'secret-storage-refused', 'vault-damaged'] as const;
export type LockedReason = (typeof REASONS)[number];

/** Why no secret opens the vault here, from its state or from what an attempt met; else null. */
export function lockedReasonOf(
  vault: IdentityStatus['vault'],
  error: ShownError | null,
): LockedReason | null {
  if (vault === 'storage-missing') return 'secret-storage-missing';
  if (vault === 'damaged') return 'vault-damaged';
  if (error?.code !== 'identity-locked') return null;
  return REASONS.find((reason) => reason === error.params?.['reason']) ?? null;
}

type LockedNoteProps = { readonly reason: LockedReason; readonly onRetry: () => void };

/** What happened, what is safe, and what to try before making a new key. */
export function LockedNote({ reason, onRetry }: LockedNoteProps) {
  const { t } = useTranslation('identity');
  return (
    <Note tone="attention" testId="vault-locked">
      <Stack gap="xs" data-reason={reason}>
        <Text fw={600}>{t('locked.title')}</Text>
        <Text>{t(`locked.reason.${reason}`)}</Text>
        <Text>{t('locked.safe')}</Text>
        <Text>{t(`locked.first.${reason}`)}</Text>
        <Group>
          <Button variant="default" size="sm" onClick={onRetry}>
            {t('locked.retry')}
          </Button>
        </Group>
      </Stack>
    </Note>
  );
}

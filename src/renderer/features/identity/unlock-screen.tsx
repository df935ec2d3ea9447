import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../contract/contract.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, Note, SecretField } from '../../ui/index.ts';

export type UnlockScreenProps = {
  readonly status: NonNullable<MethodOutput<'identity.status'>>;
  readonly onTried: () => void;
};

/** Asks for the secret; while too many wrong ones lock it, counts down instead. */
export function UnlockScreen({ status, onTried }: UnlockScreenProps) {
  const { t } = useTranslation('identity');
  const [secret, setSecret] = useState('');
  const unlock = useAction('identity.unlock');
  const wait = useSecondsUntil(status.lockedUntil);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === '' || wait > 0) return;
    await unlock.run({ secret });
    setSecret('');
    onTried();
  };
  return (
    <Container size="xs" py={96}>
      <form onSubmit={(event) => void submit(event)} data-testid="unlock">
        <Stack gap="lg">
          <div>
            <Title order={1}>{status.name}</Title>
            <Text c="dimmed">{status.organization}</Text>
          </div>
          <Text size="lg">{t('unlock.text')}</Text>
          <SecretField value={secret} onChange={setSecret} autoFocus testId="unlock-secret" />
          {wait > 0 ? (
            <Note tone="attention" testId="lockout">
              {t('unlock.wait', { time: formatWait(wait), failures: status.failures })}
            </Note>
          ) : (
            unlock.error && <ErrorNote error={unlock.error} />
          )}
          <Button
            type="submit"
            disabled={secret === '' || wait > 0}
            loading={unlock.busy}
            data-testid="unlock-submit"
          >
            {t('unlock.submit')}
          </Button>
        </Stack>
      </form>
    </Container>
  );
}

function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (instant === null) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [instant]);
  return instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));
}

function formatWait(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

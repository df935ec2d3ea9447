import { Anchor, Button, Checkbox, Container, Stack, Text, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import type { MethodOutput } from '../../../contract/contract.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, SecretField } from '../../ui/index.ts';
import { LockedNote, lockedReasonOf } from './locked-note.tsx';
import { Lockout, useSecondsUntil } from './lockout.tsx';

export type IdentityStatus = NonNullable<MethodOutput<'identity.status'>>;

export type UnlockScreenProps = {
  readonly status: IdentityStatus;
  readonly onTried: () => void;
  /** The secret is lost, or the vault cannot be opened: the way to a new key. */
  readonly onRenew: () => void;
};

/**
 * Asks for the secret; while too many wrong ones lock it, counts down instead. Where the vault cannot
 * be opened at all, says why, what is safe, and what to do.
 */
export function UnlockScreen({ status, onTried, onRenew }: UnlockScreenProps) {
  useHelpTopic('locked');
  const { t } = useTranslation('identity');
  const unlock = useAction('identity.unlock');
  const bind = useAction('identity.changeSecret');
  const [secret, setSecret] = useState('');
  const [binding, setBinding] = useState(true);
  const wait = useSecondsUntil(status.lockedUntil);
  const locked = lockedReasonOf(status.vault, unlock.error);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === '' || wait > 0) return;
    // Bound first: unlocking takes this screen away.
    if (status.vault === 'bindable' && binding) await bind.run({ secret, newSecret: secret });
    await unlock.run({ secret });
    setSecret('');
    onTried();
  };
  return (
    <Container size="xs" py={64}>
      <form onSubmit={(event) => void submit(event)} data-testid="unlock">
        <Stack gap="lg">
          <div>
            <Title order={1}>{status.name}</Title>
            <Text c="dimmed">{status.organization}</Text>
          </div>
          {locked ? (
            <LockedNote reason={locked} onRetry={onTried} />
          ) : (
            <>
              <Text size="lg">{t('unlock.text')}</Text>
              <SecretField value={secret} onChange={setSecret} autoFocus testId="unlock-secret" />
              {status.vault === 'bindable' && (
                <Checkbox
                  label={t('unlock.bind')}
                  description={t('unlock.bindHint')}
                  checked={binding}
                  data-testid="unlock-bind"
                  onChange={(event) => setBinding(event.currentTarget.checked)}
                />
              )}
              {wait > 0 ? (
                <Lockout seconds={wait} failures={status.failures} />
              ) : (
                unlock.error && <ErrorNote error={unlock.error} />
              )}
              <Button
                type="submit"
                disabled={secret === '' || wait > 0}
                loading={unlock.busy || bind.busy}
                data-testid="unlock-submit"
              >
                {t('unlock.submit')}
              </Button>
            </>
          )}
          {status.canReenrol ? (
            <Anchor component="button" type="button" data-testid="lost-secret" onClick={onRenew}>
              {t('unlock.lost')}
            </Anchor>
          ) : (
            <Text size="sm" c="dimmed">
              {t('refused')}
            </Text>
          )}
        </Stack>
      </form>
    </Container>
  );
}

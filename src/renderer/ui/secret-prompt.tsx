import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownError } from '../app/transport-context.ts';
import { ErrorNote } from './error-note.tsx';
import { SecretField } from './secret-field.tsx';
import { useLockout } from './use-lockout.ts';

export type SecretPromptProps = {
  readonly opened: boolean;
  readonly title: string;
  /** Says what the secret will do. */
  readonly children?: ReactNode;
  readonly confirmLabel: string;
  /** Seal red, for sealing only. */
  readonly seal?: boolean;
  /** Gives the failure to show, or null when it worked and the prompt may close. */
  readonly onSubmit: (secret: string) => Promise<ShownError | null>;
  readonly onClose: () => void;
};

/** Asks for the PIN or passphrase for one act, named by its effect. */
export function SecretPrompt(props: SecretPromptProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <SecretForm {...props} />
    </Modal>
  );
}

function SecretForm({ children, confirmLabel, seal, onSubmit, onClose }: SecretPromptProps) {
  const { t } = useTranslation('app');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ShownError | null>(null);
  const wait = useLockout(error);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === '' || busy || wait > 0) return;
    setBusy(true);
    setError(null);
    const failure = await onSubmit(secret);
    setBusy(false);
    setSecret('');
    if (failure === null) onClose();
    else setError(failure);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {children}
        <SecretField value={secret} onChange={setSecret} autoFocus />
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button
            type="submit"
            {...(seal ? { color: 'seal.7' } : {})}
            disabled={secret === '' || wait > 0}
            loading={busy}
            data-testid="secret-confirm"
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, Note, SecretField } from '../../ui/index.ts';
import { NewSecret } from './new-secret.tsx';

export type ChangeSecretDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** The same key under another PIN or passphrase. */
export function ChangeSecretDialog({ opened, onClose }: ChangeSecretDialogProps) {
  const { t } = useTranslation('identity');
  return (
    <Modal opened={opened} onClose={onClose} title={t('change.title')} size="lg">
      <ChangeSecret />
    </Modal>
  );
}

function ChangeSecret() {
  const { t } = useTranslation('identity');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const change = useAction('identity.changeSecret');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (fresh === null) return;
    const answer = await change.run({ secret: old, newSecret: fresh });
    setOld('');
    setDone(answer.ok);
  };
  if (done) {
    return (
      <Note tone="saved" testId="secret-changed">
        {t('change.done')}
      </Note>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{t('change.text')}</Text>
        <SecretField
          value={old}
          onChange={setOld}
          label={t('change.old')}
          testId="old-secret"
          autoFocus
        />
        <NewSecret onChange={setFresh} />
        {change.error && <ErrorNote error={change.error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            disabled={old === '' || fresh === null}
            loading={change.busy}
            data-testid="change-secret"
          >
            {t('change.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

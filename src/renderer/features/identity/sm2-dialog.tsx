import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../contract/define-method.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, Note, SecretField } from '../../ui/index.ts';

export type Sm2DialogProps = {
  readonly role: Role;
  /** Whether this device has the second key already. */
  readonly present: boolean;
  /** An organizer's stands in the charter: after the freeze none can be added. */
  readonly possible: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** What the SM2 signature is and is not; adds the key where there is none. */
export function Sm2Dialog(props: Sm2DialogProps) {
  const { t } = useTranslation('identity');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('sm2.title')} size="lg">
      <Sm2Key {...props} />
    </Modal>
  );
}

function Sm2Key({ role, present, possible }: Sm2DialogProps) {
  const { t } = useTranslation('identity');
  const [secret, setSecret] = useState('');
  const [made, setMade] = useState(false);
  const add = useAction('identity.addSm2');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await add.run({ secret });
    setSecret('');
    setMade(answer.ok);
  };
  return (
    <Stack gap="md">
      <Text>{t('sm2.meaning')}</Text>
      {(present || made) && (
        <Note tone="saved" testId="sm2-present">
          {t(made ? `sm2.made.${role === 'judge' ? 'judge' : 'organizer'}` : 'sm2.present')}
        </Note>
      )}
      {!present && !possible && <Note testId="sm2-too-late">{t('sm2.tooLate')}</Note>}
      {!present && possible && !made && (
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Text>{t(`sm2.before.${role === 'judge' ? 'judge' : 'organizer'}`)}</Text>
            <SecretField value={secret} onChange={setSecret} testId="sm2-secret" autoFocus />
            {add.error && <ErrorNote error={add.error} />}
            <Group justify="flex-end">
              <Button
                type="submit"
                disabled={secret === ''}
                loading={add.busy}
                data-testid="sm2-add"
              >
                {t('sm2.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}

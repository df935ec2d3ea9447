import { Button, Checkbox, Container, Group, Stack, Text, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useAction } from '../../app/use-action.ts';
import { useQuery } from '../../app/use-query.ts';
import { ErrorNote } from '../../ui/index.ts';
import { KeyCard } from './key-card-dialog.tsx';
import { NewSecret } from './new-secret.tsx';

type RenewKeyProps = {
  readonly profile: ProfileView;
  readonly onDone: () => void;
  readonly onBack: () => void;
};

/** A new key in the same profile: what is kept, what is lost, the new secret, the new key card. */
export function RenewKey({ profile, onDone, onBack }: RenewKeyProps) {
  const { t } = useTranslation('identity');
  const [secret, setSecret] = useState<string | null>(null);
  const [made, setMade] = useState(false);
  const status = useQuery('identity.status', {});
  const [wanted, setWanted] = useState<boolean | null>(null);
  const seals = profile.role === 'judge' || profile.role === 'organizer';
  const sm2 = seals && (wanted ?? status.data?.sm2 ?? false);
  const renew = useAction('identity.reenrol');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === null) return;
    const answer = await renew.run({ secret, sm2 });
    if (answer.ok) setMade(true);
  };
  if (made) return <Renewed profile={profile} onDone={onDone} />;
  return (
    <Container size="sm" py="xl">
      <form onSubmit={(event) => void submit(event)} data-testid="renew-key">
        <Stack gap="lg">
          <Title order={1}>{t('renew.title')}</Title>
          <div>
            <Text fw={600}>{t('renew.kept')}</Text>
            <Text>{t('renew.keptText')}</Text>
          </div>
          <div>
            <Text fw={600}>{t('renew.lost')}</Text>
            <Text>{t(`renew.lostText.${profile.role}`)}</Text>
            <Text c="dimmed">{t('renew.aside')}</Text>
          </div>
          <div>
            <Text fw={600}>{t('renew.todo')}</Text>
            <Text>{t(`renew.todoText.${profile.role}`)}</Text>
          </div>
          <NewSecret onChange={setSecret} />
          {seals && (
            <Checkbox
              label={t('sm2.label')}
              description={t('sm2.meaning')}
              checked={sm2}
              onChange={(event) => setWanted(event.currentTarget.checked)}
              data-testid="renew-sm2"
            />
          )}
          {renew.error && <ErrorNote error={renew.error} />}
          <Group>
            <Button
              type="submit"
              disabled={secret === null}
              loading={renew.busy}
              data-testid="renew-submit"
            >
              {t('renew.act')}
            </Button>
            <Button variant="default" onClick={onBack}>
              {t('renew.back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Container>
  );
}

type RenewedProps = { readonly profile: ProfileView; readonly onDone: () => void };

/** The new key is of no use before the organizer knows it. */
function Renewed({ profile, onDone }: RenewedProps) {
  const { t } = useTranslation('identity');
  return (
    <Container size="sm" py="xl" data-testid="renewed">
      <Stack gap="lg">
        <Title order={1}>{t('renew.done')}</Title>
        <Text>{t(`renew.todoText.${profile.role}`)}</Text>
        {profile.role !== 'organizer' && <KeyCard />}
        <Group>
          <Button variant="default" data-testid="renewed-continue" onClick={onDone}>
            {t('renew.continue')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

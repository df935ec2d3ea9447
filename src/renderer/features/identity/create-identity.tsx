import { Button, Checkbox, Container, Stack, Text, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, Note } from '../../ui/index.ts';
import { NewSecret } from './new-secret.tsx';

/** First run: name, organization and secret; the key itself never leaves the backend. */
export function CreateIdentity({ profile }: { readonly profile: ProfileView }) {
  useHelpTopic('new-key');
  const { t } = useTranslation('identity');
  const [name, setName] = useState('');
  const [organization, setOrganization] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const [sm2, setSm2] = useState(false);
  const create = useAction('identity.create');
  const ready = name.trim() !== '' && secret !== null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === null || !ready) return;
    void create.run({ name: name.trim(), organization: organization.trim(), secret, sm2 });
  };
  return (
    <Container size="sm" py="xl">
      <form onSubmit={submit} data-testid="create-identity">
        <Stack gap="lg">
          <div>
            <Title order={1}>{t(`create.title.${profile.role}`)}</Title>
            <Text size="lg" c="dimmed" mt={4}>
              {t('create.why')}
            </Text>
          </div>
          {(profile.role === 'organizer' || profile.role === 'root-holder') && (
            <Note tone="attention" testId="root-warning">
              {t(`create.warning.${profile.role}`)}
            </Note>
          )}
          <TextInput
            label={t('create.name')}
            description={t(`create.nameHint.${profile.role}`)}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-testid="identity-name"
          />
          <TextInput
            label={t('create.organization')}
            maxLength={120}
            value={organization}
            onChange={(event) => setOrganization(event.currentTarget.value)}
            data-testid="identity-organization"
          />
          <NewSecret onChange={setSecret} />
          {(profile.role === 'judge' || profile.role === 'organizer') && (
            <Checkbox
              label={t('sm2.label')}
              description={t('sm2.meaning')}
              checked={sm2}
              onChange={(event) => setSm2(event.currentTarget.checked)}
              data-testid="identity-sm2"
            />
          )}
          {create.error && <ErrorNote error={create.error} />}
          <Button
            type="submit"
            disabled={!ready}
            loading={create.busy}
            data-testid="identity-create"
            style={{ alignSelf: 'flex-start' }}
          >
            {t('create.submit')}
          </Button>
        </Stack>
      </form>
    </Container>
  );
}

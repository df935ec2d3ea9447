import { Container, Divider, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useQuery } from '../../app/use-query.ts';
import { CreateProfile } from './create-profile.tsx';
import { ProfileList } from './profile-list.tsx';

/** First screen: who is working here? */
export function Home({ profiles }: { readonly profiles: readonly ProfileView[] }) {
  useHelpTopic('home');
  const { t } = useTranslation('home');
  const info = useQuery('app.info', {});
  const secret = info.data?.demoSecret ?? null;
  return (
    <Container size="lg" py="md">
      <Stack gap="lg">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text size="lg" c="dimmed" mt={4}>
            {t('subtitle')}
          </Text>
        </div>
        {profiles.length > 0 && <ProfileList profiles={profiles} demoSecret={secret} />}
        {profiles.length > 0 && <Divider />}
        {secret === null && <CreateProfile first={profiles.length === 0} />}
        <Text size="sm" c="dimmed">
          {t('local')}
        </Text>
      </Stack>
    </Container>
  );
}

import { Button, Container, List, Stack, Text, Title } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../../app/help-topic.ts';
import type { ProfileView } from '../../../../contract/app-methods.ts';
import { Steps } from '../../../ui/index.ts';
import { KeyCardDialog } from '../../identity/index.ts';
import { PackageDrop } from './package-drop.tsx';

/** Before there is a package: what has been done, and the one thing to do next. */
export function FirstSteps({ profile }: { readonly profile: ProfileView }) {
  useHelpTopic('judge-start');
  const { t } = useTranslation('judge');
  const [card, setCard] = useState(false);
  return (
    <Container size="md" py="xl" data-testid="first-steps">
      <Stack gap="lg">
        <Title order={1}>{t('intake.title')}</Title>
        <Steps
          items={[
            { id: 'key', state: 'done', content: t('intake.steps.key', { name: profile.label }) },
            {
              id: 'card',
              state: 'now',
              content: (
                <Stack gap="xs" align="flex-start">
                  <Text>{t('intake.steps.card')}</Text>
                  <Button
                    variant="default"
                    leftSection={<IconId size="1.2rem" />}
                    onClick={() => setCard(true)}
                    data-testid="open-key-card"
                  >
                    {t('intake.keyCard')}
                  </Button>
                </Stack>
              ),
            },
            {
              id: 'package',
              state: 'now',
              content: (
                <Stack gap="sm">
                  <Text>{t('intake.steps.package')}</Text>
                  <PackageDrop />
                </Stack>
              ),
            },
            { id: 'compare', state: 'later', content: t('intake.steps.compare') },
            { id: 'score', state: 'later', content: t('intake.steps.score') },
          ]}
        />
        <details data-testid="second-device">
          <summary>{t('intake.second.title')}</summary>
          <List mt="xs">
            {(['drafts', 'card', 'package', 'once'] as const).map((point) => (
              <List.Item key={point}>{t(`intake.second.${point}`)}</List.Item>
            ))}
          </List>
        </details>
      </Stack>
      <KeyCardDialog opened={card} onClose={() => setCard(false)} />
    </Container>
  );
}

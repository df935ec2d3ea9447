import { Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Shown when this page was opened without the program behind it. */
export function LauncherPage() {
  const { t } = useTranslation('app');
  return (
    <Container size="sm" py={96} data-testid="launcher-page">
      <Stack gap="md">
        <Title order={1}>{t('launcher.title')}</Title>
        <Text size="lg">{t('launcher.what')}</Text>
        <Text>{t('launcher.safe')}</Text>
        <Text>{t('launcher.next')}</Text>
      </Stack>
    </Container>
  );
}

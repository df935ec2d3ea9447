import { Button, Group, Text } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCardDialog } from '../identity/index.ts';

/** Before the event: the charter names this notary by the key card, and only then can they sign. */
export function OwnCard() {
  const { t } = useTranslation('identity');
  const [opened, setOpened] = useState(false);
  return (
    <Group mb="lg" wrap="nowrap">
      <Button
        variant="default"
        leftSection={<IconId size="1.2rem" />}
        onClick={() => setOpened(true)}
        data-testid="open-key-card"
        style={{ flexShrink: 0 }}
      >
        {t('card.open')}
      </Button>
      <Text c="dimmed">{t('card.beforeFreeze')}</Text>
      <KeyCardDialog opened={opened} onClose={() => setOpened(false)} />
    </Group>
  );
}

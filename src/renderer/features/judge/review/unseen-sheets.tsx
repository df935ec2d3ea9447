import { Button, Group, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type UnseenSheetsProps = { readonly count: number; readonly onNext: () => void };

/** What the seal still waits for, and the way there: with the focus, so that Enter turns the sheets. */
export function UnseenSheets({ count, onNext }: UnseenSheetsProps) {
  const { t } = useTranslation('judge');
  return (
    <Group w="100%" justify="space-between" role="status" data-testid="unseen-sheets">
      <Text fw={600} c="var(--jb-attention)">
        {t('review.unseen', { count })}
      </Text>
      <Button
        rightSection={<IconChevronRight size="1.1rem" />}
        onClick={onNext}
        autoFocus
        data-testid="next-unseen"
      >
        {t('review.nextUnseen')}
      </Button>
    </Group>
  );
}

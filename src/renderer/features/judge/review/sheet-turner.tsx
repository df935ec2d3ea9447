import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Preview } from './review-dialog.tsx';

export type SheetTurnerProps = {
  readonly at: number;
  readonly previews: readonly Preview[];
  readonly onTurn: (at: number) => void;
};

export function isFaulty({ contentHash, problems }: Preview): boolean {
  return contentHash === null || problems.length > 0;
}

/** 1/3, 2/3, 3/3: one sheet at a time, as papers on a pile. */
export function SheetTurner({ at, previews, onTurn }: SheetTurnerProps) {
  const { t } = useTranslation('judge');
  const count = previews.length;
  return (
    <Group justify="space-between" wrap="nowrap" data-testid="sheet-turner">
      <Button
        variant="default"
        leftSection={<IconChevronLeft size="1.1rem" />}
        disabled={at === 0}
        onClick={() => onTurn(at - 1)}
        data-testid="previous-sheet"
      >
        {t('review.previous')}
      </Button>
      <Text fw={600} aria-live="polite">
        {t('review.turn', { at: at + 1, count, entry: previews[at]?.entry ?? '' })}
      </Text>
      <Button
        variant="default"
        rightSection={<IconChevronRight size="1.1rem" />}
        disabled={at === count - 1}
        onClick={() => onTurn(at + 1)}
        data-testid="next-sheet"
      >
        {t('review.next')}
      </Button>
    </Group>
  );
}

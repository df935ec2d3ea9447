import { Button, Group, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { EditDraft } from './edit-draft.ts';
import { Note } from '../../../ui/index.ts';
import { DraftText } from './draft-text.tsx';
import classes from './sheet.module.css';
import { RecusalRules } from './recusal-rules.tsx';

export type RecusalPartProps = {
  readonly reason: Draft['recusalReason'];
  readonly onEdit: EditDraft;
};

/** Declaring a recusal: the marks are kept aside and come back if it is withdrawn before sealing. */
export const RecusalPart = memo(Recusal);

function Recusal({ reason, onEdit }: RecusalPartProps) {
  const { t } = useTranslation('judge');
  const set = (recusalReason: string | null) => onEdit((before) => ({ ...before, recusalReason }));
  if (reason === null) {
    return (
      <Group mt="md" justify="flex-end">
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => void set('')}
          data-testid="recuse"
        >
          {t('recusal.declare')}
        </Button>
      </Group>
    );
  }
  return (
    <div data-testid="recusal">
      <Text fw={600} mt="sm">
        {t('recusal.title')}
      </Text>
      <DraftText
        label={t('recusal.reason')}
        description={t('recusal.hint')}
        value={reason}
        maxLength={1000}
        autoFocus={reason === ''}
        onChange={set}
        testId="recusal-reason"
      />
      <Group mt="sm">
        <Button
          variant="default"
          size="sm"
          onClick={() => void set(null)}
          data-testid="recusal-undo"
        >
          {t('recusal.undo')}
        </Button>
      </Group>
      <div className={classes.recusalNote}>
        <Note tone="attention">
          <Text>{t('recusal.text')}</Text>
          <RecusalRules />
        </Note>
      </div>
    </div>
  );
}

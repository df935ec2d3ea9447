import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft, SealedSheet } from '../../../../contract/judging-methods.ts';
import type { EditDraft } from './edit-draft.ts';
import { Note } from '../../../ui/index.ts';
import { DraftText } from './draft-text.tsx';

export type CorrectionPartProps = {
  readonly draft: Draft;
  readonly sealed: SealedSheet;
  readonly onEdit: EditDraft;
  readonly onGiveUp: () => void;
};

/** Head of a sheet that corrects a sealed one: what stands, why it changes, and the way back. */
export function CorrectionPart({ draft, sealed, onEdit, onGiveUp }: CorrectionPartProps) {
  const { t } = useTranslation('judge');
  return (
    <div data-testid="correction">
      <DraftText
        label={t('correction.reason')}
        value={draft.correctionReason ?? ''}
        maxLength={1000}
        onChange={(correctionReason) => onEdit((before) => ({ ...before, correctionReason }))}
        testId="correction-reason"
      />
      <Note tone="attention">
        <Text fw={600}>{t('correction.title')}</Text>
        <Text>{t('correction.text', { total: sealed.total ?? t('list.recused') })}</Text>
        <Group mt="xs">
          <Button
            variant="default"
            size="compact-md"
            onClick={onGiveUp}
            data-testid="correction-undo"
          >
            {t('correction.undo')}
          </Button>
        </Group>
      </Note>
    </div>
  );
}

import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/index.ts';
import {
  FRESH_SAMPLE,
  PanesPart,
  type Sample,
  SavedPart,
  ScorePart,
  SealPart,
} from './tour-parts.tsx';

const STEPS = ['desk', 'score', 'words', 'seal', 'end'] as const;

export type TourDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/**
 * The desk in a minute, on sample data that lives in this dialog alone: no draft, no journal, no call.
 * Escape or the first button leaves it at any step.
 */
export function TourDialog({ opened, onClose }: TourDialogProps) {
  const { t } = useTranslation('tour');
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('title')} data-testid="tour">
      <Tour onClose={onClose} />
    </Modal>
  );
}

function Tour({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('tour');
  const [at, setAt] = useState(0);
  const [sample, setSample] = useState<Sample>(FRESH_SAMPLE);
  const step = STEPS[at] ?? 'end';
  const last = at === STEPS.length - 1;
  const part = { sample, onChange: setSample };
  return (
    <Stack gap="md" data-testid={`tour-${step}`}>
      <div aria-live="polite">
        <Text size="sm" c="dimmed">
          {t('place', { at: at + 1, count: STEPS.length })}
        </Text>
        <Title order={3}>{t(`steps.${step}.title`)}</Title>
        <Text>{t(`steps.${step}.text`)}</Text>
      </div>
      {step === 'desk' && <PanesPart />}
      {step === 'score' && <ScorePart {...part} />}
      {step === 'words' && <SavedPart />}
      {step === 'seal' && <SealPart {...part} />}
      {!last && <Note>{t('sample')}</Note>}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onClose} data-testid="tour-skip">
          {t('skip')}
        </Button>
        <Group>
          <Button
            variant="default"
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
            data-testid="tour-back"
          >
            {t('back')}
          </Button>
          <Button
            data-autofocus
            onClick={() => (last ? onClose() : setAt(at + 1))}
            data-testid="tour-next"
          >
            {t(last ? 'finish' : 'next')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

import { Button, Checkbox, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../../app/help-topic.ts';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FingerprintCard, Note } from '../../../ui/index.ts';

export type ConfirmContestProps = {
  readonly pending: NonNullable<MethodOutput<'judging.pendingContest'>>;
};

/** Trust begins here: the person compares the root fingerprint with the one on paper. */
export function ConfirmContest({ pending }: ConfirmContestProps) {
  useHelpTopic('judge-compare');
  const { t } = useTranslation('judge');
  const [compared, setCompared] = useState(false);
  const [differs, setDiffers] = useState(false);
  const confirm = useAction('judging.confirmContest');
  return (
    <Container size="md" py="xl" data-testid="confirm-contest">
      <Stack gap="lg">
        <div>
          <Title order={1}>{t('confirm.title')}</Title>
          <Text size="lg" mt={4}>
            {pending.title}
          </Text>
        </div>
        <Text>{t('confirm.text')}</Text>
        <FingerprintCard fingerprint={pending.rootFingerprint} label={t('confirm.label')} />
        <Checkbox
          size="md"
          checked={compared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
          label={t('confirm.compared')}
          data-testid="compared"
        />
        {differs && <Note tone="attention">{t('confirm.differsText')}</Note>}
        {confirm.error && <ErrorNote error={confirm.error} />}
        <Group>
          <Button
            disabled={!compared}
            loading={confirm.busy}
            onClick={() => void confirm.run({ rootFingerprint: pending.rootFingerprint.hex })}
            data-testid="confirm-contest-submit"
          >
            {t('confirm.submit')}
          </Button>
          <Button variant="default" onClick={() => setDiffers(true)} data-testid="contest-differs">
            {t('confirm.differs')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

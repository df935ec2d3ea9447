import { Button, Group, Stack } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogView } from '../../../../contract/log-methods.ts';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useAction } from '../../../app/use-action.ts';
import {
  ConfirmDialog,
  DestinationPicker,
  ErrorNote,
  ProducedFileNote,
} from '../../../ui/index.ts';
import { useOrganizerStore } from '../organizer-store.ts';

type LogAlarmProps = {
  readonly stage: StageId;
  readonly trouble: NonNullable<LogView['trouble']>;
};

/** Our own signature contradicts the records: why nothing is signed, and the evidence to save. */
export function LogAlarm({ stage, trouble }: LogAlarmProps) {
  const { t } = useTranslation('organizer');
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const save = useAction('log.exportEvidence');
  const run = async () => {
    if (destinationId === null) return;
    const answer = await save.run({ stage, destinationId });
    if (!answer.ok) return;
    setFile(answer.value);
    setAsking(false);
  };
  const { code, known, own } = trouble;
  return (
    <Stack gap="xs" data-testid="log-alarm">
      <ErrorNote error={{ code, params: { known, own } }} />
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileAlert size="1.15rem" />}
          data-testid="save-evidence"
          onClick={() => setAsking(true)}
        >
          {t('log.evidence')}
        </Button>
      </Group>
      {file && <ProducedFileNote file={file} />}
      <ConfirmDialog
        opened={asking}
        title={t('log.evidence')}
        confirmLabel={t('export.write')}
        busy={save.busy}
        error={save.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <DestinationPicker value={destinationId} onChange={keepDestination} />
      </ConfirmDialog>
    </Stack>
  );
}

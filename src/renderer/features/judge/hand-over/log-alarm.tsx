import { Button, Group } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import {
  ConfirmDialog,
  DestinationPicker,
  ErrorNote,
  ProducedFileNote,
} from '../../../ui/index.ts';

/** The organizer's log was caught in two versions: says so on the desk until the file is handed on. */
export function LogAlarm() {
  const state = useQuery('judging.logState', {});
  const alarm = state.data?.alarm ?? null;
  if (alarm === null) return null;
  return (
    <div data-testid="log-alarm" data-reason={alarm.reason}>
      <ErrorNote error={{ code: 'log-split-view', params: { reason: alarm.reason } }} />
      <SaveEvidence />
    </div>
  );
}

function SaveEvidence() {
  const { t } = useTranslation('judge');
  const [asking, setAsking] = useState(false);
  const [destinationId, setDestination] = useState<string | null>(null);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const save = useAction('judging.exportEvidence');
  const run = async () => {
    if (destinationId === null) return;
    const answer = await save.run({ destinationId });
    if (!answer.ok) return;
    setFile(answer.value);
    setAsking(false);
  };
  return (
    <Group m="xs">
      <Button
        variant="default"
        leftSection={<IconFileAlert size="1.15rem" />}
        onClick={() => setAsking(true)}
        data-testid="save-evidence"
      >
        {t('evidence.save')}
      </Button>
      {file && <ProducedFileNote file={file} />}
      <ConfirmDialog
        opened={asking}
        title={t('evidence.save')}
        confirmLabel={t('evidence.save')}
        busy={save.busy}
        error={save.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <DestinationPicker value={destinationId} onChange={setDestination} />
      </ConfirmDialog>
    </Group>
  );
}

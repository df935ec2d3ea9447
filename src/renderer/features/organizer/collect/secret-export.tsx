import { Button, Group, Text } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';
import { DestinationPicker, ProducedFileNote, SecretPrompt } from '../../../ui/index.ts';
import { useOrganizerStore } from '../organizer-store.ts';

type SecretExportProps = {
  readonly method: 'log.exportHead' | 'archive.export';
  readonly stage: StageId;
  readonly label: string;
  /** What the file is for, and what signing it means. */
  readonly effect: string;
  readonly testId: string;
};

/** A button that asks for place and secret, writes one signed file, and says where it lies. */
export function SecretExport({ method, stage, label, effect, testId }: SecretExportProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();
  const run = async (secret: string): Promise<ShownError | null> => {
    if (destinationId === null) return { code: 'destination-unknown' };
    const input = { stage, destinationId, secret };
    if (method === 'log.exportHead') {
      const answer = await call(method, input);
      if (!answer.ok) return answer.error;
      setFile(answer.value);
      return null;
    }
    const answer = await call(method, { ...input, purpose: 'desk' });
    if (!answer.ok) return answer.error;
    setFile(answer.value.file);
    return null;
  };
  return (
    <div>
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileExport size="1.15rem" />}
          data-testid={testId}
          onClick={() => setAsking(true)}
        >
          {label}
        </Button>
      </Group>
      {file && <ProducedFileNote file={file} />}
      <SecretPrompt
        opened={asking}
        title={label}
        confirmLabel={t('export.write')}
        onSubmit={run}
        onClose={() => setAsking(false)}
      >
        <Text>{effect}</Text>
        <DestinationPicker value={destinationId} onChange={keepDestination} />
      </SecretPrompt>
    </div>
  );
}

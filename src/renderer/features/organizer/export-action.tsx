import { Button, Group, Stack } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodInput, MethodOutput } from '../../../contract/contract.ts';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useAction } from '../../app/use-action.ts';
import { ConfirmDialog, DestinationPicker, ProducedFileNote } from '../../ui/index.ts';
import { useOrganizerStore } from './organizer-store.ts';

/** Methods that write one file to a chosen place and ask for no secret. */
type ExportMethod = 'contest.exportSetup' | 'signing.export' | 'result.exportTable';

type ExportActionProps<M extends ExportMethod> = {
  readonly method: M;
  readonly testId: string;
  readonly title: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly inputOf: (destinationId: string) => MethodInput<M>;
};

/** A button that asks where to write, writes, and then says where the file lies. */
export function ExportAction<M extends ExportMethod>(props: ExportActionProps<M>) {
  const { t } = useTranslation('organizer');
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();
  const action = useAction(props.method);
  const run = async () => {
    if (destinationId === null) return;
    const answer = await action.run(props.inputOf(destinationId));
    if (!answer.ok) return;
    setFile(answer.value satisfies MethodOutput<ExportMethod>);
    setAsking(false);
  };
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileExport size="1.15rem" />}
          disabled={props.disabled ?? false}
          data-testid={props.testId}
          onClick={() => setAsking(true)}
        >
          {props.label}
        </Button>
      </Group>
      {file && <ProducedFileNote file={file} />}
      <ConfirmDialog
        opened={asking}
        title={props.title}
        confirmLabel={t('export.write')}
        busy={action.busy}
        error={action.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <DestinationPicker value={destinationId} onChange={keepDestination} />
      </ConfirmDialog>
    </Stack>
  );
}

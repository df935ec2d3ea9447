import { Button, Group, Stack } from '@mantine/core';
import { IconFileExport, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useAction } from '../../app/use-action.ts';
import { ConfirmDialog, DestinationPicker, ProducedFileNote } from '../../ui/index.ts';
import type { Verified } from './verified.ts';

/** The report as a file and on paper. */
export function ExportReport({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('notary');
  const action = useAction('notary.exportReport');
  const [asking, setAsking] = useState(false);
  const [destination, setDestination] = useState<string | null>(null);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const run = async () => {
    if (destination === null) return;
    const answer = await action.run({
      archiveId: verified.archive.archiveId,
      root: verified.root,
      receipts: [...verified.receipts],
      destinationId: destination,
    });
    if (!answer.ok) return;
    setFile(answer.value);
    setAsking(false);
  };
  return (
    <Stack gap="sm" mt="md">
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileExport size="1.15rem" />}
          data-testid="export-report"
          onClick={() => setAsking(true)}
        >
          {t('report.export')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.15rem" />}
          data-testid="print-report"
          onClick={() => window.print()}
        >
          {t('report.print')}
        </Button>
      </Group>
      {file && <ProducedFileNote file={file} />}
      <ConfirmDialog
        opened={asking}
        title={t('report.export')}
        confirmLabel={t('report.write')}
        busy={action.busy}
        error={action.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <DestinationPicker value={destination} onChange={setDestination} />
      </ConfirmDialog>
    </Stack>
  );
}

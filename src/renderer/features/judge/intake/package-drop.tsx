import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { useAction } from '../../../app/use-action.ts';
import { useTask } from '../../../app/use-task.ts';
import { ErrorNote, FileDrop, ProgressBar, type Upload } from '../../../ui/index.ts';

export type ImportedPackage = MethodOutput<'judging.importPackage'>;
export type PackageDropProps = { readonly onImported?: (imported: ImportedPackage) => void };

/** Takes a package in: read, decrypt, verify; nothing is kept unless everything holds. */
export function PackageDrop({ onImported }: PackageDropProps) {
  const { t } = useTranslation('judge');
  const take = useAction('judging.importPackage');
  const task = useTask();
  const run = async (uploads: readonly Upload[]) => {
    const upload = uploads[0];
    if (!upload) return;
    const answer = await take.run({ uploadId: upload.uploadId, taskId: task.start() });
    task.finish();
    if (answer.ok) onImported?.(answer.value);
  };
  return (
    <Stack gap="md">
      <FileDrop
        label={t('intake.drop')}
        hint={t('intake.dropHint')}
        accept=".jbpkg"
        disabled={take.busy}
        opens=".jbpkg"
        testId="package-drop"
        onUploaded={(uploads) => void run(uploads)}
      />
      <ProgressBar task={task} />
      {take.error && <ErrorNote error={take.error} />}
    </Stack>
  );
}

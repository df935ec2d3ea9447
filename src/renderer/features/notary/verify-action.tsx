import { Button, Group, Stack, Text } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../contract/contract.ts';
import { useAction } from '../../app/use-action.ts';
import { useTask } from '../../app/use-task.ts';
import { ErrorNote, ProgressBar, type Upload } from '../../ui/index.ts';
import type { Verified } from './verified.ts';
import { isRootComplete, rootText, type TypedRoot } from '../../../core/crypto/typed-root.ts';

type VerifyActionProps = {
  readonly archive: MethodOutput<'notary.openArchive'> | null;
  readonly root: TypedRoot;
  readonly receipts: readonly Upload[];
  readonly onVerified: (verified: Verified) => void;
};

/** Runs the twelve steps; says what is still needed while it cannot. */
export function VerifyAction({ archive, root, receipts: uploads, onVerified }: VerifyActionProps) {
  const { t } = useTranslation('notary');
  const verify = useAction('notary.verify');
  const task = useTask();
  const complete = isRootComplete(root);
  const run = async () => {
    if (archive === null) return;
    const typed = rootText(root);
    const receipts = uploads.map(({ uploadId }) => uploadId);
    const taskId = task.start();
    const { archiveId } = archive;
    const answer = await verify.run({ archiveId, root: typed, receipts, taskId });
    task.finish();
    if (answer.ok) onVerified({ archive, root: typed, receipts, answer: answer.value });
  };
  const needs = archive === null ? 'needsArchive' : complete ? null : 'needsRoot';
  return (
    <Stack gap="sm">
      <Group>
        <Button
          size="lg"
          disabled={needs !== null || verify.busy}
          leftSection={<IconShieldSearch size="1.35rem" />}
          data-testid="verify"
          onClick={() => void run()}
        >
          {t('verify.act')}
        </Button>
        {needs && <Text c="dimmed">{t(`verify.${needs}`)}</Text>}
      </Group>
      <ProgressBar task={task} />
      {verify.error && <ErrorNote error={verify.error} />}
    </Stack>
  );
}

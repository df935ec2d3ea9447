import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../../contract/shapes.ts';
import type { JudgeId } from '../../../../core/model/primitives.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useTask } from '../../../app/use-task.ts';
import {
  DestinationPicker,
  ErrorNote,
  Note,
  ProducedFileNote,
  ProgressBar,
  SecretPrompt,
} from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import { useOrganizerStore } from '../organizer-store.ts';
import type { StepProps } from '../step-screen.tsx';
import { PackagesTable } from './packages-table.tsx';

/** Step 5: one sealed package per judge, readable only on that judge's devices. */
export function PackagesScreen({ stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const list = useQuery('packages.list', { stage: stage.id });
  const [chosen, setChosen] = useState<ReadonlySet<JudgeId> | null>(null);
  const [files, setFiles] = useState<readonly ProducedFile[]>([]);
  if (list.error) return <ErrorNote error={list.error} />;
  if (list.data === undefined) return null;
  if (list.data.length === 0) return <Note tone="attention">{t('packages.none')}</Note>;
  const open = list.data.filter(({ state }) => state !== 'built').map(({ judge }) => judge);
  const selected = chosen ?? new Set(open);
  return (
    <Stack gap="lg">
      <PackagesTable rows={list.data} selected={selected} onSelect={setChosen} />
      <Build
        stage={stage.id}
        judges={[...selected]}
        onBuilt={(built) => {
          setFiles(built);
          setChosen(null);
        }}
      />
      {files.length > 0 && (
        <section data-testid="packages-files">
          <Title order={2} mb={8}>
            {t('packages.files', { count: files.length })}
          </Title>
          <Text mb="sm">{t('packages.handOut')}</Text>
          <Stack gap="xs">
            {files.map((file) => (
              <ProducedFileNote key={file.fileId} file={file} />
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}

type BuildProps = {
  readonly stage: StepProps['stage']['id'];
  readonly judges: readonly JudgeId[];
  readonly onBuilt: (files: readonly ProducedFile[]) => void;
};

function Build({ stage, judges, onBuilt }: BuildProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const task = useTask();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<ShownError | null>(null);
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();

  const build = async (secret: string) => {
    if (destinationId === null) return { code: 'destination-unknown' as const };
    const taskId = task.start();
    setError(null);
    const answer = await call('packages.build', {
      stage,
      judges: [...judges],
      destinationId,
      secret,
      taskId,
    });
    task.finish();
    if (answer.ok) onBuilt(answer.value.files);
    if (answer.ok || answer.error.code !== 'cancelled') return failureOf(answer);
    // Cancelling is what the person wanted: the question goes away, and the page says what is safe.
    setError(answer.error);
    return null;
  };
  return (
    <Stack gap="sm">
      <Group>
        <Button
          disabled={judges.length === 0 || task.id !== null}
          leftSection={<IconPackageExport size="1.15rem" />}
          data-testid="packages-build"
          onClick={() => setAsking(true)}
        >
          {t('packages.build', { count: judges.length })}
        </Button>
        <Text c="dimmed">{t('packages.buildHint')}</Text>
      </Group>
      {error && <ErrorNote error={error} />}
      {!asking && <ProgressBar task={task} />}
      <SecretPrompt
        opened={asking}
        title={t('packages.buildTitle')}
        confirmLabel={t('packages.build', { count: judges.length })}
        onSubmit={build}
        onClose={() => setAsking(false)}
      >
        <Text>{t('packages.buildEffect')}</Text>
        <DestinationPicker value={destinationId} onChange={keepDestination} />
        <ProgressBar task={task} />
      </SecretPrompt>
    </Stack>
  );
}

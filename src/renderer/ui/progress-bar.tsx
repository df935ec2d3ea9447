import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Task } from '../app/use-task.ts';

/** Long work: its phase, how far it is, and a way to stop it. */
export function ProgressBar({ task }: { readonly task: Task }) {
  const { t } = useTranslation('app');
  if (task.id === null) return null;
  const { progress } = task;
  const percent = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <div data-testid="progress" role="status">
      <Group justify="space-between" mb={4} wrap="nowrap">
        <Text>
          {t(`progress.${progress?.phase ?? 'start'}`)} {progress?.label}
        </Text>
        <Text>{Math.floor(percent)} %</Text>
      </Group>
      <Group wrap="nowrap">
        <Progress value={percent} flex={1} size="lg" aria-label={t('progress.label')} />
        <Button variant="default" size="sm" onClick={task.cancel} data-testid="cancel-task">
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Note } from '../ui/note.tsx';
import { useAction } from './use-action.ts';
import { useQuery } from './use-query.ts';

const KINDS = ['jbpkg', 'jbreceipt', 'jbbundle', 'jbarchive'] as const;

/** A file was opened by double click and waits for the screen that takes it: says which one that is. */
export function OpenedFileNote() {
  const { t } = useTranslation('app');
  const opened = useQuery('app.openedFile', {}).data ?? null;
  const take = useAction('app.takeOpenedFile');
  if (opened === null) return null;
  const kind = KINDS.find((ending) => opened.name.toLowerCase().endsWith(ending));
  return (
    <Note testId="opened-file">
      <Group gap="sm" justify="space-between">
        <Text flex="1 1 20rem">
          <strong>{t('opened.waiting', { name: opened.name })}</strong>{' '}
          {kind && t(`opened.${kind}`)}
        </Text>
        <Button
          size="sm"
          variant="default"
          onClick={() => void take.run({ uploadId: opened.uploadId })}
          data-testid="opened-file-dismiss"
        >
          {t('opened.dismiss')}
        </Button>
      </Group>
    </Note>
  );
}

import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTransport } from '../app/transport-context.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Note } from './note.tsx';
import classes from './ui.module.css';

/** A file that was written: where it lies, how big it is, and a copy to download. */
export function ProducedFileNote({ file }: { readonly file: ProducedFile }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { fileBase } = useTransport();
  return (
    <Note tone="saved" testId="produced-file">
      <Text fw={600}>{t('file.written', { name: file.name })}</Text>
      <Text className={classes.path} size="sm" data-testid="produced-path">
        {file.path}
      </Text>
      <Text size="sm" c="dimmed">
        {format.bytes(file.size)} · SHA-256 {file.sha256.slice(0, 16)}… ·{' '}
        <Anchor href={`${fileBase}/files/export/${file.fileId}`} download={file.name} size="sm">
          {t('file.copy')}
        </Anchor>
      </Text>
    </Note>
  );
}

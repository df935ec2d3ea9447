import { Button, FileButton, Group, Progress, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from './error-note.tsx';
import classes from './ui.module.css';
import { useOpenedFile } from './use-opened-file.ts';
import { type Upload, useUpload } from './use-upload.ts';

export type FileDropProps = {
  readonly label: string;
  readonly hint?: string;
  /** Comma-separated endings, such as `.jbpack`. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Ending of files that a double click on them brings here, such as `.jbpkg`. */
  readonly opens?: string;
  readonly disabled?: boolean;
  readonly testId?: string;
  readonly onUploaded: (uploads: readonly Upload[]) => void;
};

/** A place to drop files, or to pick them; gives upload ids once the backend holds the files. */
export function FileDrop(props: FileDropProps) {
  const { t } = useTranslation('app');
  const [over, setOver] = useState(false);
  const upload = useUpload(props.onUploaded);
  useOpenedFile(props.opens ?? null, props.onUploaded);
  const blocked = props.disabled === true || upload.busy;
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!blocked) void upload.send(props.multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={classes.drop}
      data-over={over}
      data-testid={props.testId ?? 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size="2rem" aria-hidden stroke={1.5} />
      <Text fw={600}>{props.label}</Text>
      {props.hint && <Text c="dimmed">{props.hint}</Text>}
      <PickButton {...props} disabled={blocked} onPick={(files) => void upload.send(files)} />
      {upload.busy && (
        <Group w="100%" wrap="nowrap">
          <Progress value={100 * upload.share} flex={1} aria-label={t('progress.receive')} />
          <Button size="sm" variant="default" onClick={upload.cancel}>
            {t('cancel')}
          </Button>
        </Group>
      )}
      {upload.error && <ErrorNote error={upload.error} />}
    </div>
  );
}

type PickButtonProps = FileDropProps & { readonly onPick: (files: readonly File[]) => void };

function PickButton({ accept, multiple, disabled, testId, onPick }: PickButtonProps) {
  const { t } = useTranslation('app');
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      resetRef={reset}
      {...(accept === undefined ? {} : { accept })}
      multiple={multiple ?? false}
      disabled={disabled ?? false}
      inputProps={{ 'data-testid': `${testId ?? 'file-drop'}-input` } as object}
      onChange={(picked) => {
        const files = Array.isArray(picked) ? picked : picked === null ? [] : [picked];
        // A table that was mended keeps its name; a browser tells nothing of the same name twice.
        reset.current?.();
        if (files.length > 0) onPick(files);
      }}
    >
      {(button) => (
        <Button {...button} variant="default" disabled={disabled ?? false}>
          {t(multiple ? 'file.pickMany' : 'file.pick')}
        </Button>
      )}
    </FileButton>
  );
}

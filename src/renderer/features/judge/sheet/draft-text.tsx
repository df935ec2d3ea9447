import { Textarea } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnfit } from '../unfit-store.ts';
import { useLatest } from './use-latest.ts';
import { useTyped } from './use-typed.ts';

export type DraftTextProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly maxLength: number;
  /** Gives the number of the edit. */
  readonly onChange: (text: string) => Promise<number>;
  readonly testId: string;
  readonly autoFocus?: boolean;
  readonly error?: string | null;
};

/**
 * Text of a draft. While it has the focus it shows what is typed, not what came back from storage:
 * storage is some milliseconds behind, and an input method must not be interrupted.
 */
export function DraftText(props: DraftTextProps) {
  const { t } = useTranslation('judge');
  const typed = useTyped((text) => text === props.value);
  const text = typed.text ?? props.value;
  const { maxLength } = props;
  // Never cut silently: what does not fit stays in the field, and the field says so.
  const tooLong =
    text.length > maxLength ? t('sheet.text-too-long', { length: text.length, maxLength }) : null;
  useUnfit(props.testId, tooLong === null ? null : 'not-kept');
  const nearlyFull = tooLong === null && text.length > 0.9 * maxLength;
  const enter = useLatest(typed.enter);
  const leave = useLatest(typed.leave);
  const type = useLatest((next: string) =>
    typed.type(next, props.onChange(next.slice(0, maxLength))),
  );
  return (
    <Field
      label={props.label}
      description={
        nearlyFull ? t('sheet.text-length', { length: text.length, maxLength }) : props.description
      }
      error={tooLong ?? props.error}
      text={text}
      autoFocus={props.autoFocus ?? false}
      onEnter={enter}
      onLeave={leave}
      onType={type}
      testId={props.testId}
    />
  );
}

type TextFieldProps = {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | null | undefined;
  readonly text: string;
  readonly autoFocus: boolean;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onType: (text: string) => void;
  readonly testId: string;
};

/** A field that grows measures itself whenever it is drawn: not for strokes elsewhere on the sheet. */
const Field = memo(TextField);

function TextField(props: TextFieldProps) {
  return (
    <Textarea
      mt="xs"
      label={props.label}
      description={props.description}
      error={props.error}
      autosize
      minRows={2}
      maxRows={8}
      value={props.text}
      autoFocus={props.autoFocus}
      onFocus={props.onEnter}
      onBlur={props.onLeave}
      onChange={(event) => props.onType(event.currentTarget.value)}
      data-testid={props.testId}
    />
  );
}

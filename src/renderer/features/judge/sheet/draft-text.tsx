import { Textarea } from '@mantine/core';
import { useState } from 'react';

export type DraftTextProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
  readonly testId: string;
  readonly autoFocus?: boolean;
  readonly error?: string | null;
};

/**
 * Text of a draft. While it has the focus it shows what is typed, not what came back from storage:
 * storage is some milliseconds behind, and an input method must not be interrupted.
 */
export function DraftText(props: DraftTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      mt="xs"
      label={props.label}
      description={props.description}
      error={props.error}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={props.maxLength}
      value={typed ?? props.value}
      autoFocus={props.autoFocus ?? false}
      onFocus={() => setTyped(props.value)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(event.currentTarget.value);
      }}
      data-testid={props.testId}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCount } from './number-text.ts';
import { useUnfitField } from './unfit-fields.ts';

export type CountInputProps = {
  /** Shown above the field; a field in a table has `name` instead. */
  readonly label?: string;
  readonly name?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly disabled?: boolean;
  readonly testId?: string;
  readonly description?: string;
  readonly onChange: (value: number) => void;
};

/**
 * A whole number from `min` to `max`. Anything else stays in the field with its error and leaves the
 * setup as it is: a number that nobody typed must never stand in its place.
 */
export function CountInput({ label, name, testId, value, min, max, ...props }: CountInputProps) {
  const { onChange, disabled = false, description } = props;
  const { t } = useTranslation('organizer');
  // Null: the field shows what the setup holds.
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && parseCount(typed, min, max) === null;
  useUnfitField(wrong);
  return (
    <TextInput
      size="md"
      inputMode="numeric"
      label={label}
      aria-label={label ? undefined : name}
      description={description}
      disabled={disabled}
      data-testid={testId}
      value={typed ?? String(value)}
      error={wrong ? t('problems.notCount', { min, max }) : null}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const count = parseCount(text, min, max);
        if (count !== null && count !== value) onChange(count);
      }}
    />
  );
}

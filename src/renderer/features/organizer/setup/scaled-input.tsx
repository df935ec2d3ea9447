import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatScaled, parseMarkText } from '../../../../core/rules/mark-text.ts';
import { useUnfitField } from './unfit-fields.ts';

type ScaledInputProps = {
  readonly label: string;
  /** Integer scaled by `decimals`. */
  readonly value: number;
  readonly decimals: number;
  readonly onChange: (value: number) => void;
};

/** A mark typed as a decimal and kept as the scaled integer of the charter. */
export function ScaledInput({ label, value, decimals, onChange }: ScaledInputProps) {
  const { t } = useTranslation('organizer');
  // Null: the charter's value is shown. What is no mark stays in sight, as nothing else was saved.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? formatScaled(value, decimals);
  const wrong = typed !== null && !parseMarkText(typed, decimals).ok;
  useUnfitField(wrong);
  return (
    <TextInput
      size="sm"
      w="5.5rem"
      inputMode="decimal"
      aria-label={label}
      value={shown}
      error={wrong ? t('problems.notMark', { decimals }) : null}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const parsed = parseMarkText(text, decimals);
        if (parsed.ok) onChange(parsed.value);
      }}
    />
  );
}

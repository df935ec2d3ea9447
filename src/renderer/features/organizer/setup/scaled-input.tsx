import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatScaled, parseMarkText } from '../../../../core/rules/mark-text.ts';

type ScaledInputProps = {
  readonly label: string;
  /** Integer scaled by `decimals`. */
  readonly value: number;
  readonly decimals: number;
  readonly onChange: (value: number) => void;
};

/** A mark typed as a decimal and kept as the scaled integer of the charter. */
export function ScaledInput({ label, value, decimals, onChange }: ScaledInputProps) {
  // What is being typed may not be a number yet; outside of typing the charter's value is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? formatScaled(value, decimals);
  const wrong = typed !== null && !parseMarkText(typed, decimals).ok;
  return (
    <TextInput
      size="sm"
      w="5.5rem"
      inputMode="decimal"
      aria-label={label}
      value={shown}
      error={wrong}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const parsed = parseMarkText(text, decimals);
        if (parsed.ok) onChange(parsed.value);
      }}
    />
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type GroupFieldProps = {
  /** Groups that the rules name; empty: any name will do. */
  readonly groups: readonly string[];
  readonly value: string | null;
  /** Names the judge for screen readers where no label stands above. */
  readonly label: string;
  readonly hidden?: boolean;
  readonly testId: string;
  readonly onChange: (group: string | null) => void;
};

/** The group of a judge: one of those that the rules name, or any name where they name none. */
export function GroupField({ groups, value, label, hidden, testId, onChange }: GroupFieldProps) {
  const { t } = useTranslation('organizer');
  const [typed, setTyped] = useState(value ?? '');
  const shown = hidden === true ? { 'aria-label': label } : { label };
  const missing = value === null || (groups.length > 0 && !groups.includes(value));
  const error = missing ? t('judges.groupMissing') : null;
  if (groups.length === 0) {
    return (
      <TextInput
        {...shown}
        w="11rem"
        maxLength={40}
        value={typed}
        error={error}
        data-testid={testId}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => onChange(typed.trim() === '' ? null : typed.trim())}
      />
    );
  }
  const other = value !== null && !groups.includes(value) ? [value] : [];
  return (
    <NativeSelect
      {...shown}
      w="11rem"
      value={value ?? ''}
      error={error}
      data={[
        { value: '', label: t('judges.groupNone') },
        ...[...groups, ...other].map((group) => ({ value: group, label: group })),
      ]}
      data-testid={testId}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

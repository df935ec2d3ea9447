import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/index.ts';
import type { SealWarning } from './use-seal-warnings.ts';

/** What is worth a second look in the sheet on screen. Nothing here stops anybody. */
export function SealWarnings({ warnings }: { readonly warnings: readonly SealWarning[] }) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const textOf = (warning: SealWarning) =>
    warning.code === 'unopened'
      ? t('warning.unopened', {
          count: warning.names.length,
          total: warning.total,
          names: format.list(warning.names),
        })
      : t(`warning.${warning.code}`, { others: format.list(warning.others) });
  return (
    <Note tone="attention" testId="seal-warnings">
      <Text fw={600}>{t('warning.title')}</Text>
      <ul style={{ margin: 0, paddingLeft: '1.25rem', overflowWrap: 'anywhere' }}>
        {warnings.map((warning) => (
          <li key={warning.code} data-warning={warning.code}>
            {textOf(warning)}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** More would be a wall of numbers; the sheets themselves say it again. */
const MOST_NAMED = 12;

type WarnedSheetsProps = {
  readonly entries: readonly string[];
  readonly onTurnTo: (entry: string) => void;
};

/** On a pile: which of the sheets have warnings, each one press away. */
export function WarnedSheets({ entries, onTurnTo }: WarnedSheetsProps) {
  const { t } = useTranslation('judge');
  return (
    <Group gap="xs" data-testid="warned-sheets">
      <Text>{t('warning.pile', { count: entries.length })}</Text>
      {entries.slice(0, MOST_NAMED).map((entry) => (
        <Button
          key={entry}
          variant="default"
          size="compact-sm"
          onClick={() => onTurnTo(entry)}
          data-testid={`warned-${entry}`}
        >
          {entry}
        </Button>
      ))}
      {entries.length > MOST_NAMED && (
        <Text>{t('warning.more', { count: entries.length - MOST_NAMED })}</Text>
      )}
    </Group>
  );
}

import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileDrop, type Upload } from '../../ui/index.ts';

type ReceiptsProps = {
  readonly receipts: readonly Upload[];
  readonly onChange: (receipts: readonly Upload[]) => void;
};

/** What judges hold outside the archive: step 7 asks whether the archive has it too. */
export function Receipts({ receipts, onChange }: ReceiptsProps) {
  const { t } = useTranslation('notary');
  const names = receipts.map(({ name }) => name).join(', ');
  return (
    <Stack gap="sm">
      <Text>{t('receipts.lead')}</Text>
      {receipts.length > 0 && (
        <Text fw={600} data-testid="receipts-given" style={{ overflowWrap: 'anywhere' }}>
          {t('receipts.given', { count: receipts.length, names })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
            {t('receipts.clear')}
          </Button>
        </Text>
      )}
      <FileDrop
        label={t('receipts.drop')}
        accept=".jbreceipt,.jbevidence,.jbwitness"
        multiple
        testId="receipts-drop"
        onUploaded={(uploads) => onChange([...receipts, ...uploads])}
      />
    </Stack>
  );
}

import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { Note } from '../../../ui/index.ts';

type Outcome = MethodOutput<'judging.importReceipt'>;

/** What the receipt proved, and what of it does not count, in plain words. */
export function ReceiptOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('judge');
  const { delivered, rejected, late, revoked, conflicts, size, linked, first } = outcome;
  const clean = rejected + late.length + revoked.length + conflicts.length === 0;
  return (
    <Note tone={clean ? 'saved' : 'attention'} testId="receipt-outcome">
      <Text fw={600}>{t('receipt.delivered', { count: delivered })}</Text>
      <List size="sm" my={4}>
        <List.Item>{t('receipt.proved.signed')}</List.Item>
        {delivered > 0 && (
          <List.Item>{t('receipt.proved.place', { count: delivered, size })}</List.Item>
        )}
        <List.Item>
          {t(`receipt.proved.${first ? 'first' : linked ? 'linked' : 'unlinked'}`)}
        </List.Item>
      </List>
      {rejected > 0 && <Text>{t('receipt.rejected', { count: rejected })}</Text>}
      {late.length > 0 && (
        <Text data-testid="receipt-late">
          {t('receipt.late', { count: late.length, entries: late.join(', ') })}{' '}
          {t('receipt.lateRemedy')}
        </Text>
      )}
      {revoked.length > 0 && (
        <Text>{t('receipt.revoked', { count: revoked.length, entries: revoked.join(', ') })}</Text>
      )}
      {conflicts.length > 0 && (
        <Text>{t('receipt.conflict', { entries: conflicts.join(', ') })}</Text>
      )}
    </Note>
  );
}

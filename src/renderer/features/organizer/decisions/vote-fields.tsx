import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryId } from '../../../../core/model/primitives.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { namedEntries, type DecisionDraft } from './decision-draft.ts';

type VoteFieldsProps = {
  readonly draft: DecisionDraft;
  readonly titleOf: (entry: string) => string;
  readonly onChange: (draft: DecisionDraft) => void;
};

/**
 * The panel's order, picked place by place. No order stands there from the beginning: one that nobody
 * voted for could be signed by mistake.
 */
export function VoteFields({ draft, titleOf, onChange }: VoteFieldsProps) {
  const { t } = useTranslation('organizer');
  const named = namedEntries(draft.tie, 'vote');
  const { order } = draft;
  const set = (next: readonly EntryId[]) => onChange({ ...draft, order: next });
  return (
    <div>
      <Text mb={4}>{t('decisions.vote.lead')}</Text>
      <TableFrame label={t('decisions.kind.vote')} full>
        <table className={styles.grid} data-testid="vote-table">
          <thead>
            <tr>
              <th>{t('decisions.vote.place')}</th>
              <th>{t('ranking.entry')}</th>
            </tr>
          </thead>
          <tbody>
            {named.map((entry) => {
              const place = order.indexOf(entry);
              return (
                <tr key={entry} data-place={place < 0 ? undefined : place + 1}>
                  <td className={styles.nowrap}>
                    {place < 0 ? (
                      <Button
                        variant="default"
                        size="compact-md"
                        data-testid={`vote-${entry}`}
                        onClick={() => set([...order, entry])}
                      >
                        {t('decisions.vote.pick', { place: order.length + 1 })}
                      </Button>
                    ) : (
                      <strong>{t('decisions.vote.picked', { place: place + 1 })}</strong>
                    )}
                  </td>
                  <td>
                    <strong>{entry}</strong> {titleOf(entry)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {order.length > 0 && (
        <Group mt={4}>
          <Button variant="subtle" size="compact-md" onClick={() => set([])}>
            {t('decisions.vote.again')}
          </Button>
        </Group>
      )}
    </div>
  );
}

import { Checkbox, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntryStateMark } from '../entry-state-mark.tsx';
import { rankOwn } from '../own-total.ts';
import { MOST_COMPARED, type OwnMarked } from './own-marks.ts';

export type RankingTableProps = {
  readonly title: string;
  readonly rows: readonly OwnMarked[];
  readonly compared: readonly string[];
  readonly onToggle: (entry: string) => void;
};

/** Own order of one division; ties are said, and entries are picked to be compared. */
export function RankingTable({ title, rows, compared, onToggle }: RankingTableProps) {
  const { t } = useTranslation('judge');
  const ranked = rankOwn(rows.map((row) => ({ item: row.item, total: row.total })));
  const tied = new Set(
    ranked.filter((row, index) => ranked[index - 1]?.rank === row.rank).map(({ rank }) => rank),
  );
  return (
    <Table captionSide="top" mb="lg" stickyHeader data-testid="own-ranking-table">
      <Table.Caption ta="left" fz="md" fw={600} c="var(--jb-ink)">
        {title}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="6rem">{t('ranking.rank')}</Table.Th>
          <Table.Th>{t('ranking.entry')}</Table.Th>
          <Table.Th>{t('ranking.state')}</Table.Th>
          <Table.Th ta="right">{t('sheet.total')}</Table.Th>
          <Table.Th ta="right">{t('ranking.compare')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ranked.map(({ item, total, rank }) => {
          const { id, title: name } = item.deskEntry.entry;
          const checked = compared.includes(id);
          return (
            <Table.Tr key={id}>
              <Table.Td>
                {rank}
                {tied.has(rank) && ` ${t('ranking.tied')}`}
              </Table.Td>
              <Table.Td>
                {id} {name}
              </Table.Td>
              <Table.Td>
                <EntryStateMark state={item.state} />
              </Table.Td>
              <Table.Td ta="right" fw={600}>
                {total.text}
              </Table.Td>
              <Table.Td>
                <Checkbox
                  ml="auto"
                  w="fit-content"
                  aria-label={t('ranking.compareEntry', { entry: id })}
                  checked={checked}
                  disabled={!checked && compared.length >= MOST_COMPARED}
                  onChange={() => onToggle(id)}
                  data-testid={`compare-${id}`}
                />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

import { Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { draftFromSheet } from '../desk-entry-state.ts';
import { EntryStateMark } from '../entry-state-mark.tsx';
import { computeOwnTotal, type OwnTotal, type RankedOwn, rankOwn } from '../own-total.ts';
import { useDesk } from '../use-desk.ts';
import type { DialogProps } from './export-bundle-dialog.tsx';

/** The judge's own order, division by division, to compare and calibrate before sealing. */
export function OwnRankingDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal opened={opened} onClose={onClose} title={t('ranking.title')} size="xl">
      <OwnRanking />
    </Modal>
  );
}

function OwnRanking() {
  const { t } = useTranslation('judge');
  const { desk, items } = useDesk();
  const format = useFormat();
  const totalOf = (item: DeskItem): OwnTotal | null => {
    const rubric = desk.rubrics.find(({ id }) => id === item.deskEntry.rubric);
    const source = item.draft ?? (item.sealed ? draftFromSheet(item.sealed, '') : null);
    if (!rubric || !source || source.recusalReason !== null) return null;
    return computeOwnTotal(rubric, source);
  };
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('ranking.text')}
      </Text>
      {desk.divisions.map((division) => {
        const rows = items
          .filter(({ deskEntry }) => deskEntry.entry.division === division.id)
          .flatMap((item) => {
            const total = totalOf(item);
            // A part of a sum says nothing about the order.
            return total?.open === 0 ? [{ item, total }] : [];
          });
        if (rows.length === 0) return null;
        return (
          <RankingTable key={division.id} title={format.title(division)} rows={rankOwn(rows)} />
        );
      })}
    </>
  );
}

type RankingTableProps = {
  readonly title: string;
  readonly rows: readonly RankedOwn<DeskItem>[];
};

function RankingTable({ title, rows }: RankingTableProps) {
  const { t } = useTranslation('judge');
  const tied = new Set(
    rows.filter((row, index) => rows[index - 1]?.rank === row.rank).map(({ rank }) => rank),
  );
  return (
    <Table captionSide="top" mb="lg" stickyHeader data-testid="own-ranking-table">
      <Table.Caption ta="left" fz="md" fw={600} c="var(--jb-ink)">
        {title}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="5rem">{t('ranking.rank')}</Table.Th>
          <Table.Th>{t('ranking.entry')}</Table.Th>
          <Table.Th>{t('ranking.state')}</Table.Th>
          <Table.Th ta="right">{t('sheet.total')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ item, total, rank }) => (
          <Table.Tr key={item.deskEntry.entry.id}>
            <Table.Td>
              {rank}
              {tied.has(rank) && ` ${t('ranking.tied')}`}
            </Table.Td>
            <Table.Td>
              {item.deskEntry.entry.id} {item.deskEntry.entry.title}
            </Table.Td>
            <Table.Td>
              <EntryStateMark state={item.state} />
            </Table.Td>
            <Table.Td ta="right" fw={600}>
              {total.text}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

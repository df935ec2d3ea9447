import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { formatMark } from '../mark-entry.ts';
import type { OwnMarked } from './own-marks.ts';

/** Two to four entries side by side, criterion by criterion, each rubric for itself. */
export function CompareTable({ rows }: { readonly rows: readonly OwnMarked[] }) {
  const { t } = useTranslation('judge');
  if (rows.length < 2) return <Text>{t('ranking.pick')}</Text>;
  const rubrics = new Map(rows.map(({ rubric }) => [rubric.id, rubric]));
  return [...rubrics.values()].map((rubric) => (
    <OneRubric key={rubric.id} rows={rows.filter((row) => row.rubric.id === rubric.id)} />
  ));
}

function OneRubric({ rows }: { readonly rows: readonly OwnMarked[] }) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const rubric = rows[0]?.rubric;
  if (!rubric) return null;
  return (
    <Table mb="lg" data-testid="compare-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('sheet.criterion')}</Table.Th>
          <Table.Th ta="right">{t('sheet.fullHead')}</Table.Th>
          {rows.map(({ item: { deskEntry } }) => (
            <Table.Th key={deskEntry.entry.id} ta="right">
              {deskEntry.entry.id}
              <Text size="sm" fw={400} lineClamp={2}>
                {deskEntry.entry.title}
              </Text>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rubric.criteria.map((criterion) => (
          <Table.Tr key={criterion.id}>
            <Table.Th scope="row" fw={400}>
              {format.title(criterion)}
            </Table.Th>
            <Table.Td ta="right">{formatMark(criterion.max, rubric.decimals)}</Table.Td>
            {rows.map(({ item, marks }) => (
              <Table.Td key={item.deskEntry.entry.id} ta="right" fw={600}>
                {formatMark(marks[criterion.id] ?? 0, rubric.decimals)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row" colSpan={2}>
            {t('sheet.total')}
          </Table.Th>
          {rows.map(({ item, total }) => (
            <Table.Td key={item.deskEntry.entry.id} ta="right" fz="xl" fw={700}>
              {total.text}
            </Table.Td>
          ))}
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

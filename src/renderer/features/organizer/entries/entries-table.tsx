import { Group, Select, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView, EntryRow } from '../../../../contract/contest-methods.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { countMaterials } from './entry-rows.ts';

type EntriesTableProps = { readonly contest: ContestView; readonly rows: readonly EntryRow[] };

/** Every entry with its division, track, team and how many of its materials are there. */
export function EntriesTable({ contest, rows }: EntriesTableProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const [division, setDivision] = useState<string | null>(null);
  const shown = rows.filter((row) => division === null || row.division === division);
  const total = countMaterials(rows);
  return (
    <section>
      <Group justify="space-between" mb={8}>
        <Text data-testid="entries-count">
          {t('entries.count', { count: shown.length })} ·{' '}
          {t('entries.materialsCount', { attached: total.attached, listed: total.listed })}
        </Text>
        <Select
          aria-label={t('filter.division')}
          placeholder={t('filter.allDivisions')}
          clearable
          value={division}
          data={contest.setup.divisions.map((item) => ({
            value: item.id,
            label: format.title(item),
          }))}
          onChange={setDivision}
        />
      </Group>
      <TableFrame label={t('steps.entries.title')}>
        <table className={styles.grid} data-testid="entries-table">
          <thead>
            <tr>
              <th>{t('entries.number')}</th>
              <th>{t('entries.division')}</th>
              <th>{t('entries.track')}</th>
              <th>{t('entries.title')}</th>
              <th>{t('entries.team')}</th>
              <th>{t('entries.materials')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <EntryLine key={row.id} contest={contest} row={row} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function EntryLine({ contest, row }: { readonly contest: ContestView; readonly row: EntryRow }) {
  const format = useFormat();
  const { divisions, tracks } = contest.setup;
  const named = (
    list: readonly { id: string; title: string; titleEn?: string | undefined }[],
    id: string,
  ) => {
    const found = list.find((item) => item.id === id);
    return found ? format.title(found) : id;
  };
  return (
    <tr data-testid={`entry-${row.id}`}>
      <td className={styles.nowrap}>{row.id}</td>
      <td className={styles.nowrap}>{named(divisions, row.division)}</td>
      <td>{named(tracks, row.track)}</td>
      <td>{row.title}</td>
      <td>{row.team}</td>
      <td className={styles.nowrap}>
        <MaterialsMark row={row} />
      </td>
    </tr>
  );
}

function MaterialsMark({ row }: { readonly row: EntryRow }) {
  const { t } = useTranslation('organizer');
  const { attached, listed } = countMaterials([row]);
  if (listed === 0) {
    return (
      <StateMark tone="quiet" icon={IconMinus}>
        {t('entries.noMaterials')}
      </StateMark>
    );
  }
  const missing = row.materials.filter(({ file }) => file === null).map(({ name }) => name);
  return (
    <span title={missing.length > 0 ? t('entries.missing', { names: missing.join(', ') }) : ''}>
      <StateMark
        tone={attached === listed ? 'saved' : 'attention'}
        icon={attached === listed ? IconCircleCheck : IconAlertTriangle}
      >
        {attached}/{listed}
      </StateMark>
    </span>
  );
}

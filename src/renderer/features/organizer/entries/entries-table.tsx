import { Group, Select, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView, EntryRow } from '../../../../contract/contest-methods.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { useRowWindow } from '../use-row-window.ts';
import { countMaterials } from './entry-rows.ts';
import { useEntryTitles } from './entry-titles.ts';

type EntriesTableProps = { readonly contest: ContestView; readonly rows: readonly EntryRow[] };

/** Every entry with its division, track, team and how many of its materials are there. */
export function EntriesTable({ contest, rows }: EntriesTableProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const [division, setDivision] = useState<string | null>(null);
  const shown = rows.filter((row) => division === null || row.division === division);
  const total = countMaterials(rows);
  const titles = useEntryTitles(contest.setup);
  const view = useRowWindow(shown.length);
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
      <TableFrame label={t('steps.entries.title')} onScroll={view.onScroll}>
        <table className={styles.grid} data-testid="entries-table">
          <thead>
            <tr>
              <th>{t('entries.number')}</th>
              <th>{t('entries.division')}</th>
              <th>{t('entries.track')}</th>
              <th className={styles.title}>{t('entries.title')}</th>
              <th className={styles.team}>{t('entries.team')}</th>
              <th>{t('entries.materials')}</th>
            </tr>
          </thead>
          <tbody>
            {view.before > 0 && <tr style={{ height: view.before }} />}
            {shown.slice(view.first, view.last).map((row) => (
              <EntryLine key={row.id} titles={titles} row={row} />
            ))}
            {view.after > 0 && <tr style={{ height: view.after }} />}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

type EntryLineProps = {
  readonly titles: ReturnType<typeof useEntryTitles>;
  readonly row: EntryRow;
};

function EntryLine({ titles, row }: EntryLineProps) {
  return (
    <tr data-testid={`entry-${row.id}`} className={styles.fixedRow}>
      <td className={styles.nowrap}>{row.id}</td>
      <td className={styles.nowrap}>{titles.division(row.division)}</td>
      <td>
        <span className={styles.clip}>{titles.track(row.track)}</span>
      </td>
      <td title={row.title} className={styles.title}>
        <span className={styles.clip}>{row.title}</span>
      </td>
      <td title={row.team} className={styles.team}>
        <span className={styles.clip}>{row.team}</span>
      </td>
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

import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleDashed, IconPackage, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { JudgeId } from '../../../../core/model/primitives.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { StateMark, type MarkTone } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';

type PackageRow = MethodOutput<'packages.list'>[number];

type PackagesTableProps = {
  readonly rows: readonly PackageRow[];
  readonly selected: ReadonlySet<JudgeId>;
  readonly onSelect: (selected: ReadonlySet<JudgeId>) => void;
};

/** One line per judge: what the package holds, and whether it still matches the assignment. */
export function PackagesTable({ rows, selected, onSelect }: PackagesTableProps) {
  const { t } = useTranslation('organizer');
  const all = rows.every(({ judge }) => selected.has(judge));
  const toggle = (judge: JudgeId) => {
    const next = new Set(selected);
    if (!next.delete(judge)) next.add(judge);
    onSelect(next);
  };
  return (
    <TableFrame label={t('steps.packages.title')}>
      <table className={styles.grid} data-testid="packages-table">
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label={t('packages.selectAll')}
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() => onSelect(new Set(all ? [] : rows.map(({ judge }) => judge)))}
              />
            </th>
            <th>{t('packages.judge')}</th>
            <th className={styles.number}>{t('packages.entries')}</th>
            <th className={styles.number}>{t('packages.size')}</th>
            <th>{t('packages.state')}</th>
            <th>{t('packages.file')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.judge}
              row={row}
              checked={selected.has(row.judge)}
              onToggle={() => toggle(row.judge)}
            />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

type LineProps = {
  readonly row: PackageRow;
  readonly checked: boolean;
  readonly onToggle: () => void;
};

function Line({ row, checked, onToggle }: LineProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  return (
    <tr data-testid={`package-${row.judge}`} data-state={row.state}>
      <td>
        <Checkbox
          aria-label={t('packages.select', { name: row.name })}
          checked={checked}
          onChange={onToggle}
        />
      </td>
      <td>
        {row.name} <span className={styles.muted}>{row.judge}</span>
      </td>
      <td className={styles.number}>{row.entries}</td>
      <td className={styles.number}>{format.bytes(row.size)}</td>
      <td className={styles.nowrap}>
        <PackageMark row={row} />
      </td>
      <td className={styles.mono}>{row.file?.path ?? '—'}</td>
    </tr>
  );
}

const MARKS: Readonly<Record<PackageRow['state'], { tone: MarkTone; icon: Icon }>> = {
  none: { tone: 'quiet', icon: IconCircleDashed },
  built: { tone: 'saved', icon: IconPackage },
  stale: { tone: 'attention', icon: IconAlertTriangle },
};

function PackageMark({ row }: { readonly row: PackageRow }) {
  const { t } = useTranslation('organizer');
  const { tone, icon } = MARKS[row.state];
  return (
    <StateMark tone={tone} icon={icon}>
      {t(`packages.stateOf.${row.state}`, { version: row.packageVersion })}
    </StateMark>
  );
}

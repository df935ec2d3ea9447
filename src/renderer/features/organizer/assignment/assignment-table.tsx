import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryRow } from '../../../../contract/contest-methods.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { useRowWindow } from '../use-row-window.ts';
import {
  countForEntry,
  countForJudge,
  coverageOf,
  setTicks,
  type Ticks,
} from './assignment-model.ts';

export type AssignmentLists = {
  readonly judges: readonly JudgeRow[];
  readonly entries: readonly EntryRow[];
};

type AssignmentTableProps = {
  readonly lists: AssignmentLists;
  readonly ticks: Ticks;
  readonly onChange: (ticks: Ticks) => void;
};

/** Entries down, judges across; a box on every head ticks its whole row, column or table. */
export function AssignmentTable({ lists, ticks, onChange }: AssignmentTableProps) {
  const { judges, entries } = lists;
  const { t } = useTranslation('organizer');
  const judgeIds = judges.map(({ id }) => id);
  const entryIds = entries.map(({ id }) => id);
  const rows = useRowWindow(entries.length);
  return (
    <TableFrame label={t('steps.assignment.title')} onScroll={rows.onScroll}>
      <table className={`${styles.grid} ${styles.cross}`} data-testid="assignment-table">
        <thead>
          <tr>
            <th scope="col">
              <BlockBox
                label={t('assignment.all')}
                ticks={ticks}
                judges={judgeIds}
                entries={entryIds}
                onChange={onChange}
                testId="assign-all"
              />
            </th>
            {judges.map((judge) => (
              <th key={judge.id} scope="col">
                <BlockBox
                  label={judge.name}
                  ticks={ticks}
                  judges={[judge.id]}
                  entries={entryIds}
                  onChange={onChange}
                  testId={`assign-judge-${judge.id}`}
                />
              </th>
            ))}
            <th scope="col">{t('assignment.judgesOfEntry')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.before > 0 && <tr style={{ height: rows.before }} />}
          {entries.slice(rows.first, rows.last).map((entry) => (
            <EntryLine
              key={entry.id}
              entry={entry}
              judges={judges}
              ticks={ticks}
              onChange={onChange}
            />
          ))}
          {rows.after > 0 && <tr style={{ height: rows.after }} />}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('assignment.entriesOfJudge')}</th>
            {judges.map(({ id }) => (
              <td key={id} className={styles.center} data-testid={`assign-count-${id}`}>
                {countForJudge(ticks, id, entryIds)}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

type EntryLineProps = Omit<AssignmentTableProps, 'lists'> & {
  readonly entry: EntryRow;
  readonly judges: readonly JudgeRow[];
};

function EntryLine({ entry, judges, ticks, onChange }: EntryLineProps) {
  const judgeIds = judges.map(({ id }) => id);
  return (
    <tr className={styles.fixedRow}>
      <th scope="row">
        <BlockBox
          label={`${entry.id} ${entry.title}`}
          ticks={ticks}
          judges={judgeIds}
          entries={[entry.id]}
          onChange={onChange}
          testId={`assign-entry-${entry.id}`}
        />
      </th>
      {judges.map((judge) => {
        const ticked = ticks.get(judge.id)?.has(entry.id) ?? false;
        return (
          <td key={judge.id}>
            <input
              type="checkbox"
              className={styles.tick}
              checked={ticked}
              aria-label={`${judge.name} – ${entry.id} ${entry.title}`}
              data-testid={`assign-${judge.id}-${entry.id}`}
              onChange={() => onChange(setTicks(ticks, [judge.id], [entry.id], !ticked))}
            />
          </td>
        );
      })}
      <td className={styles.center}>{countForEntry(ticks, entry.id, judgeIds)}</td>
    </tr>
  );
}

type BlockBoxProps = {
  readonly label: string;
  readonly ticks: Ticks;
  readonly judges: Parameters<typeof setTicks>[1];
  readonly entries: Parameters<typeof setTicks>[2];
  readonly onChange: (ticks: Ticks) => void;
  readonly testId: string;
};

function BlockBox({ label, ticks, judges, entries, onChange, testId }: BlockBoxProps) {
  const coverage = coverageOf(ticks, judges, entries);
  return (
    <Checkbox
      size="sm"
      classNames={{ body: styles.boxBody ?? '', labelWrapper: styles.boxLabel ?? '' }}
      label={<span className={styles.clip}>{label}</span>}
      checked={coverage === 'all'}
      indeterminate={coverage === 'some'}
      data-testid={testId}
      onChange={() => onChange(setTicks(ticks, judges, entries, coverage !== 'all'))}
    />
  );
}

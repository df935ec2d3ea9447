import { decimalSchema, type EntryId, type JudgeId } from '../../core/model/primitives.ts';
import type { DecisionBody } from '../../core/model/decision.ts';
import { COLUMN_NAMES } from '../tally/column-names.ts';
import { cellAt, demandColumn, readTable, TableRefusal } from '../tally/tables.ts';

type PlayoffMarks = Extract<DecisionBody, { kind: 'playoff' }>['entries'];

/** Reads `judge,entry,mark` lines into the marks of each entry, in the order of the table. */
export function parsePlayoffTable(bytes: Uint8Array): PlayoffMarks {
  const table = readTable(bytes);
  const columns = {
    judge: demandColumn(table, COLUMN_NAMES.judge),
    entry: demandColumn(table, COLUMN_NAMES.entry),
    mark: demandColumn(table, COLUMN_NAMES.mark),
  };
  const lines = new Map<string, number>();
  const marks = new Map<string, { judge: JudgeId; mark: string }[]>();
  for (const row of table.rows) {
    const judge = cellAt(row, columns.judge);
    const entry = cellAt(row, columns.entry);
    const mark = cellAt(row, columns.mark);
    for (const [column, cell] of Object.entries({ judge, entry, mark })) {
      if (cell === '') throw new TableRefusal('cell-empty', row.line, column);
    }
    if (!decimalSchema.safeParse(mark).success) {
      throw new TableRefusal('not-a-number', row.line, 'mark', mark);
    }
    const key = `${judge}, ${entry}`;
    const before = lines.get(key);
    if (before !== undefined) {
      throw new TableRefusal('row-repeated', row.line, '', key, { before });
    }
    lines.set(key, row.line);
    // Only names so far: the contract's schema and the backend check each of them.
    marks.set(entry, [...(marks.get(entry) ?? []), { judge: judge as JudgeId, mark }]);
  }
  return [...marks].map(([entry, own]) => ({ entry: entry as EntryId, marks: own }));
}

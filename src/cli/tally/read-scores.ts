import type { RulesFile } from '../../core/model/rules-file.ts';
import type { Factor } from '../../core/model/ruleset.ts';
import type { MarkRow, Tags } from '../../core/rules/engine/entry-table.ts';
import { compareRational, type Rational } from '../../core/rules/rational.ts';
import { checkGroup, GROUP_COLUMN, namedGroups } from './check-groups.ts';
import { createScaleCheck, type ScaleCheck } from './check-scale.ts';
import { COLUMN_NAMES, columnNames, readStatus } from './column-names.ts';
import {
  cellAt,
  demandColumn,
  findColumn,
  readNumber,
  TableRefusal,
  type PlainTable,
  type TableRow,
} from './tables.ts';

type ColumnFactor = Extract<Factor, { from: 'column' }>;
type Columns = {
  readonly entry: number;
  readonly mark: number;
  readonly status: number;
  readonly axes: readonly number[];
  readonly texts: readonly { readonly name: string; readonly index: number }[];
  readonly factors: readonly { readonly factor: ColumnFactor; readonly index: number }[];
  /** The group column and what may stand in it, where the rules weigh by groups. */
  readonly group: { readonly index: number; readonly known: readonly string[] } | null;
};

/** Marks by entry, in the order of the table. Throws `TableRefusal` at the first unreadable row. */
export function readScores(
  table: PlainTable,
  rules: RulesFile,
): ReadonlyMap<string, readonly MarkRow[]> {
  const columns = locateColumns(table, rules);
  const checkScale = createScaleCheck(rules);
  const byEntry = new Map<string, MarkRow[]>();
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const entry = cellAt(row, columns.entry);
    if (entry === '') throw new TableRefusal('cell-empty', row.line, 'entry');
    const mark = readRow(row, columns, rules, checkScale);
    const key = [entry, ...mark.at].join('\u0000');
    const before = lines.get(key);
    if (before !== undefined) {
      const { axes } = rules.ruleset;
      const places = mark.at.map((place, axis) => `${axes[axis]?.id ?? ''} ${place}`);
      const value = [`entry ${entry}`, ...places].join(', ');
      throw new TableRefusal('row-repeated', row.line, '', value, { before });
    }
    lines.set(key, row.line);
    const rows = byEntry.get(entry);
    if (rows === undefined) byEntry.set(entry, [mark]);
    else rows.push(mark);
  }
  return byEntry;
}

function locateColumns(table: PlainTable, rules: RulesFile): Columns {
  const { ruleset } = rules;
  const known = namedGroups(rules);
  const factors = ruleset.steps.flatMap((step) =>
    step.do === 'multiply' && step.by.from === 'column' ? [step.by] : [],
  );
  return {
    entry: demandColumn(table, COLUMN_NAMES.entry),
    mark: demandColumn(table, COLUMN_NAMES.mark),
    status: findColumn(table, COLUMN_NAMES.status),
    axes: ruleset.axes.map(({ id, columns }) => demandColumn(table, columnNames(id, columns))),
    texts: (['group', 'role'] as const).flatMap((name) => {
      const index = findColumn(table, columnNames(name));
      return index < 0 ? [] : [{ name, index }];
    }),
    factors: factors.map((factor) => {
      const names = columnNames(factor.column, factor.columns);
      const needed = (factor.otherwise ?? null) === null;
      return { factor, index: needed ? demandColumn(table, names) : findColumn(table, names) };
    }),
    group: known === null ? null : { index: demandColumn(table, columnNames(GROUP_COLUMN)), known },
  };
}

function readRow(
  row: TableRow,
  columns: Columns,
  rules: RulesFile,
  checkScale: ScaleCheck,
): MarkRow {
  const { axes } = rules.ruleset;
  const at = columns.axes.map((index, axis) => {
    const place = cellAt(row, index);
    if (place === '') throw new TableRefusal('cell-empty', row.line, axes[axis]?.id ?? '');
    return place;
  });
  if (columns.group !== null) {
    checkGroup(cellAt(row, columns.group.index), columns.group.known, row.line);
  }
  const tags = readTags(row, columns);
  checkFactors(row, at, rules);
  const { status, mark } = readMark(row, columns);
  if (mark !== null && (status === 'scored' || status === 'late')) {
    checkScale(mark, at, row.line, cellAt(row, columns.mark));
  }
  return { at, status, mark, tags };
}

/** A status word may stand in its column or in place of the mark; an empty mark is a missing one. */
function readMark(row: TableRow, columns: Columns): Pick<MarkRow, 'status' | 'mark'> {
  const text = cellAt(row, columns.mark);
  const mark = readNumber(text);
  const said = cellAt(row, columns.status);
  const status = readStatus(said);
  if (status === null) throw new TableRefusal('status-unknown', row.line, 'status', said);
  if (status === 'scored' || status === 'late') {
    if (mark !== null) return { status, mark };
    const inPlace = readStatus(text);
    if (inPlace === null) throw new TableRefusal('not-a-number', row.line, 'mark', text);
    return {
      status: inPlace === 'scored' ? (status === 'late' ? 'late' : 'missing') : inPlace,
      mark: null,
    };
  }
  // A placeholder of 0 or -1 beside a status is usual in exports; a real mark there contradicts it.
  if (mark !== null && mark.numerator > 0n) {
    throw new TableRefusal('status-with-mark', row.line, 'mark', text);
  }
  return { status, mark: null };
}

function readTags(row: TableRow, { texts, factors }: Columns): Tags | null {
  const tags = new Map<string, string | Rational>();
  for (const { name, index } of texts) tags.set(name, cellAt(row, index));
  for (const { factor, index } of factors) {
    const text = cellAt(row, index);
    if (text === '') {
      if ((factor.otherwise ?? null) !== null) continue;
      throw new TableRefusal('cell-empty', row.line, factor.column);
    }
    const value = readNumber(text);
    if (value === null) throw new TableRefusal('not-a-number', row.line, factor.column, text);
    tags.set(factor.column, value);
  }
  return tags.size === 0 ? null : tags;
}

/** Factors that the rules list by place: a place that they do not list is a mistake in the table. */
function checkFactors(row: TableRow, at: readonly string[], { ruleset }: RulesFile): void {
  for (const step of ruleset.steps) {
    if (step.do !== 'multiply' || step.by.from !== 'axis') continue;
    const { axis, factors } = step.by;
    const place = at[ruleset.axes.findIndex(({ id }) => id === axis)];
    if (place === undefined || Object.hasOwn(factors, place)) continue;
    throw new TableRefusal('factor-missing', row.line, axis, place);
  }
}

/** The line where an entry first occurs. */
export function lineOfEntry(table: PlainTable, entry: string): number {
  const column = findColumn(table, COLUMN_NAMES.entry);
  return table.rows.find((row) => cellAt(row, column) === entry)?.line ?? table.headerLine;
}

/** Number columns must agree in all rows that a factor is applied to as one value. */
export function findDifferingFactor(
  entries: ReadonlyMap<string, readonly MarkRow[]>,
  { ruleset }: RulesFile,
  axesOf: (step: string) => readonly string[],
): { readonly entry: string; readonly column: string } | null {
  for (const step of ruleset.steps) {
    if (step.do !== 'multiply' || step.by.from !== 'column') continue;
    const { column } = step.by;
    const kept = axesOf(step.of).map((axis) => ruleset.axes.findIndex(({ id }) => id === axis));
    for (const [entry, rows] of entries) {
      const seen = new Map<string, Rational | undefined>();
      for (const { at, tags } of rows) {
        const key = kept.map((axis) => at[axis] ?? '').join('\u0000');
        const value = tags?.get(column);
        const number = typeof value === 'string' ? undefined : value;
        const before = seen.get(key);
        if (seen.has(key) && !sameNumber(before, number)) return { entry, column };
        seen.set(key, number);
      }
    }
  }
  return null;
}

function sameNumber(a: Rational | undefined, b: Rational | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compareRational(a, b) === 0;
}

import type { RulesFile } from '../../core/model/rules-file.ts';
import type { Factor } from '../../core/model/ruleset.ts';
import { placeKey, type MarkRow, type Tags } from '../../core/rules/engine/entry-table.ts';
import { compareRational, type Rational } from '../../core/rules/rational.ts';
import { checkGroup, GROUP_COLUMN, namedGroups } from './check-groups.ts';
import { createScaleCheck, type ScaleCheck } from './check-scale.ts';
import { COLUMN_NAMES, columnNames, readStatus } from './column-names.ts';
import {
  cellAt,
  demandColumn,
  findColumn,
  readNumber,
  scanTable,
  TableRefusal,
  type TableHead,
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

/** The marks of an entry, and the line where it first occurs. */
export type EntryMarks = { readonly line: number; readonly rows: readonly MarkRow[] };

/** Marks by entry, in the order of the table. Throws `TableRefusal` at the first unreadable row. */
export function readScores(bytes: Uint8Array, rules: RulesFile): ReadonlyMap<string, EntryMarks> {
  const byEntry = new Map<string, Gathered>();
  scanTable(bytes, (head) => {
    const columns = locateColumns(head, rules);
    const read = createRowReader(columns, rules);
    return (row) => {
      const entry = cellAt(row, columns.entry);
      if (entry === '') throw new TableRefusal('cell-empty', row.line, 'entry');
      const own = byEntry.get(entry) ?? { line: row.line, rows: [], lines: [] };
      const { mark, place } = read(row);
      const before = own.lines[place];
      if (before !== undefined) throw repeated(row, entry, mark.at, before, rules);
      own.lines[place] = row.line;
      own.rows.push(mark);
      byEntry.set(entry, own);
    };
  });
  return byEntry;
}

/** `lines`: by the number of the place, the line that has its mark. */
type Gathered = { readonly line: number; readonly rows: MarkRow[]; readonly lines: number[] };
/** A row without its entry; `place` numbers the places of all entries. */
type ReadRow = { readonly mark: MarkRow; readonly place: number };

/** More different rows than tables with plain marks have; a longer memory would be of no use. */
const MOST_KNOWN_ROWS = 50_000;

/** Reads rows, and gives the same object for the same cells: millions of marks share a few thousand. */
function createRowReader(columns: Columns, rules: RulesFile): (row: TableRow) => ReadRow {
  const checkScale = createScaleCheck(rules);
  const placeOf = createPlaces();
  const used = usedColumns(columns);
  const known = new Map<string, ReadRow>();
  return (row) => {
    const key = used.map((index) => row.cells[index] ?? '').join('\u0000');
    const before = known.get(key);
    if (before !== undefined) return before;
    const { at, index } = placeOf(readPlace(row, columns, rules));
    const read = { mark: readRow(row, at, columns, rules, checkScale), place: index };
    if (known.size >= MOST_KNOWN_ROWS) known.clear();
    known.set(key, read);
    return read;
  };
}

/** Every column that a row is read from, but for its entry. */
function usedColumns({ mark, status, axes, texts, factors, group }: Columns): readonly number[] {
  const named = [...texts, ...factors, ...(group === null ? [] : [group])];
  return [mark, status, ...axes, ...named.map(({ index }) => index)];
}

type Place = { readonly at: readonly string[]; readonly index: number };

/** One list and number for each place: entries by the thousand have marks at the same ones. */
function createPlaces(): (at: readonly string[]) => Place {
  const places = new Map<string, Place>();
  return (at) => {
    const key = placeKey(at);
    const place = places.get(key) ?? { at, index: places.size };
    places.set(key, place);
    return place;
  };
}

function repeated(
  { line }: TableRow,
  entry: string,
  at: readonly string[],
  before: number,
  { ruleset }: RulesFile,
): TableRefusal {
  const places = at.map((place, axis) => `${ruleset.axes[axis]?.id ?? ''} ${place}`);
  const value = [`entry ${entry}`, ...places].join(', ');
  return new TableRefusal('row-repeated', line, '', value, { before });
}

function locateColumns(table: TableHead, rules: RulesFile): Columns {
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

function readPlace(row: TableRow, { axes }: Columns, { ruleset }: RulesFile): readonly string[] {
  return axes.map((index, axis) => {
    const place = cellAt(row, index);
    if (place === '') throw new TableRefusal('cell-empty', row.line, ruleset.axes[axis]?.id ?? '');
    return place;
  });
}

function readRow(
  row: TableRow,
  at: readonly string[],
  columns: Columns,
  rules: RulesFile,
  checkScale: ScaleCheck,
): MarkRow {
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

/** Number columns must agree in all rows that a factor is applied to as one value. */
export function findDifferingFactor(
  entries: ReadonlyMap<string, EntryMarks>,
  { ruleset }: RulesFile,
  axesOf: (step: string) => readonly string[],
): { readonly entry: string; readonly column: string } | null {
  for (const step of ruleset.steps) {
    if (step.do !== 'multiply' || step.by.from !== 'column') continue;
    const { column } = step.by;
    const kept = axesOf(step.of).map((axis) => ruleset.axes.findIndex(({ id }) => id === axis));
    for (const [entry, { rows }] of entries) {
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

import type { RulesFile } from '../../core/model/rules-file.ts';
import {
  type EntryInput,
  type MarkRow,
  CRITERION_AXIS,
} from '../../core/rules/engine/entry-table.ts';
import { PackedEntry, packRows } from '../../core/rules/engine/packed-entry.ts';
import type { Rational } from '../../core/rules/rational.ts';
import type { TallyEntry } from '../../core/rules/tally.ts';
import { COLUMN_NAMES, columnNames, readOut } from './column-names.ts';
import type { EntryMarks } from './read-scores.ts';
import {
  cellAt,
  demandColumn,
  findColumn,
  readNumber,
  TableRefusal,
  type PlainTable,
  type TableRow,
} from './tables.ts';

/** An entry with what the tables say of it besides its marks. */
export type TableEntry = TallyEntry & { readonly division: string; readonly title: string };

/** Joins marks and entries. Without a table of entries, whoever has a mark is an entry. */
export function joinEntries(
  scores: ReadonlyMap<string, EntryMarks>,
  table: PlainTable | null,
  rules: RulesFile,
): readonly TableEntry[] {
  if (table === null) {
    return [...scores].map(([entry, { rows }]) => ({
      input: toInput(entry, fillCriteria(rows, rules), new Map()),
      out: null,
      division: '',
      title: '',
    }));
  }
  const columns = locateColumns(table, rules);
  const known = new Map<string, TableEntry>();
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const entry = cellAt(row, columns.entry);
    if (entry === '') throw new TableRefusal('cell-empty', row.line, 'entry');
    const before = lines.get(entry);
    if (before !== undefined) {
      throw new TableRefusal('row-repeated', row.line, 'entry', `entry ${entry}`, { before });
    }
    lines.set(entry, row.line);
    known.set(entry, readEntry(row, entry, columns, scores.get(entry)?.rows ?? [], rules));
  }
  return [...known.values()];
}

/** Marks that carry nothing but their number are kept as integers. */
function toInput(
  entry: string,
  rows: readonly MarkRow[],
  attributes: ReadonlyMap<string, Rational>,
): EntryInput {
  const packed = rows.some(({ tags }) => tags !== null) ? null : packRows(rows);
  return packed === null ? { entry, rows, attributes } : new PackedEntry(entry, attributes, packed);
}

/** An entry that has marks but does not stand in the table of entries. */
export function findUnknownEntry(
  scores: ReadonlyMap<string, EntryMarks>,
  entries: readonly TableEntry[],
): string | null {
  const known = new Set(entries.map(({ input }) => input.entry));
  return [...scores.keys()].find((entry) => !known.has(entry)) ?? null;
}

type Columns = {
  readonly entry: number;
  readonly division: number;
  readonly title: number;
  readonly status: number;
  readonly attributes: readonly { readonly id: string; readonly index: number }[];
};

function locateColumns(table: PlainTable, rules: RulesFile): Columns {
  const needed = neededAttributes(rules);
  return {
    entry: demandColumn(table, COLUMN_NAMES.entry),
    division: findColumn(table, COLUMN_NAMES.division),
    title: findColumn(table, COLUMN_NAMES.title),
    status: findColumn(table, COLUMN_NAMES.status),
    attributes: rules.ruleset.attributes.map(({ id, columns }) => {
      const names = columnNames(id, columns);
      return { id, index: needed.has(id) ? demandColumn(table, names) : findColumn(table, names) };
    }),
  };
}

/** Attributes that a total cannot do without; one that only breaks ties may be absent. */
export function neededAttributes({ ruleset }: RulesFile): ReadonlySet<string> {
  const required = new Set(
    ruleset.attributes.filter(({ missing }) => missing === null).map(({ id }) => id),
  );
  const used = ruleset.steps.flatMap((step) => {
    if (step.do === 'multiply') return step.by.from === 'attribute' ? [step.by.attribute] : [];
    if (step.do !== 'add') return [];
    return step.terms.flatMap((term) => ('attribute' in term ? [term.attribute] : []));
  });
  return new Set(used.filter((id) => required.has(id)));
}

function readEntry(
  row: TableRow,
  entry: string,
  columns: Columns,
  rows: readonly MarkRow[],
  rules: RulesFile,
): TableEntry {
  const said = cellAt(row, columns.status);
  const out = readOut(said);
  if (out === undefined) throw new TableRefusal('status-unknown', row.line, 'status', said);
  const needed = neededAttributes(rules);
  const attributes = new Map<string, Rational>();
  for (const { id, index } of columns.attributes) {
    const text = cellAt(row, index);
    const value = readNumber(text);
    if (value !== null) attributes.set(id, value);
    else if (text !== '') throw new TableRefusal('not-a-number', row.line, id, text);
    else if (needed.has(id) && out === null) throw new TableRefusal('cell-empty', row.line, id);
  }
  return {
    input: toInput(entry, fillCriteria(rows, rules), attributes),
    out,
    division: cellAt(row, columns.division),
    title: cellAt(row, columns.title),
  };
}

/** With a rubric, a judge who marked an entry owes every criterion: what is not there is missing. */
function fillCriteria(
  rows: readonly MarkRow[],
  { rubric, ruleset }: RulesFile,
): readonly MarkRow[] {
  const axis = ruleset.axes.findIndex(({ id }) => id === CRITERION_AXIS);
  if (rubric === null || axis < 0) return rows;
  const others = new Map<string, { readonly row: MarkRow; readonly given: Set<string> }>();
  for (const row of rows) {
    const key = row.at.toSpliced(axis, 1).join('\u0000');
    const other = others.get(key) ?? { row, given: new Set<string>() };
    other.given.add(row.at[axis] ?? '');
    others.set(key, other);
  }
  const lacking = [...others.values()].flatMap(({ row, given }) =>
    rubric.criteria
      .filter(({ id }) => !given.has(id))
      .map(({ id }): MarkRow => ({
        at: row.at.with(axis, id),
        status: 'missing',
        mark: null,
        tags: row.tags,
      })),
  );
  return lacking.length === 0 ? rows : [...rows, ...lacking];
}

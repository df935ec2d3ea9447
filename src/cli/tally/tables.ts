import { isUtf8 } from 'node:buffer';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDecimal, type Rational } from '../../core/rules/rational.ts';

/** Why a table was refused: what, and where. Lines and columns count from 1. */
export type TableProblem = {
  readonly code: TableProblemCode;
  readonly line: number;
  readonly column: string;
  readonly value: string;
} & Readonly<Record<string, string | number>>;
export const TABLE_PROBLEM_CODES = [
  'empty',
  'no-rows',
  'malformed',
  'column-missing',
  'column-repeated',
  'row-too-long',
  'cell-empty',
  'not-a-number',
  'out-of-scale',
  'status-unknown',
  'status-with-mark',
  'row-repeated',
  'group-missing',
  'group-unknown',
  'entry-unknown',
  'criterion-unknown',
  'factor-missing',
  'factor-differs',
] as const;
export type TableProblemCode = (typeof TABLE_PROBLEM_CODES)[number];

/** Ends the reading of a table at its first unreadable place. */
export class TableRefusal extends Error {
  readonly problem: TableProblem;

  /** `more`: what else the sentence of the code says. */
  constructor(
    code: TableProblemCode,
    line: number,
    column: string,
    value = '',
    more: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'TableRefusal';
    this.problem = { ...more, code, line, column, value: value.slice(0, 80) };
  }
}

export type TableRow = { readonly line: number; readonly cells: readonly string[] };
export type TableHead = {
  /** Normalised: NFKC, trimmed, lower case. */
  readonly header: readonly string[];
  readonly headerLine: number;
};
export type PlainTable = TableHead & { readonly rows: readonly TableRow[] };

/** A table whole, for one that is known to be small. */
export function readTable(bytes: Uint8Array): PlainTable {
  const rows: TableRow[] = [];
  const head = scanTable(bytes, () => (row) => rows.push(row));
  return { ...head, rows };
}

/**
 * Reads a table row by row, so that millions of rows need not exist at once. `begin` gets the header
 * and gives what takes the rows; either may throw a `TableRefusal`.
 */
export function scanTable(
  bytes: Uint8Array,
  begin: (head: TableHead) => (row: TableRow) => void,
): TableHead {
  let head: TableHead | null = null;
  let take: ((row: TableRow) => void) | null = null;
  let rows = 0;
  parseRows(bytes, (row) => {
    if (head === null || take === null) {
      head = readHead(row);
      take = begin(head);
    } else {
      rows += 1;
      refuseExtraCells(row, head);
      take(row);
    }
  });
  return demandRows(head, rows);
}

function demandRows(head: TableHead | null, rows: number): TableHead {
  if (head === null) throw new TableRefusal('empty', 1, '');
  if (rows === 0) throw new TableRefusal('no-rows', head.headerLine, '');
  return head;
}

function readHead({ line, cells }: TableRow): TableHead {
  const header = cells.map((name) => normalise(name).toLowerCase());
  for (const [index, name] of header.entries()) {
    if (name !== '' && header.indexOf(name) < index) {
      throw new TableRefusal('column-repeated', line, name);
    }
  }
  return { header, headerLine: line };
}

function refuseExtraCells({ line, cells }: TableRow, { header }: TableHead): void {
  const extra = cells.findIndex((cell, index) => index >= header.length && cell !== '');
  if (extra >= 0) throw new TableRefusal('row-too-long', line, String(extra + 1), cells[extra]);
}

/** Gives every row that is not empty, the header first. */
function parseRows(bytes: Uint8Array, take: (row: TableRow) => void): void {
  const input = decode(bytes);
  try {
    parseCsv(input, {
      bom: true,
      delimiter: delimiterOf(input),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: readonly string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) take({ line: lines, cells });
        // Nothing is kept: whoever takes a row decides what of it stays.
        return null;
      },
    });
  } catch (error) {
    if (error instanceof TableRefusal) throw error;
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    throw new TableRefusal('malformed', line, '');
  }
}

/** UTF-8 (with or without byte order mark) as it is, else GB18030 as Chinese office programs write. */
function decode(bytes: Uint8Array): Uint8Array | string {
  // Spreadsheets call this “Unicode text”.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return isUtf8(bytes) ? bytes : new TextDecoder('gb18030').decode(bytes);
}

/** A comma; where the header has none, the semicolon or tab that some spreadsheets write. */
function delimiterOf(input: Uint8Array | string): string {
  const start = input.slice(0, 65_536);
  const text = typeof start === 'string' ? start : new TextDecoder().decode(start);
  const header = /\S.*/.exec(text)?.[0] ?? '';
  return [',', ';', '\t'].find((mark) => header.includes(mark)) ?? ',';
}

/** Full-width letters, digits and signs become plain ones (threats.md row 54). */
export function normalise(text: string): string {
  return text.normalize('NFKC').replaceAll('\u2212', '-').trim();
}

/** Position of the first of `names` that the header has, or -1. */
export function findColumn({ header }: TableHead, names: readonly string[]): number {
  const wanted = names.map((name) => header.indexOf(normalise(name).toLowerCase()));
  return wanted.find((index) => index >= 0) ?? -1;
}

/** As `findColumn`; refuses the table where the column is not there. */
export function demandColumn(table: TableHead, names: readonly string[]): number {
  const index = findColumn(table, names);
  if (index < 0) throw new TableRefusal('column-missing', table.headerLine, names.join(' / '));
  return index;
}

/** A number as people write it, exactly: leading zeros and a plus sign are let pass. */
export function readNumber(text: string): Rational | null {
  const match = /^([+-]?)0*(\d+(?:\.\d+)?|\.\d+)$/.exec(normalise(text).replaceAll('。', '.'));
  if (match === null) return null;
  const [, sign = '', digits = ''] = match;
  const plain = digits.startsWith('.') ? `0${digits}` : digits;
  const parsed = parseDecimal(`${sign === '-' ? '-' : ''}${plain}`);
  return parsed.ok ? parsed.value : null;
}

/** The cell of a column, normalised; empty where the row or the column has none. */
export function cellAt({ cells }: TableRow, column: number): string {
  return normalise(cells[column] ?? '');
}

import { parse as parseCsv } from 'csv-parse/sync';
import { fail, ok, type Result } from '../../core/result.ts';

/** What is wrong with a table that people hand in, and where. */
export type RowProblem = {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly params?: Record<string, string>;
};
export type CsvRow = { readonly cells: readonly string[]; readonly line: number };

/** UTF-8 (with or without BOM), else GB18030, as Chinese office programs write it (row 54). */
export function decodeTable(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'gb18030' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

/** Rows with the lines they end in; empty lines are left out. */
export function parseTable(text: string): Result<readonly CsvRow[], RowProblem> {
  try {
    const rows: CsvRow[] = [];
    parseCsv(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
    return ok(rows);
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    return fail({ line, column: '', code: 'csv-malformed' });
  }
}

/** Where the columns stand, by any of the names that people give them. */
export function locateColumns<C extends string>(
  header: readonly string[],
  columns: Readonly<Record<C, readonly string[]>>,
): ReadonlyMap<C, number> {
  const names = header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const positions = new Map<C, number>();
  for (const column of Object.keys(columns) as C[]) {
    const index = names.findIndex((name) => columns[column].includes(name));
    if (index >= 0) positions.set(column, index);
  }
  return positions;
}

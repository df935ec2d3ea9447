import { parse } from 'csv-parse/sync';
import { CommandFailure } from '../command-failure.ts';
import { EXIT } from '../command.ts';

export type TablePanel = { readonly judge: string; readonly entries: readonly string[] };

/** Reads `judge,entry` lines into one panel per judge, in the order of the table. */
export function parseAssignmentTable(bytes: Uint8Array): readonly TablePanel[] {
  const panels = new Map<string, string[]>();
  for (const { record, line } of readRecords(decode(bytes))) {
    const { judge, entry } = record;
    if (!judge || !entry) throw malformed('cell-empty', line);
    const listed = panels.get(judge) ?? [];
    if (listed.includes(entry)) throw malformed('pair-repeated', line);
    panels.set(judge, [...listed, entry]);
  }
  if (panels.size === 0) throw malformed('empty', 1);
  return [...panels].map(([judge, entries]) => ({ judge, entries }));
}

type TableRecord = {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly line: number;
};

function readRecords(text: string): readonly TableRecord[] {
  try {
    const rows: TableRecord[] = [];
    parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      on_record: (record: TableRecord['record'], { lines }) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
    return rows;
  } catch (error) {
    throw malformed(
      'csv-malformed',
      error instanceof Error && 'lines' in error ? Number(error.lines) : 1,
    );
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('not-utf8', 1);
  }
}

function malformed(reason: string, line: number): CommandFailure {
  return new CommandFailure(EXIT.negative, { code: 'table-malformed', params: { reason, line } });
}

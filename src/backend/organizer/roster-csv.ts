import type { RosterJudge } from '../../core/model/people.ts';
import { textSchema } from '../../core/model/primitives.ts';
import {
  decodeTable,
  locateColumns,
  parseTable,
  type CsvRow,
  type RowProblem,
} from './csv-table.ts';

/** Column names that people use, in both languages. */
const COLUMNS = {
  id: ['id', 'judge', 'number', '代号', '编号', '评委', '评委代号', '评委编号'],
  name: ['name', '姓名', '评委姓名'],
  group: ['group', '组别', '评委组别', '类别', '评委类别'],
} as const;
type Column = keyof typeof COLUMNS;

export type JudgeGroups = {
  /** Judges whose group the table gives, with the group. */
  readonly groups: ReadonlyMap<string, string>;
  readonly problems: readonly RowProblem[];
};

/**
 * Reads which judge belongs to which group. Judges themselves come with their key cards; a table
 * cannot add one. Problems name line and column; with any of them nothing should be taken over.
 */
export function readRosterCsv(
  bytes: Uint8Array,
  judges: readonly RosterJudge[],
  known: readonly string[],
): JudgeGroups {
  const nothing = (problems: readonly RowProblem[]) => ({ groups: new Map(), problems });
  const table = parseTable(decodeTable(bytes).text);
  if (!table.ok) return nothing([table.error]);
  const [header, ...rows] = table.value;
  if (!header) return nothing([{ line: 1, column: '', code: 'csv-empty' }]);
  const positions = locateColumns(header.cells, COLUMNS);
  const absent = (['id', 'group'] as const).filter((column) => !positions.has(column));
  if (absent.length > 0) {
    return nothing(
      absent.map((column) => ({
        line: header.line,
        column,
        code: 'column-missing',
        params: { names: COLUMNS[column].join(' / ') },
      })),
    );
  }
  const groups = new Map<string, string>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const cell = (column: Column) => cellOf(row, positions.get(column));
    const code = findProblem(cell, judges, known, groups);
    if (code === null) groups.set(cell('id'), cell('group'));
    else {
      const { column } = code;
      const params = { value: cell(column).slice(0, 80), names: known.join(' / ') };
      problems.push({ line: row.line, column, code: code.code, params });
    }
  }
  return { groups, problems };
}

function cellOf({ cells }: CsvRow, position: number | undefined): string {
  return (cells[position ?? -1] ?? '').normalize('NFKC').trim();
}

function findProblem(
  cell: (column: Column) => string,
  judges: readonly RosterJudge[],
  known: readonly string[],
  seen: ReadonlyMap<string, string>,
): { readonly column: Column; readonly code: string } | null {
  const judge = judges.find(({ id }) => id === cell('id'));
  if (judge === undefined) return { column: 'id', code: 'judge-unknown' };
  if (seen.has(judge.id)) return { column: 'id', code: 'judge-twice' };
  const name = cell('name');
  if (name !== '' && name !== judge.name.normalize('NFKC')) {
    return { column: 'name', code: 'judge-other-name' };
  }
  const group = cell('group');
  if (group === '') return { column: 'group', code: 'cell-empty' };
  if (known.length > 0 && !known.includes(group)) return { column: 'group', code: 'group-unknown' };
  return textSchema(40).safeParse(group).success ? null : { column: 'group', code: 'cell-invalid' };
}

import { entryRowSchema, type EntryRow } from '../../contract/contest-methods.ts';
import type { ContestSetup } from '../../core/model/charter.ts';
import { findForbiddenCharacter } from '../../core/model/primitives.ts';
import {
  decodeTable,
  locateColumns,
  parseTable,
  type CsvRow,
  type RowProblem,
} from './csv-table.ts';

export type EntriesPreview = {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly rows: readonly EntryRow[];
  readonly problems: readonly RowProblem[];
};

/** Column names that people use, in both languages. */
const COLUMNS = {
  id: ['number', 'id', '编号', '序号', '项目编号'],
  division: ['division', '组别'],
  track: ['track', '领域', '赛道'],
  title: ['title', 'project', '项目名称', '项目', '名称'],
  team: ['team', 'enterprise', 'company', '团队', '企业', '企业名称', '团队/企业', '参赛单位'],
  summary: ['summary', '简介', '项目简介'],
  materials: ['materials', 'files', '材料', '项目材料', '文件'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['id', 'division', 'track', 'title', 'team'];

/**
 * Decodes an entries CSV: UTF-8 (with or without BOM), else GB18030, as Chinese office programs
 * write it (threats.md row 54). Problems name line and column; nothing is guessed.
 */
export function readEntriesCsv(bytes: Uint8Array, setup: ContestSetup): EntriesPreview {
  const { text, encoding } = decodeTable(bytes);
  const table = parseTable(text);
  if (!table.ok) return { encoding, rows: [], problems: [table.error] };
  const [header, ...body] = table.value;
  if (!header)
    return { encoding, rows: [], problems: [{ line: 1, column: '', code: 'csv-empty' }] };
  const positions = locateColumns(header.cells, COLUMNS);
  const absent = REQUIRED.filter((column) => !positions.has(column));
  if (absent.length > 0) {
    const problems = absent.map((column) => ({
      line: header.line,
      column: COLUMNS[column][0],
      code: 'column-missing',
      params: { names: COLUMNS[column].join(' / ') },
    }));
    return { encoding, rows: [], problems };
  }
  const read = body.map((row) => readRow(row, positions, setup));
  const rows = read.flatMap(({ row }) => (row ? [row] : []));
  return {
    encoding,
    rows,
    problems: [...read.flatMap(({ problems }) => problems), ...findRepeated(body, positions)],
  };
}

function readRow(row: CsvRow, positions: ReadonlyMap<Column, number>, setup: ContestSetup) {
  const cell = (column: Column) => row.cells[positions.get(column) ?? -1]?.trim() ?? '';
  const problems: RowProblem[] = [];
  const division = matchTitle(setup.divisions, cell('division'));
  const track = matchTitle(setup.tracks, cell('track'));
  const problem = (column: Column, code: string) =>
    problems.push({ line: row.line, column, code, params: { value: cell(column).slice(0, 80) } });
  if (division === null) problem('division', 'division-unknown');
  if (track === null) problem('track', 'track-unknown');
  const summary = cell('summary');
  const parsed = entryRowSchema.safeParse({
    id: cell('id').normalize('NFKC'),
    division: division ?? 'unknown',
    track: track ?? 'unknown',
    title: cell('title'),
    team: cell('team'),
    ...(summary ? { summary } : {}),
    materials: splitMaterials(cell('materials')).map((name) => ({ name, file: null })),
  });
  if (parsed.success) return { row: problems.length === 0 ? parsed.data : null, problems };
  for (const issue of parsed.error.issues) {
    const named = String(issue.path[0] ?? '');
    const column = (named in COLUMNS ? named : 'id') as Column;
    const found = findForbiddenCharacter(cell(column));
    if (found) {
      const { kind, name, position } = found;
      const params = { character: name, position: String(position) };
      problems.push({ line: row.line, column, code: `cell-${kind}`, params });
    } else if (issue.code === 'too_big') {
      const params = { length: String(cell(column).length), limit: String(issue.maximum) };
      problems.push({ line: row.line, column, code: 'cell-too-long', params });
    } else problem(column, cell(column) ? 'cell-invalid' : 'cell-empty');
  }
  return { row: null, problems };
}

/** Files are separated by `;`, `|` or the Chinese forms of these. */
function splitMaterials(text: string): readonly string[] {
  return text
    .split(/[;；|｜\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A division or track may be written as its id or its title, with any quotation marks. */
function matchTitle(
  list: readonly {
    readonly id: string;
    readonly title: string;
    readonly titleEn?: string | undefined;
  }[],
  text: string,
): string | null {
  const plain = (value: string) =>
    value
      .normalize('NFKC')
      .replace(/["'“”‘’「」\s]/g, '')
      .toLowerCase();
  const wanted = plain(text);
  const found = list.find(({ id, title, titleEn }) =>
    [id, title, titleEn ?? ''].some((name) => name !== '' && plain(name) === wanted),
  );
  return found?.id ?? null;
}

function findRepeated(
  body: readonly CsvRow[],
  positions: ReadonlyMap<Column, number>,
): readonly RowProblem[] {
  const first = new Map<string, number>();
  return body.flatMap((row) => {
    const id = (row.cells[positions.get('id') ?? -1] ?? '').normalize('NFKC').trim();
    const folded = id.toLowerCase();
    const earlier = first.get(folded);
    if (earlier === undefined) {
      first.set(folded, row.line);
      return [];
    }
    return [
      {
        line: row.line,
        column: 'id',
        code: 'number-repeated',
        params: { value: id, line: String(earlier) },
      },
    ];
  });
}

import writeXlsxFile from 'write-excel-file/node';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { textToBytes } from '../../core/bytes/text.ts';
import type { ContestResult, RankedEntry } from '../../core/model/contest-result.ts';
import type { ContestSetup } from '../../core/model/charter.ts';
import { findStageDivision } from '../../core/model/find-in-setup.ts';
import { fail, type Result } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import { oneChunk } from '../files/export-store.ts';
import { demandFrozen, readSignedResult } from './contest-state.ts';

type Language = MethodInput<'result.exportTable'>['language'];
type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

const HEADS: Record<Language, readonly string[]> = {
  'zh-CN': [
    '组别',
    '名次',
    '编号',
    '项目名称',
    '团队/企业',
    '领域',
    '总分',
    '计分评委',
    '回避',
    '奖项',
    '推荐',
    '结果状态',
    '项目状态',
    '并列',
    '未调整的总分',
  ],
  en: [
    'Division',
    'Rank',
    'Number',
    'Title',
    'Team',
    'Track',
    'Total',
    'Judges counted',
    'Recused',
    'Award',
    'Recommended',
    'Result status',
    'Standing',
    'Tied',
    'Before adjustment',
  ],
};
const STANDINGS: Record<Language, Record<RankedEntry['standing'], string>> = {
  'zh-CN': {
    scored: '有成绩',
    open: '缺分',
    none: '无成绩',
    dnf: '未完成',
    withdrawn: '退赛',
    disqualified: '取消资格',
  },
  en: {
    scored: 'scored',
    open: 'marks missing',
    none: 'no result',
    dnf: 'did not finish',
    withdrawn: 'withdrawn',
    disqualified: 'disqualified',
  },
};
const WORDS: Record<
  Language,
  { yes: string; complete: string; incomplete: string; hash: string; rehearsal: string }
> = {
  'zh-CN': {
    yes: '是',
    complete: '完整',
    incomplete: '不完整(INCOMPLETE)',
    hash: '结果哈希',
    rehearsal: '彩排,无效',
  },
  en: {
    yes: 'yes',
    complete: 'complete',
    incomplete: 'INCOMPLETE',
    hash: 'Result hash',
    rehearsal: 'REHEARSAL, not valid',
  },
};

/**
 * Writes the signed result as a table. It carries the computed figures as text; nothing is left for
 * a spreadsheet to recompute, and no cell can become a formula (threats.md row 49).
 */
export async function exportResultTable(
  context: Context,
  input: MethodInput<'result.exportTable'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, input.stage);
  if (!charter.ok) return charter;
  const result = readSignedResult(profile, input.stage);
  if (!result) return fail(appError('result-missing'));
  const table = buildTable(charter.value.payload.setup, result.payload, input.language);
  const words = WORDS[input.language];
  const notes = [
    [words.hash, result.hash],
    ...(charter.value.payload.rehearsal ? [[words.rehearsal, '']] : []),
  ];
  const bytes = input.format === 'csv' ? encodeCsv(table, notes) : await encodeXlsx(table, notes);
  const name = `ranking-${input.stage}-${result.hash.slice(0, 8)}.${input.format}`;
  return context.exports.write(input.destinationId, name, oneChunk(bytes));
}

function buildTable(setup: ContestSetup, result: ContestResult, language: Language): Table {
  const words = WORDS[language];
  const titleOf = (item: { title: string; titleEn?: string | undefined } | undefined) =>
    (language === 'en' ? item?.titleEn : undefined) ?? item?.title ?? '';
  const rows = result.computed.divisions.flatMap((division) =>
    division.ranking.map((row: RankedEntry) => {
      const stageDivision = findStageDivision(setup, result.stage, division.division);
      return [
        titleOf(setup.divisions.find(({ id }) => id === division.division)),
        row.rank === null ? '' : String(row.rank),
        row.entry,
        row.title,
        row.team,
        titleOf(setup.tracks.find(({ id }) => id === row.track)),
        row.total ?? '',
        String(row.counted),
        String(row.recused),
        titleOf(stageDivision?.awards.find(({ id }) => id === row.award)),
        row.recommended ? words.yes : '',
        division.status === 'complete' ? words.complete : words.incomplete,
        STANDINGS[language][row.standing],
        sharesRank(row, division.ranking) ? words.yes : '',
        row.raw ?? '',
      ];
    }),
  );
  return { heads: HEADS[language], rows };
}

/** Whether a tie is to be declared beside this rank. */
function sharesRank({ rank, entry }: RankedEntry, ranking: readonly RankedEntry[]): boolean {
  return rank !== null && ranking.some((other) => other.rank === rank && other.entry !== entry);
}

/** A cell that a spreadsheet would run gets an apostrophe in front, as OWASP advises. */
export function neutralizeCell(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}

function encodeCsv(table: Table, notes: readonly (readonly string[])[]): Uint8Array {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => `"${neutralizeCell(cell).replaceAll('"', '""')}"`).join(',');
  const lines = [table.heads, ...table.rows, ...notes].map(line);
  // The byte order mark makes office programs read Chinese as UTF-8.
  return textToBytes(`\uFEFF${lines.join('\r\n')}\r\n`);
}

async function encodeXlsx(
  table: Table,
  notes: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const cell = (value: string) => ({ value: neutralizeCell(value), type: String });
  const head = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const rows = [table.heads.map(head), ...[...table.rows, ...notes].map((row) => row.map(cell))];
  const file = writeXlsxFile(rows, { sheet: 'Ranking', stickyRowsCount: 1 });
  return new Uint8Array(await file.toBuffer());
}

import type { ContestSetup } from '../../../../core/model/charter.ts';

type CsvColumn = {
  /** As the importer reads it; the Chinese heads are the ones people have in their tables. */
  readonly header: string;
  readonly required: boolean;
  readonly example: (setup: ContestSetup) => string;
};

export const CSV_COLUMNS: readonly CsvColumn[] = [
  { header: '编号', required: true, example: () => 'E-001' },
  { header: '组别', required: true, example: ({ divisions }) => divisions[0]?.title ?? '' },
  { header: '领域', required: true, example: ({ tracks }) => tracks[0]?.title ?? '' },
  { header: '项目名称', required: true, example: () => '示例项目' },
  { header: '团队', required: true, example: () => '示例科技有限公司' },
  { header: '简介', required: false, example: () => '一两句话' },
  {
    header: '材料',
    required: false,
    example: () => 'E-001路演PPT.pdf;E-001商业计划书.pdf',
  },
];

/** Heads and one example row. The mark at the start makes office programs read it as UTF-8. */
export function templateCsv(setup: ContestSetup): string {
  const rows = [
    CSV_COLUMNS.map(({ header }) => header),
    CSV_COLUMNS.map(({ example }) => example(setup)),
  ];
  return `\uFEFF${rows.map((cells) => cells.map(quoteCell).join(',')).join('\r\n')}\r\n`;
}

/** Quotes a cell; one that begins like a formula gets a space, so that no program runs it. */
export function quoteCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? ` ${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A data address, because the page's policy allows no other place to download from. */
export function templateHref(csv: string): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
}

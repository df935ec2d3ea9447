import type { BenchLine, Figure } from './bench-line.ts';

/** The rows of one benchmark as text, columns aligned. */
export function formatTable(title: string, lines: readonly BenchLine[]): string {
  const rows = [['', 'ours', 'reference', 'ratio', ''], ...lines.map(toCells)];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const aligned = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...aligned.map((row) => `  ${row}`)].join('\n');
}

function toCells(line: BenchLine): string[] {
  if ('notRun' in line) return [line.what, `not run: ${line.notRun}`, '', '', ''];
  const { reference, ratio } = line;
  return [
    line.what,
    formatFigure(line.ours),
    reference === null ? '' : `${formatFigure(reference.figure)} ${reference.name}`,
    ratio === null ? '' : `${ratio.toFixed(2)}x`,
    line.note ?? '',
  ];
}

export function formatFigure({ value, unit }: Figure): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`;
}

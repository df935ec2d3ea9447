import type { Tally, TallyLine } from '../../core/rules/tally.ts';
import { valueOfStep } from '../../core/rules/engine/evaluate-entry.ts';
import {
  deriveEntry,
  type DerivationLine,
  type DerivationTerm,
} from '../../core/rules/engine/derive-entry.ts';
import { ownPlaces } from '../../core/rules/engine/derivation-formula.ts';
import { isNumber, showValue } from '../../core/rules/engine/value.ts';
import { roundToText } from '../../core/rules/rounding.ts';
import type { Texts } from '../texts/texts.ts';
import type { TableEntry } from './read-entries.ts';

/** The entries of one division with their ranking; a table without divisions is one. */
export type RankedTable = {
  readonly division: string;
  readonly entries: readonly TableEntry[];
  readonly tally: Tally;
};

export type OutputLine = TallyLine & {
  readonly division: string;
  readonly title: string;
  /** Values of the steps that leave one number per entry, by step. */
  readonly subtotals: Readonly<Record<string, string>>;
};

/** The lines of a ranking with its subtotals. */
export function outputLines({ division, entries, tally }: RankedTable): readonly OutputLine[] {
  const byId = new Map(entries.map((entry) => [entry.input.entry, entry]));
  const { ruleset, axes } = tally.rules;
  const steps = ruleset.steps.filter(
    ({ id }) => id !== ruleset.total && axes.get(id)?.length === 0,
  );
  return tally.lines.map((line) => {
    const entry = byId.get(line.entry);
    const subtotals: Record<string, string> = {};
    if (entry !== undefined && entry.out === null) {
      for (const { id, round } of steps) {
        const { exact } = valueOfStep(entry.input, id, tally);
        subtotals[id] = round && isNumber(exact) ? roundToText(exact, round) : plainText(exact);
      }
    }
    return { ...line, division, title: entry?.title ?? '', subtotals };
  });
}

function plainText(value: Parameters<typeof showValue>[0]): string {
  const shown = showValue(value);
  if ('state' in shown) return shown.state;
  return shown.decimal.includes('.') ? shown.decimal.replace(/\.?0+$/, '') : shown.decimal;
}

/** What keeps an entry without a total, as the lines of its calculation that say so. */
export function openLines({ tally, entries }: RankedTable): readonly {
  readonly entry: string;
  readonly lines: readonly DerivationLine[];
}[] {
  const open = new Set(
    tally.lines.filter(({ standing }) => standing === 'open').map(({ entry }) => entry),
  );
  return entries
    .filter(({ input }) => open.has(input.entry))
    .map(({ input }) => {
      const lines = deriveEntry(input, tally.rules, tally.statistics);
      const saying = lines.filter(({ note }) => note !== null && note !== 'drop-skipped');
      // A line that only waits for another one's result says nothing new.
      const causes = saying.filter((line) => line.note !== 'open' || isCause(line));
      return { entry: input.entry, lines: causes.length > 0 ? causes : saying.slice(0, 1) };
    });
}

/** Whether marks are missing in the line itself. */
function isCause(line: DerivationLine): boolean {
  return lackingRows(line) > 0 || line.terms.some((term) => isOpenMark(term));
}

/** Marks that are expected and of which the table says nothing at all. */
function lackingRows({ note, counted, needed, terms }: DerivationLine): number {
  const left = terms.filter(({ fate }) => fate === 'left').length;
  return note === 'open' ? Math.max(0, needed - counted - left) : 0;
}

function isOpenMark({ value, status }: DerivationTerm): boolean {
  return status !== null && 'state' in value && value.state === 'open';
}

type Column = readonly [name: string, cell: (line: OutputLine) => string];

/** The ranking as CSV: figures as text, cells that a spreadsheet would run neutralised (row 49). */
export function toCsv(lines: readonly OutputLine[]): string {
  const subtotals = [...new Set(lines.flatMap((line) => Object.keys(line.subtotals)))];
  const optional = (name: string, cell: Column[1]): readonly Column[] =>
    lines.some((line) => cell(line) !== '') ? [[name, cell]] : [];
  const columns: readonly Column[] = [
    ...optional('division', ({ division }) => division),
    ['rank', ({ rank }) => (rank === null ? '' : String(rank))],
    ['entry', ({ entry }) => entry],
    ...optional('title', ({ title }) => title),
    ['total', ({ total }) => total ?? ''],
    ...optional('raw', ({ raw }) => raw ?? ''),
    ['standing', ({ standing }) => standing],
    ['tied', ({ tied }) => (tied ? '=' : '')],
    ['award', ({ award }) => award ?? ''],
    ['recommended', ({ recommended }) => (recommended ? 'yes' : '')],
    ...subtotals.map((id): Column => [id, (line) => line.subtotals[id] ?? '']),
  ];
  const rows = [
    columns.map(([name]) => name),
    ...lines.map((line) => columns.map(([, cell]) => cell(line))),
  ];
  return `${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

function quote(cell: string): string {
  const risky =
    /^[=+\-@\t\r＝＋－＠]/.test(cell) && cell !== '=' && !/^-?\d+(?:\.\d+)?$/.test(cell);
  const safe = risky ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A ranking for people. */
export function describeTally(table: RankedTable, texts: Texts): readonly string[] {
  const { tally, division } = table;
  const incomplete = tally.status === 'incomplete';
  return [
    ...(division === '' ? [] : [texts.say('rank.division', { division })]),
    ...(incomplete ? [texts.say('rank.incomplete'), ...describeOpen(table, texts)] : []),
    ...outputLines(table).map((line) => describeLine(line)),
    ...tally.cutTies.map(({ line, entries }) =>
      texts.say('rank.cut-tie', { line, entries: entries.join(', ') }),
    ),
  ];
}

function describeOpen(table: RankedTable, texts: Texts): readonly string[] {
  return openLines(table).map(({ entry, lines }) => {
    const reasons = lines.map((line) => {
      const places = line.at.map(({ id }) => id).join(' ');
      const note = line.note ?? 'open';
      const said = texts.say(`derivation.${note}`, { counted: line.counted, needed: line.needed });
      const missing = describeMissing(line, texts).map((one) => `, ${one}`);
      const of = [texts.sayName(line.step), places].filter((part) => part !== '').join(' ');
      return `${of}: ${said}${missing.join('')}`;
    });
    return texts.say('tally.open', { entry, reasons: reasons.join('; ') });
  });
}

/** Which marks a line waits for, by their places, and how many have no row. */
function describeMissing(line: DerivationLine, texts: Texts): readonly string[] {
  const marks = line.terms.flatMap((term) => {
    const { status } = term;
    if (status === null || status === 'scored' || !isOpenMark(term)) return [];
    const at = ownPlaces(term, line).map(({ id }) => id);
    return [
      texts.say('tally.open-mark', {
        at: at.join(' '),
        status: texts.say(`status.${status}`),
      }),
    ];
  });
  const lacking = lackingRows(line);
  return lacking === 0
    ? marks
    : [...marks, texts.say('tally.open-lacking', { lacking, needed: line.needed })];
}

function describeLine(line: OutputLine): string {
  const { rank, tied, entry, total, standing, award, recommended, title, subtotals } = line;
  const place = `${rank ?? '-'}${tied ? '=' : ''}`.padStart(5);
  const figure = (total ?? standing.toUpperCase()).padStart(9);
  const extra = Object.entries(subtotals).map(([id, value]) => `${id} ${value}`);
  const marks = [title, award, recommended ? '*' : null, ...extra].filter(Boolean).join('  ');
  return `${place}  ${entry.padEnd(12)}  ${figure}  ${marks}`.trimEnd();
}

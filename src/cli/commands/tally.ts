import { writeFile } from 'node:fs/promises';
import type { RulesFile } from '../../core/model/rules-file.ts';
import { compileRuleset } from '../../core/rules/engine/compile-ruleset.ts';
import { explainTally, tallyEntries } from '../../core/rules/tally.ts';
import { CommandFailure, unreadableFailure, usageFailure } from '../command-failure.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { describeDerivation } from '../derivation-lines.ts';
import { readInputFile, reasonOf } from '../input-file.ts';
import {
  findUnknownEntry,
  joinEntries,
  neededAttributes,
  type TableEntry,
} from '../tally/read-entries.ts';
import { visible } from '../../texts/visible.ts';
import { readRules } from '../tally/read-rules.ts';
import { findDifferingFactor, readScores } from '../tally/read-scores.ts';
import { computeSensitivity, describeSensitivity } from '../tally/sensitivity-lines.ts';
import { readFrom, tableFailure } from '../tally/table-file.ts';
import { readTable } from '../tally/tables.ts';
import {
  describeTally,
  openLines,
  outputLines,
  toCsv,
  type RankedTable,
} from '../tally/tally-output.ts';

/** Ranks a plain table by a rules file: the same engine as a contest's result, and no contest. */
export const tally: Command = {
  usage:
    '--rules FILE --scores FILE [--entries FILE] [--out ranking.csv|.json] [--explain ENTRY] [--sensitivity]',
  options: ['rules', 'scores', 'entries-table', 'out-file', 'explain', 'sensitivity'],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const { arguments: args, texts } = call;
    const rulesPath = args.required('rules');
    const scoresPath = args.required('scores');
    const out = args.text('out-file');
    if (out !== null && !/\.(?:csv|json)$/i.test(out)) {
      throw usageFailure('option-malformed', { reason: '--out *.csv | *.json' });
    }
    const rules = readRules(await readInputFile(rulesPath), rulesPath, texts);
    const entries = await gatherEntries(rules, scoresPath, args.text('entries-table'));
    const tables = rankTables(rules, entries);
    const derivation = explain(call, tables);
    const sensitivity = args.flag('sensitivity') ? computeSensitivity(tables, rules) : null;
    const json = { ...toJson(rules, tables, derivation), sensitivity };
    if (out !== null) await writeOutput(out, tables, json);
    const complete = tables.every((table) => table.tally.status === 'complete');
    return {
      exitCode: complete ? EXIT.done : EXIT.negative,
      json,
      lines: [
        ...(out === null || !complete
          ? tables.flatMap((table) => describeTally(table, texts))
          : [texts.say('tally.written', { file: out, entries: entries.length })]),
        ...(derivation === null ? [] : describeDerivation(derivation, texts)),
        ...(sensitivity ?? []).flatMap((one) => describeSensitivity(one, texts)),
        // What stands in the tables may not rewrite the terminal.
      ].map((line) => visible(line)),
    };
  },
};

/** Reads both tables. A row that cannot be read ends the command and names file, line and column. */
async function gatherEntries(
  rules: RulesFile,
  scoresPath: string,
  entriesPath: string | null,
): Promise<readonly TableEntry[]> {
  const scores = await readFrom(scoresPath, (bytes) => readScores(bytes, rules));
  const lineOf = (entry: string) => scores.get(entry)?.line ?? 1;
  const { axes } = compileRuleset(rules.ruleset, rules.rubric);
  const differing = findDifferingFactor(scores, rules, (step) => axes.get(step) ?? []);
  if (differing !== null) {
    const line = lineOf(differing.entry);
    throw tableFailure(scoresPath, { code: 'factor-differs', line, ...differing });
  }
  if (entriesPath === null) {
    const [needed] = neededAttributes(rules);
    if (needed === undefined) return joinEntries(scores, null, rules);
    throw usageFailure('attributes-missing', { attribute: needed });
  }
  const entries = await readFrom(entriesPath, (bytes) =>
    joinEntries(scores, readTable(bytes), rules),
  );
  const unknown = findUnknownEntry(scores, entries);
  if (unknown !== null) {
    const line = lineOf(unknown);
    throw tableFailure(scoresPath, {
      code: 'entry-unknown',
      line,
      column: 'entry',
      entry: unknown,
    });
  }
  return entries;
}

/** Each division is ranked apart; a table that names none is one. */
function rankTables(rules: RulesFile, entries: readonly TableEntry[]): readonly RankedTable[] {
  const byDivision = Map.groupBy(entries, ({ division }) => division);
  return [...byDivision].map(([division, own]) => ({
    division,
    entries: own,
    tally: tallyEntries(own, rules),
  }));
}

function explain({ arguments: args }: Call, tables: readonly RankedTable[]) {
  const wanted = args.text('explain');
  if (wanted === null) return null;
  for (const { entries, tally: ranked } of tables) {
    const entry = entries.find(({ input }) => input.entry === wanted);
    if (entry === undefined) continue;
    const total = ranked.lines.find((line) => line.entry === wanted)?.total ?? null;
    return { entry: wanted, total, ...explainTally(ranked, entry.input) };
  }
  throw new CommandFailure(EXIT.negative, { code: 'entry-not-found', params: { entry: wanted } });
}

function toJson(
  rules: RulesFile,
  tables: readonly RankedTable[],
  derivation: ReturnType<typeof explain>,
) {
  return {
    title: rules.title,
    status: tables.every((table) => table.tally.status === 'complete') ? 'complete' : 'incomplete',
    divisions: tables.map((table) => ({
      division: table.division,
      status: table.tally.status,
      ranking: outputLines(table),
      cutTies: table.tally.cutTies,
      tieBreaks: table.tally.tieBreaks,
      open: openLines(table),
    })),
    derivation,
  };
}

async function writeOutput(path: string, tables: readonly RankedTable[], json: unknown) {
  const text = /\.csv$/i.test(path)
    ? toCsv(tables.flatMap((table) => outputLines(table)))
    : `${JSON.stringify(json, null, 2)}\n`;
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unreadableFailure(path, reasonOf(error));
  }
}

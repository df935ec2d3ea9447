import type { OpenState } from '../model/contest-result.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { Rubric } from '../model/rubric.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { Mark } from '../model/score-sheet.ts';
import type { OutOfRanking } from './decisions.ts';
import type { CompiledRules } from './engine/compile-ruleset.ts';
import type { EntryInput, MarkRow, Tags } from './engine/entry-table.ts';
import type { Statistics } from './engine/normalise.ts';
import { totalOf, type EntryTotal } from './engine/score-entries.ts';
import { isOpenCell, type MatrixCell } from './expected-matrix.ts';
import { compareIds } from './order.ts';
import type { Rational } from './rational.ts';

/** What the rules make of one entry of a contest. */
export type EntryScore = EntryTotal & {
  readonly entry: EntryId;
  /** By judge. */
  readonly cells: readonly MatrixCell[];
  readonly counted: number;
  readonly recused: number;
  /** Cells that the rules do not go on without. Empty for an entry that is out of the ranking. */
  readonly open: readonly { readonly judge: JudgeId; readonly state: OpenState }[];
  /** The total would be open even with all open cells filled in. */
  readonly short: boolean;
  readonly out: OutOfRanking | null;
};

export type EntryMarks = {
  readonly rubric: Rubric | null;
  readonly marksOf: (sheet: Sha256Hex) => readonly Mark[];
  /** Group and role of a judge. */
  readonly tagsOf: (judge: JudgeId) => Tags | null;
  /** Judges in no group that the rules know: their marks are open. */
  readonly groupless: ReadonlySet<JudgeId>;
  readonly attributes: ReadonlyMap<string, Rational>;
};

/** The marks of an entry as rows of the engine: one per judge and criterion. */
export function toEntryInput(
  entry: EntryId,
  cells: readonly MatrixCell[],
  { rubric, marksOf, tagsOf, groupless, attributes }: EntryMarks,
): EntryInput {
  const rows = cells.flatMap(({ judge, state, sheet }): readonly MarkRow[] => {
    const tags = tagsOf(judge);
    if (state === 'received' && sheet !== null && !groupless.has(judge)) {
      if (rubric === null) throw new Error(`received sheet without rubric: ${entry}`);
      const denominator = 10n ** BigInt(rubric.decimals);
      return marksOf(sheet).map(({ criterion, value }) => ({
        at: [judge, criterion],
        status: 'scored',
        // Not in lowest terms: marks that share a denominator add up without any gcd.
        mark: { numerator: BigInt(value), denominator },
        tags,
      }));
    }
    const status = state === 'received' ? 'conflict' : state;
    // An entry without a rubric still has its cells: something was expected and is not there.
    const criteria = rubric?.criteria.map(({ id }) => id) ?? [''];
    return criteria.map((criterion) => ({ at: [judge, criterion], status, mark: null, tags }));
  });
  return { entry, rows, attributes };
}

/** Scores one entry by the rules. */
export function computeEntryScore(
  entry: EntryId,
  unsorted: readonly MatrixCell[],
  marks: EntryMarks,
  context: {
    readonly rules: CompiledRules;
    readonly statistics: Statistics | null;
    readonly out: OutOfRanking | null;
  },
): EntryScore {
  const cells = [...unsorted].sort((a, b) => compareIds(a.judge, b.judge));
  const { rules, statistics, out } = context;
  const input = toEntryInput(entry, cells, marks);
  const total = totalOf(input, rules, statistics);
  const open = cells.filter(isOpenCell).filter(({ state }) => blocks(state, rules.ruleset));
  return {
    ...total,
    entry,
    cells,
    counted: cells.filter(({ state }) => state === 'received').length,
    recused: cells.filter(({ state }) => state === 'recused').length,
    open: out === null ? open.map(({ judge, state }) => ({ judge, state })) : [],
    short: out === null && total.total === 'open' && staysOpen(input, open.length, rules, marks),
    out,
  };
}

/** Whether the rules go on without such a cell. */
function blocks(state: OpenState, { statuses }: Ruleset): boolean {
  if (state === 'missing') return statuses.missing === 'open';
  // A late sheet that counts was never excluded; what is left of it here has no sheet.
  if (state === 'late') return statuses.late === 'open';
  return true;
}

/** Fills every open cell with a mark and looks again: a panel that is still too small is short. */
function staysOpen(
  input: EntryInput,
  open: number,
  rules: CompiledRules,
  { groupless }: EntryMarks,
): boolean {
  if (open === 0) return true;
  const rows = input.rows.map((row): MarkRow =>
    row.mark !== null ||
    row.status === 'recused' ||
    row.status === 'absent' ||
    groupless.has(row.at[0] as JudgeId)
      ? row
      : { ...row, status: 'scored', mark: { numerator: 0n, denominator: 1n } },
  );
  return totalOf({ ...input, rows }, rules, null).total === 'open';
}

import type { StageDivision } from '../../model/charter.ts';
import type { RulesFile } from '../../model/rules-file.ts';
import { rankDivision, scoreDivision } from '../division-result.ts';
import type { CompiledRules } from '../engine/compile-ruleset.ts';
import { type EntryInput, type MarkRow, MARKS } from '../engine/entry-table.ts';
import { JUDGE_AXIS, type Statistics } from '../engine/normalise.ts';
import { totalOf, type EntryTotal } from '../engine/score-entries.ts';
import { computeStatistics } from '../engine/statistics.ts';
import { NO_DECISIONS, type TieDecisions } from '../engine/tie-keys.ts';
import { gatherInputs, type ResultInput } from '../gather-inputs.ts';
import { createScaleReader, type MarkScale } from '../mark-scale.ts';
import type { Tally, TallyEntry } from '../tally.ts';

/** The entries that are ranked together, whether of a contest's division or of a plain table. */
export type Field = {
  readonly division: string;
  readonly rules: CompiledRules;
  /** Of entries that take part in the ranking. */
  readonly totals: readonly EntryTotal[];
  readonly statistics: Statistics | null;
  readonly decisions: TieDecisions;
  readonly places: Pick<StageDivision, 'awards' | 'recommend'>;
  readonly scaleOf: (at: readonly string[]) => MarkScale | null;
  /** An open total keeps all of them from a rank. */
  readonly complete: boolean;
};

/** The fields of a stage, in the order of its divisions. */
export function fieldsOfContest(input: ResultInput): readonly Field[] {
  const inputs = gatherInputs(input);
  const { stage, decisions } = inputs;
  if (stage === null) return [];
  return inputs.divisions.map((division) => {
    const scored = scoreDivision(division, stage.ruleset, inputs);
    const totals = scored.scores.filter(({ out }) => out === null);
    return {
      division: division.stageDivision.division,
      rules: scored.rules,
      totals,
      statistics: scored.statistics,
      decisions,
      places: division.stageDivision,
      scaleOf: createScaleReader(division.rubric, stage.ruleset, undefined),
      complete: rankDivision(scored, decisions).result.status === 'complete',
    };
  });
}

/** The field of one ranked plain table. */
export function fieldOfTally(
  division: string,
  entries: readonly TallyEntry[],
  { rules, statistics, status }: Tally,
  file: RulesFile,
): Field {
  const staying = entries.filter(({ out }) => out === null);
  return {
    division,
    rules,
    totals: staying.map(({ input }) => totalOf(input, rules, statistics)),
    statistics,
    decisions: NO_DECISIONS,
    places: file,
    scaleOf: createScaleReader(file.rubric, file.ruleset, file.scale),
    complete: status === 'complete',
  };
}

/**
 * The field with other marks for some entries. Others keep their totals, unless the rules normalise:
 * then every total hangs on every mark.
 */
export function withInputs(field: Field, changed: ReadonlyMap<string, EntryInput>): Field {
  const { rules } = field;
  const inputs = field.totals.map(({ input }) => changed.get(input.entry) ?? input);
  const statistics = field.statistics === null ? null : computeStatistics(inputs, rules);
  const totals = field.totals.map((total, index) => {
    const input = inputs[index] ?? total.input;
    const stays = statistics === null && input === total.input;
    return stays ? total : totalOf(input, rules, statistics);
  });
  return { ...field, statistics, totals, complete: totals.every(({ total }) => total !== 'open') };
}

/** Position of the judge in a mark's place, or -1 where the rules know no judges. */
export function judgeAxisOf({ axes }: CompiledRules): number {
  return (axes.get(MARKS) ?? []).indexOf(JUDGE_AXIS);
}

/** Whether a row is a mark that counts: only these can be moved, compared or left out. */
export function isMarkCounted(row: MarkRow, { ruleset }: CompiledRules): boolean {
  if (row.mark === null) return false;
  return row.status === 'scored' || (row.status === 'late' && ruleset.statuses.late === 'count');
}

import type { DivisionId, EntryId } from '../model/primitives.ts';
import type { RankedEntry } from '../model/contest-result.ts';
import { deriveEntryTotal, type DerivationStep } from './derivation.ts';
import { rankDivision, scoreDivision } from './division-result.ts';
import { findDivision, gatherInputs, type ResultInput } from './gather-inputs.ts';
import type { TieBreakUse } from './ranking.ts';

export type EntryDerivation = {
  readonly entry: EntryId;
  readonly division: DivisionId;
  /** The line of the ranking that the steps lead to. */
  readonly result: RankedEntry;
  readonly steps: readonly DerivationStep[];
  /** The tie-breaks that this entry took part in, in order. */
  readonly tieBreaks: readonly TieBreakUse[];
};

/** How an entry came by its total and rank, line by line; null for an entry that is not judged. */
export function explainEntry(input: ResultInput, entry: EntryId): EntryDerivation | null {
  const inputs = gatherInputs(input);
  const division = findDivision(inputs, entry);
  if (inputs.stage === null || division === undefined) return null;
  const { ruleset } = inputs.stage;
  const scored = scoreDivision(division, ruleset, inputs);
  const { result, ranking } = rankDivision(scored, ruleset, inputs.headJudges);
  const line = result.ranking.find((ranked) => ranked.entry === entry);
  const score = scored.scores.find((candidate) => candidate.entry === entry);
  if (line === undefined || score === undefined) return null;
  return {
    entry,
    division: result.division,
    result: line,
    steps: deriveEntryTotal(score, ruleset, division.rubric),
    tieBreaks: (ranking?.tieBreaks ?? []).filter(({ values }) =>
      values.some((value) => value.entry === entry),
    ),
  };
}

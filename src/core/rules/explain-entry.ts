import type { RankedEntry } from '../model/contest-result.ts';
import type { DivisionId, EntryId } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { rankDivision, scoreDivision } from './division-result.ts';
import { deriveEntry, type DerivationLine } from './engine/derive-entry.ts';
import { tookPart, type TieBreakUse } from './engine/rank-entries.ts';
import type { EntryScore } from './entry-score.ts';
import {
  findDivision,
  gatherInputs,
  type GatheredDivision,
  type GatheredInputs,
  type ResultInput,
} from './gather-inputs.ts';

export type EntryDerivation = {
  readonly entry: EntryId;
  readonly division: DivisionId;
  /** The line of the ranking that the lines lead to. */
  readonly result: RankedEntry;
  readonly lines: readonly DerivationLine[];
  /** Cells that the total waits for. */
  readonly open: EntryScore['open'];
  readonly short: boolean;
  /** The tie-breaks that this entry took part in, in order. */
  readonly tieBreaks: readonly TieBreakUse[];
};

/** How an entry came by its total and rank, line by line; null for an entry that is not judged. */
export function explainEntry(input: ResultInput, entry: EntryId): EntryDerivation | null {
  const inputs = gatherInputs(input);
  const division = findDivision(inputs, entry);
  if (inputs.stage === null || division === undefined) return null;
  const derivations = explainDivision(division, inputs.stage.ruleset, inputs, entry);
  return derivations[0] ?? null;
}

/** All entries of the stage in the order of the result, computed once: for printed reports. */
export function explainEntries(input: ResultInput): readonly EntryDerivation[] {
  const inputs = gatherInputs(input);
  const { stage } = inputs;
  if (stage === null) return [];
  return inputs.divisions.flatMap((division) => explainDivision(division, stage.ruleset, inputs));
}

function explainDivision(
  division: GatheredDivision,
  ruleset: Ruleset,
  inputs: GatheredInputs,
  only?: EntryId,
): readonly EntryDerivation[] {
  const scored = scoreDivision(division, ruleset, inputs);
  const scores = new Map(scored.scores.map((score) => [score.entry, score]));
  const { result, ranking } = rankDivision(scored, inputs.decisions);
  const uses = ranking?.tieBreaks ?? [];
  return result.ranking.flatMap((line) => {
    const score = scores.get(line.entry);
    if (score === undefined || (only !== undefined && line.entry !== only)) return [];
    return [
      {
        entry: line.entry,
        division: result.division,
        result: line,
        lines: deriveEntry(score.input, scored.rules, scored.statistics),
        open: score.open,
        short: score.short,
        tieBreaks: uses.filter((use) => tookPart(use, line.entry)),
      },
    ];
  });
}

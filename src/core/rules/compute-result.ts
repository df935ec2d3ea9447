import type { ComputedResult } from '../model/contest-result.ts';
import type { DivisionId, Sha256Hex } from '../model/primitives.ts';
import {
  rankDivision,
  scoreDivision,
  type RankedDivision,
  type ScoredDivision,
} from './division-result.ts';
import { isOpenCell, type ExpectedMatrix } from './expected-matrix.ts';
import {
  decisionsOf,
  gatherInputs,
  type GatheredInputs,
  type IgnoredSheet,
  type ResultInput,
} from './gather-inputs.ts';
import { compareIds } from './order.ts';
import type { TieBreakUse } from './engine/rank-entries.ts';
import type { ResolvedRevision } from './revisions.ts';
import type { InputProblem } from './validate-assignment.ts';

export type { IgnoredSheet, ResultInput } from './gather-inputs.ts';
export { explainEntries, explainEntry, type EntryDerivation } from './explain-entry.ts';

export type ResultOutcome = {
  /** What a signed result publishes: the same bytes from the same signed inputs, anywhere. */
  readonly computed: ComputedResult;
  /** Sheets that count (scores and recusals), ascending. */
  readonly sheets: readonly Sha256Hex[];
  /** Decisions that were taken into account, ascending. */
  readonly decisions: readonly Sha256Hex[];
  readonly matrix: ExpectedMatrix;
  /** Of this stage. */
  readonly revisions: readonly ResolvedRevision[];
  readonly tieBreaks: readonly DivisionTieBreaks[];
  /** Sheets given that cannot count here: nothing is left out without being named. */
  readonly ignored: readonly IgnoredSheet[];
  /** Faults of the assignment; any of them keeps the whole result incomplete. */
  readonly problems: readonly InputProblem[];
};
export type DivisionTieBreaks = {
  readonly division: DivisionId;
  readonly uses: readonly TieBreakUse[];
};

/**
 * Computes a stage's result from its signed inputs. Pure, and independent of the order in which
 * sheets, entries and judges are listed. Does not throw on schema-valid input.
 */
export function computeResult(input: ResultInput): ResultOutcome {
  const inputs = gatherInputs(input);
  const { scored, ranked } = computeDivisions(inputs);
  const open = openCells(scored, inputs);
  const complete =
    open.length === 0 &&
    inputs.problems.length === 0 &&
    ranked.every(({ result }) => result.status === 'complete');
  return {
    computed: {
      status: complete ? 'complete' : 'incomplete',
      open,
      shortPanels: scored
        .flatMap(({ scores }) => scores.filter(({ short }) => short).map(({ entry }) => entry))
        .sort(compareIds),
      divisions: ranked.map(({ result }) => result),
    },
    sheets: inputs.matrix.cells
      .flatMap(({ sheet }) => (sheet === null ? [] : [sheet]))
      .sort(compareIds),
    decisions: decisionsOf(input)
      .map(({ hash }) => hash)
      .sort(compareIds),
    matrix: inputs.matrix,
    revisions: inputs.revisions,
    tieBreaks: ranked.map(({ result, ranking }) => ({
      division: result.division,
      uses: ranking?.tieBreaks ?? [],
    })),
    ignored: inputs.ignored,
    problems: inputs.problems,
  };
}

/** In the order of the matrix; cells of entries that no division judges are open whatever the rules. */
function openCells(
  scored: readonly ScoredDivision[],
  { matrix }: GatheredInputs,
): ComputedResult['open'] {
  const scores = new Map(
    scored.flatMap((division) => division.scores.map((score) => [score.entry, score])),
  );
  return matrix.cells
    .filter(isOpenCell)
    .filter(({ entry, judge }) => {
      const score = scores.get(entry);
      return score === undefined || score.open.some((open) => open.judge === judge);
    })
    .map(({ judge, entry, state }) => ({ judge, entry, state }));
}

function computeDivisions(inputs: GatheredInputs): {
  readonly scored: readonly ScoredDivision[];
  readonly ranked: readonly RankedDivision[];
} {
  const { stage } = inputs;
  if (stage === null) return { scored: [], ranked: [] };
  const scored = inputs.divisions.map((division) => scoreDivision(division, stage.ruleset, inputs));
  return {
    scored,
    ranked: scored.map((division) => rankDivision(division, inputs.decisions)),
  };
}

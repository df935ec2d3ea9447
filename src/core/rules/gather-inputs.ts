import type { Assignment, Entry } from '../model/assignment.ts';
import type { Charter, Stage, StageDivision } from '../model/charter.ts';
import type { DecisionBody } from '../model/decision.ts';
import type { Roster } from '../model/people.ts';
import type { EntryId, Sha256Hex } from '../model/primitives.ts';
import type { Rubric } from '../model/rubric.ts';
import { applyDecisions, type AcceptedDecision, type DecisionEffects } from './decisions.ts';
import type { EntryMarks } from './entry-score.ts';
import { marksReader } from './contest-marks.ts';
import {
  buildExpectedMatrix,
  type ExcludedState,
  type ExpectedMatrix,
  type MatrixCell,
} from './expected-matrix.ts';
import { compareIds } from './order.ts';
import {
  resolveRevisions,
  revisionKey,
  type AcceptedSheet,
  type Excluded,
  type Exclusion,
  type ResolvedRevision,
} from './revisions.ts';
import { validateAssignment, type InputProblem } from './validate-assignment.ts';

/** The signed inputs of a result. Signatures and bindings are checked before they come here. */
export type ResultInput = {
  readonly charter: Charter;
  readonly roster: Roster;
  readonly assignment: Assignment;
  readonly sheets: readonly AcceptedSheet[];
  /** Those of `sheets` that the log keeps from counting; they stay evidence, and are listed. */
  readonly excluded?: Excluded;
  /** Signed decisions of this stage. */
  readonly decisions?: readonly AcceptedDecision[];
};

/** A sheet that cannot count in this result, with the reason. */
export type IgnoredSheet = {
  readonly hash: Sha256Hex;
  readonly code: 'other-contest' | 'other-stage' | 'not-assigned' | Exclusion;
};

export type GatheredDivision = {
  readonly stageDivision: StageDivision;
  readonly rubric: Rubric | null;
  /** By id. */
  readonly entries: readonly Entry[];
};

export type GatheredInputs = {
  readonly stage: Stage | null;
  readonly divisions: readonly GatheredDivision[];
  /** How to read an entry's marks, its judges' groups and roles, and its attributes. */
  readonly marks: (entry: EntryId, rubric: Rubric | null) => EntryMarks;
  readonly decisions: DecisionEffects;
  readonly revisions: readonly ResolvedRevision[];
  readonly matrix: ExpectedMatrix;
  readonly cellsByEntry: ReadonlyMap<EntryId, readonly MatrixCell[]>;
  readonly ignored: readonly IgnoredSheet[];
  readonly problems: readonly InputProblem[];
};

/** Puts the inputs into the order that the computation needs. */
export function gatherInputs(input: ResultInput): GatheredInputs {
  const { charter, roster, assignment } = input;
  const stage = charter.setup.stages.find(({ id }) => id === assignment.stage) ?? null;
  const divisions = (stage?.divisions ?? []).map((stageDivision) =>
    gatherDivision(charter, assignment, stageDivision),
  );
  const ofContest = input.sheets.filter(({ sheet }) => sheet.contestId === charter.contestId);
  const decisions = applyDecisions(decisionsWithEffect(input));
  const excluded = exclusionsLeft(input, stage, decisions);
  const revisions = resolveRevisions(ofContest, excluded);
  const matrix = buildExpectedMatrix(
    assignment,
    revisions,
    rubricLookup(divisions),
    excludedLookup(ofContest, excluded),
  );
  return {
    stage,
    divisions,
    marks: marksReader(input, stage, ofContest),
    decisions,
    revisions: revisions.filter((revision) => revision.stage === assignment.stage),
    matrix,
    cellsByEntry: Map.groupBy(matrix.cells, ({ entry }) => entry),
    ignored: findIgnored(input, matrix, excluded),
    problems: validateAssignment(charter, roster, assignment),
  };
}

/** Decisions of another contest or stage say nothing here. */
export function decisionsOf({
  charter,
  assignment,
  decisions,
}: ResultInput): readonly AcceptedDecision[] {
  return (decisions ?? []).filter(
    ({ decision }) =>
      decision.contestId === charter.contestId && decision.stage === assignment.stage,
  );
}

/** A decision about an entry that the stage does not have is listed, and has no effect. */
function decisionsWithEffect(input: ResultInput): readonly AcceptedDecision[] {
  const known = new Set<string>(input.assignment.entries.map(({ id }) => id));
  return decisionsOf(input).filter(({ decision }) =>
    entriesOf(decision.body).every((entry) => known.has(entry)),
  );
}

function entriesOf(body: DecisionBody): readonly EntryId[] {
  switch (body.kind) {
    case 'vote':
      return body.entries;
    case 'playoff':
      return body.entries.map(({ entry }) => entry);
    default:
      return [body.entry];
  }
}

/** Late sheets stop being excluded where the rules or a decision let them count. */
function exclusionsLeft(
  { sheets, excluded }: ResultInput,
  stage: Stage | null,
  { admitsLate }: DecisionEffects,
): Excluded {
  const left = new Map(excluded);
  for (const { hash, sheet } of sheets) {
    if (left.get(hash) !== 'late') continue;
    if (stage?.ruleset.statuses.late === 'count' || admitsLate(sheet)) left.delete(hash);
  }
  return left;
}

function gatherDivision(
  charter: Charter,
  assignment: Assignment,
  stageDivision: StageDivision,
): GatheredDivision {
  // An id that is listed twice counts once; `validateAssignment` reports it.
  const distinct = new Map<EntryId, Entry>();
  for (const entry of assignment.entries) {
    if (!distinct.has(entry.id)) distinct.set(entry.id, entry);
  }
  return {
    stageDivision,
    rubric: charter.setup.rubrics.find(({ id }) => id === stageDivision.rubric) ?? null,
    entries: [...distinct.values()]
      .filter(({ division }) => division === stageDivision.division)
      .sort((a, b) => compareIds(a.id, b.id)),
  };
}

function rubricLookup(divisions: readonly GatheredDivision[]): (entry: EntryId) => Rubric | null {
  const rubrics = new Map<EntryId, Rubric | null>();
  for (const { rubric, entries } of divisions) {
    for (const { id } of entries) rubrics.set(id, rubric);
  }
  return (entry) => rubrics.get(entry) ?? null;
}

/** A cell with both kinds of excluded sheets is late: that can still be put right by decision. */
function excludedLookup(sheets: readonly AcceptedSheet[], excluded: Excluded): ExcludedState {
  const states = new Map<string, Exclusion>();
  for (const { hash, sheet } of sheets) {
    const why = excluded.get(hash);
    const key = revisionKey(sheet);
    if (why !== undefined && states.get(key) !== 'late') states.set(key, why);
  }
  return (key) => states.get(key) ?? null;
}

function findIgnored(
  { charter, assignment, sheets }: ResultInput,
  matrix: ExpectedMatrix,
  excluded: Excluded,
): readonly IgnoredSheet[] {
  const expected = new Set(matrix.cells.map(({ entry, judge }) => `${entry}/${judge}`));
  const ignored = new Map<Sha256Hex, IgnoredSheet>();
  for (const { hash, sheet } of sheets) {
    const code = ignoredCode(sheet.contestId === charter.contestId, sheet.stage, assignment);
    if (code !== null) ignored.set(hash, { hash, code });
    else if (!expected.has(`${sheet.entry}/${sheet.judge}`)) {
      ignored.set(hash, { hash, code: 'not-assigned' });
    } else {
      const why = excluded.get(hash);
      if (why !== undefined) ignored.set(hash, { hash, code: why });
    }
  }
  return [...ignored.values()].sort((a, b) => compareIds(a.hash, b.hash));
}

function ignoredCode(
  sameContest: boolean,
  stage: string,
  assignment: Assignment,
): 'other-contest' | 'other-stage' | null {
  if (!sameContest) return 'other-contest';
  return stage === assignment.stage ? null : 'other-stage';
}

/** The division of an entry, or undefined where the stage does not judge it. */
export function findDivision(
  { divisions }: GatheredInputs,
  entry: EntryId,
): GatheredDivision | undefined {
  return divisions.find(({ entries }) => entries.some(({ id }) => id === entry));
}

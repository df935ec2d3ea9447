import type { Assignment } from '../model/assignment.ts';
import type { OpenState } from '../model/contest-result.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { Rubric } from '../model/rubric.ts';
import { validateMarks } from './judge-total.ts';
import { compareIds } from './order.ts';
import {
  revisionKey,
  type AcceptedSheet,
  type ResolvedRevision,
  type RevisionProblemCode,
} from './revisions.ts';

export type CellState = OpenState | 'received' | 'recused';
export const CELL_PROBLEM_CODES = [
  'several-heads',
  'unknown-predecessor',
  'foreign-predecessor',
  'cycle',
  'invalid-marks',
  'no-rubric',
] as const satisfies readonly (RevisionProblemCode | 'invalid-marks' | 'no-rubric')[];
export type CellProblemCode = (typeof CELL_PROBLEM_CODES)[number];

/** What is known about one judge and one entry that this judge is expected to score. */
export type MatrixCell = {
  readonly judge: JudgeId;
  readonly entry: EntryId;
  readonly state: CellState;
  /** An earlier sheet was replaced. */
  readonly corrected: boolean;
  /** The sheet that counts; null while nothing does. */
  readonly sheet: Sha256Hex | null;
  /** Why a conflict is one; empty otherwise. */
  readonly problems: readonly CellProblemCode[];
};

export type ExpectedMatrix = {
  /** By entry, then by judge. */
  readonly cells: readonly MatrixCell[];
  /** Sheets of this stage by judges who were not asked to score that entry: they never count. */
  readonly unexpected: readonly ResolvedRevision[];
};

/** True for a cell that keeps its entry from having a total. */
export function isOpenCell<T extends { readonly state: CellState }>(
  cell: T,
): cell is T & { readonly state: OpenState } {
  return cell.state !== 'received' && cell.state !== 'recused';
}

/** The rubric of an entry, or null where the charter gives it none. */
export type RubricOf = (entry: EntryId) => Rubric | null;

/** What a cell is by its revision key if only excluded sheets exist for it, else null. */
export type ExcludedState = (key: string) => 'late' | 'revoked' | null;

/**
 * Lays the resolved sheets over the assignment. With `rubricOf`, a sheet whose marks break the
 * rubric is a conflict: the judge did answer, so it is not missing, and yet nothing can be counted.
 */
export function buildExpectedMatrix(
  assignment: Assignment,
  revisions: readonly ResolvedRevision[],
  rubricOf?: RubricOf,
  excludedState: ExcludedState = () => null,
): ExpectedMatrix {
  const ofStage = revisions.filter(({ stage }) => stage === assignment.stage);
  const byKey = new Map(ofStage.map((revision) => [revisionKey(revision), revision]));
  const expected = new Map<string, { judge: JudgeId; entry: EntryId }>();
  for (const { judge, entries } of assignment.panels) {
    for (const entry of entries) {
      expected.set(revisionKey({ stage: assignment.stage, judge, entry }), { judge, entry });
    }
  }
  const cells = [...expected]
    .map(([key, { judge, entry }]) =>
      toCell(judge, entry, byKey.get(key) ?? excludedState(key), rubricOf),
    )
    .sort((a, b) => compareIds(a.entry, b.entry) || compareIds(a.judge, b.judge));
  return { cells, unexpected: ofStage.filter((revision) => !expected.has(revisionKey(revision))) };
}

function toCell(
  judge: JudgeId,
  entry: EntryId,
  revision: ResolvedRevision | 'late' | 'revoked' | null,
  rubricOf: RubricOf | undefined,
): MatrixCell {
  const base = { judge, entry, problems: [] };
  if (revision === null || typeof revision === 'string') {
    return { ...base, state: revision ?? 'missing', corrected: false, sheet: null };
  }
  const corrected = revision.superseded.length > 0;
  if (revision.state === 'conflict') {
    const problems = [...new Set(revision.problems.map(({ code }) => code))];
    return { ...base, state: 'conflict', corrected, sheet: null, problems };
  }
  const { effective } = revision;
  if (revision.state === 'recused') {
    return { ...base, state: 'recused', corrected, sheet: effective.hash };
  }
  const problem = rubricOf === undefined ? null : findSheetProblem(effective, rubricOf(entry));
  if (problem !== null) {
    return { ...base, state: 'conflict', corrected, sheet: null, problems: [problem] };
  }
  return { ...base, state: 'received', corrected, sheet: effective.hash };
}

function findSheetProblem(
  { sheet }: AcceptedSheet,
  rubric: Rubric | null,
): 'invalid-marks' | 'no-rubric' | null {
  if (rubric === null) return 'no-rubric';
  if (sheet.body.kind !== 'scores') return null;
  return validateMarks(rubric, sheet.body.marks).length === 0 ? null : 'invalid-marks';
}

import { ARCHIVE_PATHS, chainPath } from '../archive/archive-paths.ts';
import type { SheetContext } from '../chain/check-sheet.ts';
import type { Assignment } from '../model/assignment.ts';
import type { PackageFacts, Facts } from './facts.ts';
import type { Primitives } from './primitives.ts';
import { hashEntry } from './read-facts.ts';
import { readable, stagedFiles, type Evidence } from './gather-evidence.ts';
import { error, note, type Finding } from './report.ts';

/**
 * Assignments are a chain of one stage; packages and the result name members of it, and a package
 * holds exactly what its assignment gives to its judge.
 */
export function findAssignmentProblems(
  evidence: Evidence,
  context: SheetContext,
  digest: Primitives['digest'],
): readonly Finding[] {
  const assignments = readable(evidence.assignments);
  return [
    ...findChainProblems(assignments, context),
    ...findPackageProblems(evidence, context, assignments, digest),
    ...findResultProblems(evidence, context, assignments.at(-1) ?? null),
    ...findRegrouped(assignments, context),
    ...findOtherStages(evidence, assignments.at(-1)?.payload.stage ?? null),
  ];
}

function findChainProblems(
  assignments: readonly Facts<'assignment'>[],
  context: SheetContext,
): readonly Finding[] {
  let previous: string | null = null;
  return assignments.flatMap(({ hash, payload }, index) => {
    const broken = payload.previous !== previous || payload.assignmentVersion !== index + 1;
    previous = hash;
    const evidence = chainPath('assignments', payload.assignmentVersion);
    return [
      ...(broken ? [error('assignment-chain-broken', evidence)] : []),
      ...(context.rosters.has(payload.roster) ? [] : [error('unknown-roster', evidence)]),
    ];
  });
}

function findPackageProblems(
  evidence: Evidence,
  context: SheetContext,
  assignments: readonly Facts<'assignment'>[],
  digest: Primitives['digest'],
): readonly Finding[] {
  const known = new Map(
    assignments.map(({ hash, payload }) => [hash as string, createPanelCheck(payload, digest)]),
  );
  return evidence.packages.flatMap(({ path, read }) => {
    if (!read.ok) return [];
    const { payload } = read.value;
    const holds = known.get(payload.assignment);
    if (!holds || !context.rosters.has(payload.roster)) return [error('unknown-assignment', path)];
    // Otherwise one judge could be given other materials for an entry than the others.
    return holds(payload) ? [] : [error('package-differs-from-assignment', path)];
  });
}

function createPanelCheck({ stage, entries, panels }: Assignment, digest: Primitives['digest']) {
  const assigned = new Map(entries.map((entry) => [entry.id, hashEntry(entry, digest)]));
  const byJudge = new Map(panels.toReversed().map((panel) => [panel.judge, panel.entries]));
  const isAssigned = ({ id, content }: PackageFacts['entries'][number]) =>
    assigned.get(id) === content;
  return (manifest: PackageFacts): boolean => {
    const panel = byJudge.get(manifest.judge) ?? [];
    const held = new Set(manifest.entries.map(({ id }) => id));
    return (
      manifest.stage === stage &&
      manifest.entries.length === panel.length &&
      panel.every((id) => held.has(id)) &&
      manifest.entries.every(isAssigned)
    );
  };
}

/**
 * Judges of the panels whose group is another than when the assignment was first signed. No error:
 * a slip may be mended; but whoever changed a weight after the marks were known is to say why.
 */
function findRegrouped(
  assignments: readonly Facts<'assignment'>[],
  { rosters }: SheetContext,
): readonly Finding[] {
  const panels = assignments.at(-1)?.payload.panels ?? [];
  const first = rosters.get(assignments[0]?.payload.roster ?? '')?.payload.judges ?? [];
  const before = new Map(first.map(({ id, group }) => [id, group]));
  const latest = [...rosters.values()].at(-1)?.payload.judges ?? [];
  return latest
    .filter(({ id, group }) => before.has(id) && before.get(id) !== group)
    .filter(({ id }) => panels.some(({ judge }) => judge === id))
    .map(({ id, group }) =>
      note('judge-group-changed', ARCHIVE_PATHS.result, {
        judge: id,
        before: before.get(id) ?? '—',
        after: group ?? '—',
      }),
    );
}

function findResultProblems(
  { result }: Evidence,
  context: SheetContext,
  latest: Facts<'assignment'> | null,
): readonly Finding[] {
  // A collecting desk's archive has none.
  if (!result?.read.ok) return [];
  const { assignment, roster } = result.read.value.payload;
  // What is recomputed is over the newest of both, so a result that names others says a falsehood.
  const bound =
    latest !== null && assignment === latest.hash && roster === [...context.rosters.keys()].at(-1);
  return bound ? [] : [error('result-not-of-latest-assignment', ARCHIVE_PATHS.result)];
}

/** An archive is of one stage, the one of its assignments. Sheets are asked with their package. */
function findOtherStages(evidence: Evidence, stage: string | null): readonly Finding[] {
  return stagedFiles(evidence).flatMap(({ path, read }) =>
    read.ok && stage !== null && read.value.payload.stage !== stage
      ? [error('other-stage', path)]
      : [],
  );
}

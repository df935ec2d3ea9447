import { chainPath, objectPath } from '../archive/archive-paths.ts';
import type { SheetContext } from '../chain/check-sheet.ts';
import type { PayloadKind } from '../envelope/payload-types.ts';
import { findAssignmentProblems } from './assignment-bindings.ts';
import { findDecisionProblems } from './decision-findings.ts';
import { findDeliveryProblems } from './delivery-findings.ts';
import type { Facts, ReadFile } from './facts.ts';
import { allReadFiles, readable, stagedFiles, type Evidence } from './gather-evidence.ts';
import type { Primitives } from './primitives.ts';
import { stepFrom, stepNotRun, type Finding, type StepReport } from './report.ts';
import { sheetContextOf, type SheetProblems } from './sheet-problems.ts';

/** Step 5: every file has its schema, its right name, and is bound to this very contest. */
export function verifyBindings(
  evidence: Evidence,
  problems: SheetProblems | null,
  { digest }: Primitives,
): StepReport {
  const context = sheetContextOf(evidence);
  if (!context || !problems) return stepNotRun(5, 'chain-unreadable');
  const findings = [
    ...findUnreadable(evidence),
    ...findWrongNames(evidence),
    ...findForeign(evidence, context),
    ...toFindings(problems),
    ...findAssignmentProblems(evidence, context, digest),
    ...findDeliveryProblems(evidence, context),
    ...findDecisionProblems(evidence),
  ];
  if (findings.length === 0) {
    const files = allReadFiles(evidence).length;
    findings.push({ severity: 'ok', code: 'bindings-hold', params: { files } });
  }
  const paper = readable(evidence.sheets).filter(({ payload }) => payload.fromPaper).length;
  if (paper > 0) {
    findings.push({ severity: 'note', code: 'sheets-from-paper', params: { count: paper } });
  }
  return stepFrom(5, findings);
}

function findUnreadable(evidence: Evidence): readonly Finding[] {
  return allReadFiles(evidence).flatMap(({ path, read }) => {
    if (read.ok || read.error.type === 'bad-signature') return [];
    const params = read.error.at === undefined ? {} : { params: { at: read.error.at } };
    return [{ severity: 'error', code: read.error.type, evidence: path, ...params } as const];
  });
}

/** A file must stand under the hash or version of what it holds. */
function findWrongNames(evidence: Evidence): readonly Finding[] {
  const named = <K extends PayloadKind>(
    files: readonly ReadFile<K>[],
    nameOf: (object: Facts<K>) => string,
  ): readonly Finding[] =>
    files.flatMap(({ path, read }) =>
      read.ok && nameOf(read.value) !== path
        ? [{ severity: 'error', code: 'wrong-file-name', evidence: path }]
        : [],
    );
  // The chain has no gaps, so each roster has one place.
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  const astray = rosters
    .map(({ payload }) => chainPath('rosters', payload.rosterVersion))
    .filter((path) => !evidence.files.has(path));
  return [
    ...astray.map(
      (path) => ({ severity: 'error', code: 'wrong-file-name', evidence: path }) as const,
    ),
    ...named(evidence.assignments, ({ payload }) =>
      chainPath('assignments', payload.assignmentVersion),
    ),
    ...named(evidence.packages, ({ hash }) => objectPath('packages', hash)),
    ...named(evidence.sheets, ({ hash }) => objectPath('sheets', hash)),
    ...named(evidence.bundles, ({ hash }) => objectPath('bundles', hash)),
    ...named(evidence.receipts, ({ hash }) => objectPath('receipts', hash)),
    ...named(evidence.openings, ({ hash }) => objectPath('openings', hash)),
    ...named(evidence.closings, ({ hash }) => objectPath('closings', hash)),
    ...named(evidence.rejections, ({ hash }) => objectPath('rejections', hash)),
    ...named(evidence.merges, ({ hash }) => objectPath('merges', hash)),
    ...named(evidence.decisions, ({ hash }) => objectPath('decisions', hash)),
    ...named(evidence.results, ({ hash }) => objectPath('results', hash)),
  ];
}

function findForeign(evidence: Evidence, { charter }: SheetContext): readonly Finding[] {
  return stagedFiles(evidence).flatMap(({ path, read }): readonly Finding[] => {
    if (!read.ok) return [];
    const { contestId, charter: named } = read.value.payload;
    if (contestId !== charter.payload.contestId) {
      return [{ severity: 'error', code: 'other-contest', evidence: path }];
    }
    return named === charter.hash
      ? []
      : [{ severity: 'error', code: 'other-charter', evidence: path }];
  });
}

function toFindings(problems: SheetProblems): readonly Finding[] {
  return [...problems].map(([path, code]) => ({ severity: 'error', code, evidence: path }));
}

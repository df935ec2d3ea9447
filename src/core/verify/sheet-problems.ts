import { findSheetProblem, type SheetContext, type SheetProblem } from '../chain/check-sheet.ts';
import { readable, type Evidence } from './gather-evidence.ts';

/** What sheets are checked against; null while charter or rosters cannot be read. */
export function sheetContextOf(evidence: Evidence): SheetContext | null {
  if (!evidence.charter?.ok || !evidence.rosters?.ok) return null;
  return {
    charter: evidence.charter.value.charter,
    rosters: byHash(evidence.rosters.value),
    packages: byHash(readable(evidence.packages)),
  };
}

function byHash<T extends { readonly hash: string }>(objects: readonly T[]) {
  return new Map(objects.map((object) => [object.hash, object]));
}

/** What is wrong with the bindings of each sheet that could be read, by its path; asked once. */
export type SheetProblems = ReadonlyMap<string, SheetProblem>;

/** Null while what sheets are bound to cannot be read. */
export function findSheetProblems(evidence: Evidence): SheetProblems | null {
  const context = sheetContextOf(evidence);
  if (!context) return null;
  const problems = new Map<string, SheetProblem>();
  for (const { path, read } of evidence.sheets) {
    const problem = read.ok ? findSheetProblem(read.value.payload, context) : null;
    if (problem !== null) problems.set(path, problem);
  }
  return problems;
}

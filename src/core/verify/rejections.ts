import { objectPath } from '../archive/archive-paths.ts';
import { findSheetProblem } from '../chain/check-sheet.ts';
import { sheetContextOf } from './sheet-problems.ts';
import type { Facts } from './facts.ts';
import type { Evidence, RejectedSheet } from './gather-evidence.ts';
import { error, note, type Finding } from './report.ts';
import type { LogPlaces } from './standings.ts';

/**
 * Judges every refusal anew: a sheet that nothing is wrong with must not have been refused, and the
 * sheet that is shown as refused must be the one that the bundle lists.
 */
export function judgeRejections(evidence: Evidence, places: LogPlaces): readonly Finding[] {
  const known = new Set<string>();
  const findings: Finding[] = [];
  for (const { path, read } of evidence.rejections) {
    if (!read.ok) continue;
    const { payload } = read.value;
    const refused = objectPath('rejected', payload.sheet);
    known.add(refused);
    const sheet = evidence.rejected.get(refused);
    const judge = places.bundles.get(payload.bundle)?.payload.judge ?? '';
    const params = { judge, sheet: payload.sheet };
    if (!sheet) findings.push(error('rejected-sheet-missing', path, params));
    else if (sheet.hash !== null && sheet.hash !== payload.sheet) {
      findings.push(error('rejected-sheet-differs', refused, params));
    } else if (isAcceptable(sheet, read.value, evidence, places)) {
      findings.push(error('rejection-unfounded', path, { ...params, reason: payload.code }));
    } else {
      // A copy may have been damaged on the way, and a whole one come in later.
      const code = places.deviceOf(payload.sheet) ? 'sheet-copy-rejected' : 'sheet-rejected';
      findings.push(note(code, path, { ...params, reason: payload.code }));
    }
  }
  for (const path of evidence.rejected.keys()) {
    if (!known.has(path)) findings.push(error('rejected-sheet-undeclared', path));
  }
  return findings;
}

/** Whether the organizer, knowing what its log held, had no reason to refuse the sheet. */
function isAcceptable(
  { read }: RejectedSheet,
  rejection: Facts<'rejection'>,
  evidence: Evidence,
  places: LogPlaces,
): boolean {
  const context = sheetContextOf(evidence);
  const bundle = places.bundles.get(rejection.payload.bundle)?.payload;
  if (!read.ok || read.value.sm2 !== null || !context) return false;
  const { payload } = read.value;
  if (findSheetProblem(payload, context) !== null) return false;
  // Another device of the same judge may have sealed it.
  if (bundle && (payload.judge !== bundle.judge || payload.stage !== bundle.stage)) return false;
  // A roster or package that another desk issued may have come with a merge only afterwards.
  const before = places.indexOf(0, rejection.hash) ?? Infinity;
  return [payload.roster, payload.package].every(
    (named) => (places.indexOf(0, named) ?? Infinity) < before,
  );
}

import type { Receipt } from '../model/score-sheet.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import type { Facts, ReceiptProofs } from './facts.ts';
import { findGivenProblems, type ReadGiven } from './given-files.ts';
import { judgeRejections } from './rejections.ts';
import { error, stepFrom, stepNotRun, type Finding, type StepReport } from './report.ts';
import type { LogPlaces } from './standings.ts';
import { findWitnesses } from './witness-findings.ts';

/**
 * Step 7: what the organizer answered to every bundle holds in the log, every head that a device
 * cosigned is on the log's line, and what was refused was refused rightly.
 */
export function verifyReceipts(
  evidence: Evidence,
  places: LogPlaces,
  given: readonly ReadGiven[],
): StepReport {
  if (evidence.logs.length === 0) return stepNotRun(7, 'log-unreadable');
  const findings = [
    ...evidence.receipts.flatMap(({ path, read, proofs }) =>
      read.ok && proofs ? findReceiptProblems(path, read.value, proofs, evidence, places) : [],
    ),
    ...judgeRejections(evidence, places),
    ...findWitnesses(evidence, places),
    ...findGivenProblems(given, evidence, places),
  ];
  if (!findings.some(({ severity }) => severity === 'error')) {
    const receipts = readable(evidence.receipts);
    const accepted = receipts.reduce((sum, { payload }) => sum + payload.accepted.length, 0);
    const params = { receipts: receipts.length, accepted };
    findings.push({ severity: 'ok', code: 'receipts-hold', params });
  }
  return stepFrom(7, findings);
}

function findReceiptProblems(
  path: string,
  { payload }: Facts<'receipt'>,
  { head, place, wrongPaths }: ReceiptProofs,
  evidence: Evidence,
  places: LogPlaces,
): readonly Finding[] {
  const blame = (code: string, more: Finding['params'] = {}) =>
    error(code, path, { judge: payload.judge, ...more });
  if (!head.ok) return [blame('receipt-checkpoint-unreadable', { reason: head.error })];
  if (typeof place !== 'number') return [blame(`receipt-${place}`, { size: head.value.size })];
  const bundle = places.bundles.get(payload.bundle);
  const wrong = wrongPaths.map((position) => payload.accepted[position]?.sheet ?? '');
  return [
    ...wrong.map((sheet) => blame('receipt-path-wrong', { sheet })),
    ...findAcceptedProblems(payload, place, head.value.size, evidence, places).map(
      ({ code, sheet }) => blame(code, { sheet }),
    ),
    ...(bundle ? findListProblems(payload, bundle.payload.sheets).map((code) => blame(code)) : []),
  ];
}

type SheetProblem = { readonly code: string; readonly sheet: string };

/** Place and standing of every accepted sheet, and the place of every rejection. */
function findAcceptedProblems(
  { accepted, rejected, bundle }: Receipt,
  log: number,
  size: number,
  evidence: Evidence,
  places: LogPlaces,
): readonly SheetProblem[] {
  const standingOf = places.standingAt(log, size);
  const leaves = evidence.logs[log]?.leaves ?? [];
  const problems: SheetProblem[] = [];
  for (const { sheet, index, standing } of accepted) {
    const device = places.deviceOf(sheet);
    if (leaves[index]?.object !== sheet || leaves[index].kind !== 'score-sheet') {
      problems.push({ code: 'receipt-leaf-differs', sheet });
    } else if (device !== undefined && standingOf(index, device) !== standing) {
      problems.push({ code: 'receipt-standing-wrong', sheet });
    }
  }
  for (const { sheet, index, code } of rejected) {
    const rejection = places.rejections.get(`${bundle} ${sheet}`);
    const stands = rejection !== undefined && leaves[index]?.object === rejection.hash;
    if (!stands || rejection.payload.code !== code) {
      problems.push({ code: 'receipt-rejection-differs', sheet });
    }
  }
  return problems;
}

/** A receipt answers every sheet of its bundle, once, and no other. */
function findListProblems(
  { accepted, rejected }: Receipt,
  listed: readonly string[],
): readonly string[] {
  const answered = [...accepted, ...rejected].map(({ sheet }) => sheet as string);
  const same = new Set(answered).size === answered.length && answered.length === listed.length;
  const known = new Set(listed);
  return same && answered.every((sheet) => known.has(sheet)) ? [] : ['receipt-list-differs'];
}

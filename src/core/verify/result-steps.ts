import { ARCHIVE_PATHS, objectPath } from '../archive/archive-paths.ts';
import { isSameJson } from '../json/same-json.ts';
import { findReplaced } from '../chain/find-replaced.ts';
import type { SheetContent } from '../model/score-sheet.ts';
import { computeResult, type ResultInput, type ResultOutcome } from '../rules/compute-result.ts';
import { findWithheldSheets } from './delivery-findings.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import { sheetContextOf, type SheetProblems } from './sheet-problems.ts';
import type { LogPlaces } from './standings.ts';
import { note, stepFrom, stepNotRun, type Finding, type StepReport } from './report.ts';

/** What the archive's own raw sheets give, computed here and now. */
export type Recomputed = { readonly input: ResultInput; readonly output: ResultOutcome };

/** Recomputes from the raw sheets that hold; null while what they hang on cannot be read. */
export function recompute(
  evidence: Evidence,
  problems: SheetProblems | null,
  { excluded }: LogPlaces,
): Recomputed | null {
  const context = sheetContextOf(evidence);
  const assignment = readable(evidence.assignments).at(-1);
  if (!context || !problems || !assignment || !evidence.rosters?.ok) return null;
  const roster = evidence.rosters.value.at(-1);
  if (!roster) return null;
  const sheets = readable(evidence.sheets.filter(({ path }) => !problems.has(path)));
  const input: ResultInput = {
    charter: context.charter.payload,
    roster: roster.payload,
    assignment: assignment.payload,
    sheets: sheets.map(({ hash, payload }) => ({ hash, sheet: payload })),
    excluded,
    decisions: readable(evidence.decisions).map(({ hash, payload }) => ({
      hash,
      decision: payload,
    })),
  };
  return { input, output: computeResult(input) };
}

/** Step 8: what replaces what. A conflict is no forgery, but it must be in plain sight. */
export function verifyRevisions(
  evidence: Evidence,
  places: LogPlaces,
  recomputed: Recomputed | null,
): StepReport {
  if (!evidence.result) return stepNotRun(8, 'result-missing');
  if (!recomputed) return stepNotRun(8, 'chain-unreadable');
  const { revisions } = recomputed.output;
  const findings: Finding[] = revisions.flatMap((revision) =>
    revision.problems.map((problem) => ({
      // Several heads is a state the rules know (CONFLICT); the others mean a missing or false page.
      severity: problem.code === 'several-heads' ? ('note' as const) : ('error' as const),
      code: `revision-${problem.code}`,
      params: { judge: revision.judge, entry: revision.entry },
      evidence: objectPath('sheets', problem.sheets[0] ?? ''),
    })),
  );
  findings.push(...findExcluded(evidence, places, recomputed));
  const corrected = revisions.filter((revision) => revision.superseded.length > 0).length;
  findings.push({
    severity: 'ok',
    code: 'revisions-resolved',
    params: { sheets: recomputed.input.sheets.length, corrected },
  });
  return stepFrom(8, findings);
}

/** Sheets that the log keeps from counting, and what a revoked device handed over before. */
function findExcluded(
  evidence: Evidence,
  { excluded }: LogPlaces,
  { output }: Recomputed,
): readonly Finding[] {
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  const revoked = new Map(
    (rosters.at(-1)?.payload.revocations ?? []).map((one) => [one.device, one.fromIndex]),
  );
  const counting = new Set(output.sheets);
  const sheets = new Map<string, SheetContent>(
    readable(evidence.sheets).map(({ hash, payload }) => [hash, payload]),
  );
  const replaced = findReplaced(counting, (hash) => sheets.get(hash));
  return [
    ...evidence.sheets.flatMap(({ path, read }): readonly Finding[] => {
      const state = read.ok ? excluded.get(read.value.hash) : undefined;
      if (!read.ok || !state) return [];
      const { judge, entry } = read.value.payload;
      const { hash } = read.value;
      // What became of it: counted after all, given up for a sheet that counts, or neither.
      const end = counting.has(hash) ? '-admitted' : replaced.has(hash) ? '-replaced' : '';
      return [note(`sheet-${state}${end}`, path, { judge, entry })];
    }),
    ...evidence.bundles.flatMap(({ path, read }): readonly Finding[] => {
      const fromIndex = read.ok ? revoked.get(read.value.payload.deviceKey) : undefined;
      if (!read.ok || fromIndex === undefined) return [];
      return [
        note('bundle-of-revoked-device', path, { judge: read.value.payload.judge, fromIndex }),
      ];
    }),
  ];
}

/** Step 9: every judge and entry that was assigned, against what was signed. */
export function verifyMatrix(evidence: Evidence, recomputed: Recomputed | null): StepReport {
  if (!evidence.result) return stepNotRun(9, 'result-missing');
  if (!recomputed) return stepNotRun(9, 'chain-unreadable');
  const { matrix, computed } = recomputed.output;
  const findings: Finding[] = computed.open.map((cell) => ({
    severity: 'note',
    code: `cell-${cell.state}`,
    params: { judge: cell.judge, entry: cell.entry },
  }));
  for (const { judge, entry } of matrix.unexpected) {
    // A note: a later assignment may have taken the entry away after the judge had sealed.
    findings.push({ severity: 'note', code: 'sheet-not-expected', params: { judge, entry } });
  }
  for (const { code, id } of recomputed.output.problems) {
    // A note: any of them keeps the result incomplete, and the report says why.
    findings.push({ severity: 'note', code: `input-${code}`, params: { id } });
  }
  findings.push(...findWithheldSheets(evidence));
  const published = evidence.result?.read.ok ? evidence.result.read.value.payload : null;
  if (published?.computed.status === 'complete' && computed.open.length > 0) {
    findings.push({
      severity: 'error',
      code: 'complete-with-open-cells',
      evidence: ARCHIVE_PATHS.result,
      params: { open: computed.open.length },
    });
  }
  const count = (state: string) => matrix.cells.filter((cell) => cell.state === state).length;
  findings.push({
    severity: 'ok',
    code: 'matrix-counted',
    params: {
      expected: matrix.cells.length,
      received: count('received'),
      recused: count('recused'),
      missing: count('missing'),
      conflict: count('conflict'),
      late: count('late'),
      revoked: count('revoked'),
    },
  });
  return stepFrom(9, findings);
}

/** Step 10: scores, rounding, ties, ranks, awards: recomputed, equal byte for byte. */
export function verifyResult(evidence: Evidence, recomputed: Recomputed | null): StepReport {
  if (!evidence.result) return stepNotRun(10, 'result-missing');
  if (!recomputed) return stepNotRun(10, 'chain-unreadable');
  if (!evidence.result.read.ok) return stepNotRun(10, 'result-unreadable');
  const published = evidence.result.read.value.payload;
  const { computed, sheets, decisions } = recomputed.output;
  const findings: Finding[] = [];
  if (!isSameJson(published.decisions, decisions)) {
    findings.push({
      severity: 'error',
      code: 'other-decisions-counted',
      evidence: ARCHIVE_PATHS.result,
    });
  }
  if (!isSameJson(published.sheets, sheets)) {
    findings.push({
      severity: 'error',
      code: 'other-sheets-counted',
      evidence: ARCHIVE_PATHS.result,
    });
  }
  for (const division of computed.divisions) {
    const claimed = published.computed.divisions.find(
      (candidate) => candidate.division === division.division,
    );
    if (!claimed || !isSameJson(claimed, division)) {
      findings.push({
        severity: 'error',
        code: 'division-differs',
        evidence: ARCHIVE_PATHS.result,
        params: { division: division.division },
      });
    }
  }
  if (!isSameJson(published.computed, computed)) {
    findings.push({ severity: 'error', code: 'result-differs', evidence: ARCHIVE_PATHS.result });
  } else {
    findings.push({ severity: 'ok', code: 'result-recomputed', params: { sheets: sheets.length } });
  }
  return stepFrom(10, findings);
}

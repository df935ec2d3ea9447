import { appError } from '../../contract/app-error.ts';
import type { StageId } from '../../core/model/primitives.ts';
import { fail, ok } from '../../core/result.ts';
import {
  computeResult,
  explainEntries,
  explainEntry,
  type ResultInput,
  type ResultOutcome,
} from '../../core/rules/compute-result.ts';
import { findDeclaredTies } from '../../core/rules/declared-ties.ts';
import { computeSheetTotal } from '../../core/rules/sheet-total.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listBundles } from './bundle-list.ts';
import { isResultCurrent } from './current-result.ts';
import { exportArchive } from './export-archive.ts';
import { importBundle } from './import-bundle.ts';
import { exportResultTable } from './result-table.ts';
import { gatherStageInputs } from './result-inputs.ts';
import { readSignedResult } from './contest-state.ts';
import type { SensitivityHandlers } from './sensitivity-handlers.ts';
import { readLoggedSheets } from './sheet-table.ts';
import { signResult } from './sign-result.ts';

type ResultHandlers = Omit<
  Pick<
    Handlers,
    Extract<keyof Handlers, `result.${string}` | `bundles.${string}` | `archive.${string}`>
  >,
  keyof SensitivityHandlers
>;

export function createResultHandlers(context: Context): ResultHandlers {
  return {
    'bundles.import': (input) => importBundle(context, input),
    'bundles.list': ({ stage }) => ok(listBundles(profileOf(context), stage)),
    'result.matrix': ({ stage }) => viewMatrix(profileOf(context), stage),
    'result.sheets': (cell) => {
      const inputs = gatherStageInputs(profileOf(context), cell.stage);
      if (!inputs.ok) return inputs;
      const counted = new Set<string>(computeResult(inputs.value.input).sheets);
      const sheets = readLoggedSheets(profileOf(context), cell.stage)
        .filter(({ sheet }) => sheet.judge === cell.judge && sheet.entry === cell.entry)
        .map(({ hash, sheet, standing }) => ({
          hash,
          sheet,
          standing,
          total: computeSheetTotal(
            inputs.value.charter.payload.setup,
            inputs.value.assignment.payload,
            sheet,
          ),
          effective: counted.has(hash),
        }));
      return ok(sheets);
    },
    'result.compute': ({ stage }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      if (!inputs.ok) return inputs;
      const outcome = computeResult(inputs.value.input);
      const signed = readSignedResult(profileOf(context), stage);
      const current = signed !== null && isResultCurrent(signed, inputs.value, outcome);
      return ok({
        computed: outcome.computed,
        ties: findDeclaredTies(outcome).map(({ entries, lines, decidable, ...tie }) => ({
          ...tie,
          entries: [...entries],
          lines: [...lines],
          decidable: decidable.map(({ by, entries: named }) => ({ by, entries: [...named] })),
        })),
        fromPaper: countFromPaper(outcome.sheets, inputs.value.input),
        signed: signed ? { hash: signed.hash, signedAt: signed.payload.createdAt, current } : null,
      });
    },
    'result.explain': ({ stage, entry }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      if (!inputs.ok) return inputs;
      const derivation = explainEntry(inputs.value.input, entry);
      return derivation ? ok(derivation) : fail(appError('entry-unknown', { entry }));
    },
    'result.explainAll': ({ stage }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      return inputs.ok ? ok([...explainEntries(inputs.value.input)]) : inputs;
    },
    'result.sign': ({ stage, secret }) => signResult(context, stage, secret),
    'result.exportTable': (input) => exportResultTable(context, input),
    'archive.export': (input) => exportArchive(context, input),
  };
}

function viewMatrix(profile: OpenProfile, stage: StageId) {
  const inputs = gatherStageInputs(profile, stage);
  if (!inputs.ok) return inputs;
  const { roster, assignment, input } = inputs.value;
  const { matrix } = computeResult(input);
  const expected = new Set<string>(assignment.payload.panels.map((panel) => panel.judge));
  return ok({
    judges: roster.payload.judges
      .filter(({ id }) => expected.has(id))
      .map(({ id, name }) => ({ id, name })),
    entries: assignment.payload.entries.map(({ id, title, division }) => ({ id, title, division })),
    cells: matrix.cells.map(({ judge, entry, state, corrected, sheet }) => ({
      judge,
      entry,
      state,
      corrected,
      sheet,
    })),
  });
}

/** Counted sheets that were typed from paper, by entry. */
function countFromPaper(counted: ResultOutcome['sheets'], { sheets }: ResultInput) {
  const counting = new Set<string>(counted);
  const typed = sheets.filter(({ hash, sheet }) => sheet.fromPaper && counting.has(hash));
  const byEntry = Map.groupBy(typed, ({ sheet }) => sheet.entry);
  return [...byEntry].map(([entry, own]) => ({ entry, sheets: own.length }));
}

import { appError, type AppError } from '../../contract/app-error.ts';
import { equalBytes } from '../../core/bytes/binary.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import type { ContestResult } from '../../core/model/contest-result.ts';
import type { JudgeId, Sha256Hex, StageId } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { computeResult, explainEntry, leaveOneJudgeOut } from '../../core/rules/compute-result.ts';
import { computeSheetTotal } from '../../core/rules/sheet-total.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putObject, trustedPayload } from '../store/object-store.ts';
import { exportArchive } from './export-archive.ts';
import { importBundle } from './import-bundle.ts';
import { judgeNames } from './package-handlers.ts';
import { exportResultTable } from './result-table.ts';
import { gatherStageInputs } from './result-inputs.ts';
import { readSignedResult } from './contest-state.ts';

type ResultHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `result.${string}` | `bundles.${string}` | `archive.${string}`>
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
      const sheets = inputs.value.input.sheets
        .filter(({ sheet }) => sheet.judge === cell.judge && sheet.entry === cell.entry)
        .map(({ hash, sheet }) => ({
          hash,
          sheet,
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
      const { computed, sheets, decisions } = computeResult(inputs.value.input);
      const signed = readSignedResult(profileOf(context), stage);
      const current =
        signed !== null &&
        signed.payload.assignment === inputs.value.assignment.hash &&
        signed.payload.roster === inputs.value.roster.hash &&
        equalBytes(
          canonicalBytes([
            signed.payload.computed,
            signed.payload.sheets,
            signed.payload.decisions,
          ]),
          canonicalBytes([computed, sheets, decisions]),
        );
      return ok({
        computed,
        signed: signed ? { hash: signed.hash, signedAt: signed.payload.createdAt, current } : null,
      });
    },
    'result.explain': ({ stage, entry }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      if (!inputs.ok) return inputs;
      const derivation = explainEntry(inputs.value.input, entry);
      return derivation ? ok(derivation) : fail(appError('entry-unknown', { entry }));
    },
    'result.sensitivity': ({ stage }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      return inputs.ok ? ok(leaveOneJudgeOut(inputs.value.input)) : inputs;
    },
    'result.sign': ({ stage, secret }) => signResult(context, stage, secret),
    'result.exportTable': (input) => exportResultTable(context, input),
    'archive.export': (input) => exportArchive(context, input),
  };
}

function listBundles(profile: OpenProfile, stage: string) {
  const names = judgeNames(profile);
  return profile.database
    .all(
      `SELECT bundle, judge, imported_at, object.bytes,
         (SELECT count(*) FROM rejected_sheet WHERE rejected_sheet.bundle = bundle_import.bundle) AS rejected
       FROM bundle_import JOIN object ON object.hash = bundle
       WHERE stage = ? ORDER BY imported_at, bundle`,
      stage,
    )
    .map((row) => {
      const payload = trustedPayload<{ sheets: readonly string[] }>({
        bytes: row['bytes'] as Uint8Array,
      });
      const judge = String(row['judge']) as JudgeId;
      return {
        bundle: String(row['bundle']) as Sha256Hex,
        judge,
        name: names.get(judge) ?? judge,
        sheets: payload.sheets.length,
        rejected: Number(row['rejected']),
        importedAt: String(row['imported_at']),
      };
    });
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

async function signResult(
  context: Context,
  stage: StageId,
  secret: string,
): Promise<Result<{ hash: Sha256Hex; status: 'complete' | 'incomplete' }, AppError>> {
  const profile = profileOf(context);
  const inputs = gatherStageInputs(profile, stage);
  if (!inputs.ok) return inputs;
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const { charter, roster, assignment, input } = inputs.value;
  const { computed, sheets, decisions } = computeResult(input);
  const result: ContestResult = {
    type: 'jurybox.result',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    roster: roster.hash,
    assignment: assignment.hash,
    stage,
    createdAt: nowOf(context).toISOString(),
    sheets: [...sheets],
    decisions: [...decisions],
    computed,
  };
  const { operations } = keys.value;
  const signed = createSignedObject('result', result, [signingKeyOf(operations)]);
  putObject(profile.database, signed, nowOf(context));
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ hash: signed.hash, status: computed.status });
}

import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ImportReport } from '../../contract/result-methods.ts';
import { readBundleFile, type BundleFile } from '../../core/archive/bundle-file.ts';
import type { SheetContext } from '../../core/chain/check-sheet.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import type { Charter } from '../../core/model/charter.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { oneChunk } from '../files/export-store.ts';
import { describeImport, receiptFileOf } from './bundle-report.ts';
import { demandFrozen, type Signed } from './contest-state.ts';
import { demandStageLog, stateOfLog, turnLog } from './log/begin-log.ts';
import { checkCosigned } from './log/check-cosigned.ts';
import { logBundle, readReceiptOf } from './log/log-bundle.ts';
import { demandSoundLog, refuseForTrouble } from './log/sound-log.ts';
import { recordOwnHead, type WitnessedHead } from './log/own-checkpoint.ts';
import { openStageLog } from './log/stage-log.ts';
import { readBuiltPackages } from './package-table.ts';
import { sheetContextOf, sortSheets } from './sort-sheets.ts';

/** A bundle is text; 256 MiB would be some hundred thousand sheets. */
const MAX_BUNDLE_BYTES = 256 * 2 ** 20;

/**
 * Takes a judge's bundle in. Each sheet is accepted, known already, or rejected by name; all of it
 * stands in the log before the receipt leaves. The same bundle again gives the same receipt and
 * doubles nothing, unless its sheets came damaged before and are whole now: then it is answered anew
 * (threats.md rows 13, 14, 21, 27, 29, 52).
 */
export async function importBundle(
  context: Context,
  input: MethodInput<'bundles.import'>,
): Promise<Result<ImportReport, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile);
  if (!charter.ok) return charter;
  const file = await readUploadedBundle(context, input.uploadId);
  if (!file.ok) return file;
  const sheets = sheetContextOf(profile, charter.value);
  const foreign = findForeignBundle(file.value, charter.value, sheets);
  if (foreign) return fail(foreign);
  const { bundle } = file.value;
  if (readBuiltPackages(profile, bundle.payload.stage).size === 0) {
    return fail(appError('bundle-unknown-stage', { stage: bundle.payload.stage }));
  }
  const folder = await context.exports.folderOf(input.destinationId);
  if (!folder.ok) return folder;
  const sound = await demandSoundLog(context, bundle.payload.stage, input.destinationId);
  if (!sound.ok) return sound;
  const cosigned = await checkBundleHead(context, input, charter.value, file.value);
  if (!cosigned.ok) return cosigned;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const sorted = sortSheets(profile, file.value, sheets);
  const now = nowOf(context);
  const stored = profile.database.transaction(() => {
    const log = demandStageLog(
      profile,
      charter.value,
      bundle.payload.stage,
      context.options.surroundings,
    );
    const before = readReceiptOf(profile.database, bundle.hash);
    if (before && sorted.accepted.length === 0) return { log, receipt: before };
    if (stateOfLog(log) === 'not-open') {
      turnLog(profile, charter.value, log, 'opening', { operations, now });
    }
    const work = { charter: charter.value, file: file.value, sorted, before, operations, now };
    return { log, receipt: logBundle(profile, log, { ...work, cosigned: cosigned.value }) };
  });
  recordOwnHead(profile, stored.log);
  const name = `${bundle.payload.judge}-${stored.receipt.hash.slice(0, 8)}.jbreceipt`;
  const bytes = receiptFileOf(profile, bundle, stored.receipt);
  const written = await context.exports.write(input.destinationId, name, oneChunk(bytes));
  if (!written.ok) return written;
  context.events.emit({ type: 'changed', area: 'result' });
  return ok(
    describeImport(profile, {
      ...stored,
      bundle,
      sorted,
      charter: charter.value.payload,
      now,
      file: written.value,
    }),
  );
}

async function readUploadedBundle(
  context: Context,
  uploadId: string,
): Promise<Result<BundleFile, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'bundle');
  if (!upload.ok) return upload;
  const at = upload.value.name;
  if (upload.value.size > MAX_BUNDLE_BYTES) {
    return fail(appError('bundle-damaged', { reason: 'too-large' }, at));
  }
  const file = readBundleFile(new Uint8Array(await readFile(upload.value.path)), verifyEd25519);
  if (!file.ok) return fail(appError('bundle-damaged', { reason: file.error.type }, at));
  // A receipt answers every listed sheet once.
  const { sheets } = file.value.bundle.payload;
  return new Set(sheets).size === sheets.length
    ? file
    : fail(appError('bundle-damaged', { reason: 'repeated-sheet' }, at));
}

function findForeignBundle(
  { bundle }: BundleFile,
  charter: Signed<Charter>,
  sheets: SheetContext,
): AppError | null {
  const { contestId, charter: named, deviceKey, judge } = bundle.payload;
  if (contestId !== charter.payload.contestId || named !== charter.hash) {
    const rehearsal = contestId.startsWith('rehearsal-') !== charter.payload.rehearsal;
    return appError(rehearsal ? 'bundle-rehearsal' : 'bundle-other-contest', {
      contest: contestId,
    });
  }
  const known = [...sheets.rosters.values()].some((roster) =>
    roster.payload.judges.some(
      ({ id, devices }) => id === judge && devices.some((device) => device.ed25519 === deviceKey),
    ),
  );
  return known ? null : appError('bundle-unknown-device', { judge });
}

/** The head that the bundle's device cosigned, where it is one of this log. */
async function checkBundleHead(
  context: Context,
  input: MethodInput<'bundles.import'>,
  charter: Signed<Charter>,
  { bundle }: BundleFile,
): Promise<Result<WitnessedHead | null, AppError>> {
  const profile = profileOf(context);
  const { cosigned, stage, deviceKey } = bundle.payload;
  const log = openStageLog(profile.database, stage);
  if (cosigned === null) return ok(null);
  if (!log) return fail(appError('bundle-damaged', { reason: 'cosigned-head' }));
  const answer = checkCosigned(profile, log, charter.payload, cosigned, [deviceKey]);
  if (!answer.ok) return fail(appError('bundle-damaged', { reason: 'cosigned-head' }));
  if ('trouble' in answer.value) {
    return fail(await refuseForTrouble(context, answer.value.trouble, input.destinationId));
  }
  return ok(answer.value.otherDesk ? null : answer.value.witnessed);
}

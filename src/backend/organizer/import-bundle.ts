import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ImportReport } from '../../contract/result-methods.ts';
import { readBundleFile, type BundleFile } from '../../core/archive/bundle-file.ts';
import { findSheetProblem, type SheetContext } from '../../core/chain/check-sheet.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import type { PayloadKind } from '../../core/envelope/payload-types.ts';
import type { Receipt } from '../../core/model/score-sheet.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { oneChunk } from '../files/export-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, listObjects, putObject, readStored } from '../store/object-store.ts';
import { demandFrozen, type Signed } from './contest-state.ts';
import { judgeNames } from './package-handlers.ts';
import { isAccepted } from './sheet-table.ts';
import type { Charter } from '../../core/model/charter.ts';

/** A bundle is text; 256 MiB would be some hundred thousand sheets. */
const MAX_BUNDLE_BYTES = 256 * 2 ** 20;

/**
 * Takes a judge's bundle in. Each sheet is accepted, known already, or rejected by name; whatever
 * is accepted is on disk before the receipt is signed. The same bundle again gives the same answer
 * and doubles nothing (threats.md rows 13, 14, 21, 52).
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
  const folder = await context.exports.folderOf(input.destinationId);
  if (!folder.ok) return folder;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const sorted = sortSheets(profile, file.value, sheets);
  const receipt = signReceipt(file.value.bundle, sorted, charter.value, keys.value.operations);
  storeImport(context, file.value, sorted, receipt);
  const name = `${file.value.bundle.payload.judge}-${receipt.hash.slice(0, 8)}.jbreceipt`;
  const written = await context.exports.write(input.destinationId, name, oneChunk(receipt.bytes));
  if (!written.ok) return written;
  context.events.emit({ type: 'changed', area: 'result' });
  const { judge } = file.value.bundle.payload;
  return ok({
    judge,
    name: judgeNames(profile).get(judge) ?? judge,
    bundle: file.value.bundle.hash,
    accepted: sorted.accepted.map(toLine),
    known: sorted.known.map(toLine),
    rejected: sorted.rejected.map(({ sheet, entry, code }) => ({ sheet, entry, code })),
    receipt: written.value,
  });
}

type Sorted = {
  readonly accepted: readonly SignedObject<'score-sheet'>[];
  readonly known: readonly SignedObject<'score-sheet'>[];
  readonly rejected: readonly {
    readonly sheet: Receipt['rejected'][number]['sheet'];
    readonly entry: string | null;
    readonly code: string;
    readonly bytes: Uint8Array;
  }[];
};

function toLine(object: SignedObject<'score-sheet'>) {
  return { sheet: object.hash, entry: object.payload.entry };
}

async function readUploadedBundle(
  context: Context,
  uploadId: string,
): Promise<Result<BundleFile, AppError>> {
  const upload = context.uploads.get(uploadId);
  if (!upload.ok) return upload;
  const at = upload.value.name;
  if (upload.value.size > MAX_BUNDLE_BYTES) {
    return fail(appError('bundle-damaged', { reason: 'too-large' }, at));
  }
  const file = readBundleFile(new Uint8Array(await readFile(upload.value.path)), verifyEd25519);
  return file.ok ? file : fail(appError('bundle-damaged', { reason: file.error.type }, at));
}

/** What sheets are checked against, from the organizer's own verified store. */
export function sheetContextOf(profile: OpenProfile, charter: Signed<Charter>): SheetContext {
  const byHash = <K extends PayloadKind>(kind: K) =>
    new Map(
      listObjects(profile.database, kind).map((object) => [
        object.hash as string,
        readStored(kind, object),
      ]),
    );
  const stored = getObject(profile.database, charter.hash);
  if (!stored) throw new Error('frozen charter is not stored');
  return {
    charter: readStored('charter', stored),
    rosters: byHash('roster'),
    packages: byHash('package'),
  };
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

function sortSheets(profile: OpenProfile, file: BundleFile, sheets: SheetContext): Sorted {
  const accepted: SignedObject<'score-sheet'>[] = [];
  const known: SignedObject<'score-sheet'>[] = [];
  const rejected: Sorted['rejected'][number][] = [];
  for (const [index, read] of file.sheets.entries()) {
    const listed = file.bundle.payload.sheets[index];
    if (listed === undefined) continue;
    if (!read.ok) {
      rejected.push({ sheet: listed, entry: null, code: read.error.type, bytes: new Uint8Array() });
    } else if (isAccepted(profile, read.value.hash)) {
      known.push(read.value);
    } else {
      const { entry, judge, deviceKey } = read.value.payload;
      // A bundle speaks for one device of one judge only (row 21).
      const own =
        judge === file.bundle.payload.judge && deviceKey === file.bundle.payload.deviceKey;
      const code = own ? findSheetProblem(read.value.payload, sheets) : 'sheet-of-other-device';
      if (code === null) accepted.push(read.value);
      else rejected.push({ sheet: read.value.hash, entry, code, bytes: read.value.bytes });
    }
  }
  return { accepted, known, rejected };
}

function signReceipt(
  bundle: SignedObject<'bundle'>,
  sorted: Sorted,
  charter: Signed<Charter>,
  operations: Uint8Array,
): SignedObject<'receipt'> {
  const receipt: Receipt = {
    type: 'jurybox.receipt',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: bundle.payload.stage,
    bundle: bundle.hash,
    judge: bundle.payload.judge,
    // Known sheets were accepted before: the receipt of a repeated bundle is the same one.
    accepted: bundle.payload.sheets.filter((hash) =>
      [...sorted.accepted, ...sorted.known].some((sheet) => sheet.hash === hash),
    ),
    rejected: sorted.rejected.map(({ sheet, code }) => ({ sheet, code })),
  };
  return createSignedObject('receipt', receipt, [signingKeyOf(operations)]);
}

function storeImport(
  context: Context,
  file: BundleFile,
  sorted: Sorted,
  receipt: SignedObject<'receipt'>,
): void {
  const { database } = profileOf(context);
  const { bundle } = file;
  const now = nowOf(context);
  database.transaction(() => {
    putObject(database, bundle, now);
    putObject(database, receipt, now);
    for (const sheet of sorted.accepted) {
      putObject(database, sheet, now);
      const { stage, judge, entry } = sheet.payload;
      database.run(
        'INSERT INTO accepted_sheet (hash, stage, judge, entry) VALUES (?, ?, ?, ?)',
        sheet.hash,
        stage,
        judge,
        entry,
      );
    }
    for (const { sheet, entry, code, bytes } of sorted.rejected) {
      database.run(
        'INSERT OR IGNORE INTO rejected_sheet (bundle, hash, entry, code, bytes) VALUES (?, ?, ?, ?, ?)',
        bundle.hash,
        sheet,
        entry,
        code,
        bytes,
      );
    }
    database.run(
      `INSERT INTO bundle_import (bundle, stage, judge, receipt, imported_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (bundle) DO NOTHING`,
      bundle.hash,
      bundle.payload.stage,
      bundle.payload.judge,
      receipt.hash,
      now.toISOString(),
    );
  });
}

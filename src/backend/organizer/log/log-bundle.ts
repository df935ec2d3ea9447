import type { BundleFile } from '../../../core/archive/bundle-file.ts';
import type { SigningKey } from '../../../core/envelope/dsse.ts';
import { createSignedObject, type SignedObject } from '../../../core/envelope/signed-object.ts';
import { createStandingOf } from '../../../core/log/standing.ts';
import type { Charter } from '../../../core/model/charter.ts';
import type { Rejection } from '../../../core/model/log-event.ts';
import type { Receipt, ScoreSheet } from '../../../core/model/score-sheet.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import type { Database } from '../../store/database.ts';
import { getObject, putObject, readStored, trustedPayload } from '../../store/object-store.ts';
import { readRosters, type Signed } from '../contest-state.ts';
import type { RejectedSheet, SortedSheets } from '../sort-sheets.ts';
import { putCosignatures, signHead, type WitnessedHead } from './own-checkpoint.ts';
import type { StageLog } from './stage-log.ts';

export type BundleToLog = {
  readonly charter: Signed<Charter>;
  readonly file: BundleFile;
  readonly sorted: SortedSheets;
  /** What the bundle was answered with before, when a copy of it came in that was damaged. */
  readonly before: SignedObject<'receipt'> | null;
  /** The head that the bundle cosigned, checked; null for none of this log. */
  readonly cosigned: WitnessedHead | null;
  readonly operations: SigningKey;
  readonly now: Date;
};

/**
 * Logs a bundle, its sheets and its rejections, signs the head and the receipt, and stores all of
 * it: inside the caller's transaction, so that after a crash there is all or nothing (row 27).
 */
export function logBundle(
  profile: OpenProfile,
  log: StageLog,
  work: BundleToLog,
): SignedObject<'receipt'> {
  const { database } = profile;
  const { bundle } = work.file;
  putObject(database, bundle, work.now);
  log.append(bundle);
  for (const sheet of work.sorted.accepted) putAcceptedSheet(database, log, sheet, work.now);
  const rejections = work.before
    ? work.before.payload.rejected.filter(({ sheet }) => log.indexOf(sheet) === null)
    : work.sorted.rejected.map((rejected) => ({
        sheet: rejected.sheet,
        code: rejected.code,
        index: logRejection(database, log, rejected, work),
      }));
  if (work.cosigned) putCosignatures(database, work.cosigned);
  const receipt = signReceipt(profile, log, work, rejections);
  putObject(database, receipt, work.now);
  database.run(
    `INSERT INTO bundle_import (bundle, stage, judge, receipt, imported_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (bundle) DO UPDATE SET receipt = excluded.receipt`,
    bundle.hash,
    bundle.payload.stage,
    bundle.payload.judge,
    receipt.hash,
    work.now.toISOString(),
  );
  return receipt;
}

/** The newest receipt that a bundle was answered with, or null for a bundle that is new. */
export function readReceiptOf(database: Database, bundle: string): SignedObject<'receipt'> | null {
  const row = database.get('SELECT receipt FROM bundle_import WHERE bundle = ?', bundle);
  const stored = row ? getObject(database, String(row['receipt'])) : null;
  return stored ? readStored('receipt', stored) : null;
}

/** Stores and logs one accepted sheet. */
export function putAcceptedSheet(
  database: Database,
  log: StageLog,
  sheet: SignedObject<'score-sheet'>,
  now: Date,
): void {
  putObject(database, sheet, now);
  log.append(sheet);
  const { stage, judge, entry } = sheet.payload;
  database.run(
    `INSERT INTO accepted_sheet (hash, stage, judge, entry) VALUES (?, ?, ?, ?)
     ON CONFLICT (hash) DO NOTHING`,
    sheet.hash,
    stage,
    judge,
    entry,
  );
}

function logRejection(
  database: Database,
  log: StageLog,
  { sheet, entry, code, bytes }: RejectedSheet,
  { file, charter, operations, now }: BundleToLog,
): number {
  const rejection: Rejection = {
    type: 'jurybox.rejection',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: log.stage,
    createdAt: now.toISOString(),
    bundle: file.bundle.hash,
    sheet,
    code,
  };
  const signed = createSignedObject('rejection', rejection, [operations]);
  putObject(database, signed, now);
  database.run(
    `INSERT INTO rejected_sheet (bundle, hash, entry, code, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    file.bundle.hash,
    sheet,
    entry,
    code,
    bytes,
  );
  return log.append(signed);
}

function signReceipt(
  profile: OpenProfile,
  log: StageLog,
  { charter, file, cosigned, operations }: BundleToLog,
  rejected: Receipt['rejected'],
): SignedObject<'receipt'> {
  const { bundle } = file;
  const checkpoint = signHead(profile.database, log, operations);
  const size = log.size();
  const revocations = readRosters(profile).at(-1)?.payload.revocations ?? [];
  const standingOf = createStandingOf(log.leaves(), revocations, log.stage);
  const receipt: Receipt = {
    type: 'jurybox.receipt',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: log.stage,
    bundle: bundle.hash,
    judge: bundle.payload.judge,
    accepted: bundle.payload.sheets.flatMap((sheet) => {
      const index = log.indexOf(sheet);
      const stored = getObject(profile.database, sheet);
      if (index === null || !stored) return [];
      // The device that sealed it: an earlier one of the judge may have.
      const standing = standingOf(index, trustedPayload<ScoreSheet>(stored).deviceKey);
      return [{ sheet, index, standing, path: log.inclusionPath(index, size) }];
    }),
    rejected,
    checkpoint,
    consistency: cosigned
      ? { from: cosigned.head.size, path: log.consistencyPath(cosigned.head.size, size) }
      : null,
  };
  return createSignedObject('receipt', receipt, [operations]);
}

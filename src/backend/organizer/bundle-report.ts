import type { ImportReport } from '../../contract/result-methods.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { encodeReceiptFile } from '../../core/archive/receipt-file.ts';
import { envelopeSchema, type Envelope } from '../../core/envelope/dsse.ts';
import type { SignedObject } from '../../core/envelope/signed-object.ts';
import type { Charter } from '../../core/model/charter.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, trustedPayload } from '../store/object-store.ts';
import type { ScoreSheet } from '../../core/model/score-sheet.ts';
import type { StageLog } from './log/stage-log.ts';
import { judgeNames } from './package-handlers.ts';
import { readConflicts } from './sheet-table.ts';
import type { SortedSheets } from './sort-sheets.ts';

/** A device's clock may be this much ahead of ours before anybody is told, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

type Imported = {
  readonly log: StageLog;
  readonly bundle: SignedObject<'bundle'>;
  readonly receipt: SignedObject<'receipt'>;
  readonly sorted: SortedSheets;
  readonly charter: Charter;
  readonly now: Date;
  readonly file: ProducedFile;
};

/** What became of a bundle, for the person who took it in. */
export function describeImport(profile: OpenProfile, imported: Imported): ImportReport {
  const { bundle, receipt, sorted, log } = imported;
  const { judge } = bundle.payload;
  const fresh = new Set<string>(sorted.accepted.map(({ hash }) => hash));
  const lines = receipt.payload.accepted.map(({ sheet, index, standing }) => ({
    sheet,
    entry: sheetOf(profile, sheet).entry,
    index,
    standing,
  }));
  const entries = new Map(sorted.rejected.map(({ sheet, entry }) => [sheet, entry]));
  return {
    judge,
    name: judgeNames(profile).get(judge) ?? judge,
    bundle: bundle.hash,
    accepted: lines.filter(({ sheet }) => fresh.has(sheet)),
    known: lines.filter(({ sheet }) => !fresh.has(sheet)),
    rejected: receipt.payload.rejected.map(({ sheet, code }) => ({
      sheet,
      entry: entries.get(sheet) ?? null,
      code,
    })),
    conflicts: readConflicts(profile, log.stage)
      .filter((conflict) => conflict.judge === judge)
      .map(({ entry }) => entry),
    clock: sorted.accepted.flatMap(({ payload }) => findClockWarning(payload, imported)),
    size: log.size(),
    receipt: imported.file,
  };
}

/** A clock proves nothing and orders nothing, but a wrong one deserves a word (threats.md row 28). */
function findClockWarning(
  { entry, sealedAt }: ScoreSheet,
  { charter, now }: Imported,
): ImportReport['clock'] {
  const at = Date.parse(sealedAt);
  if (at > now.getTime() + CLOCK_TOLERANCE) return [{ code: 'sealed-in-future', entry, sealedAt }];
  if (at < Date.parse(charter.createdAt)) {
    return [{ code: 'sealed-before-charter', entry, sealedAt }];
  }
  return [];
}

/**
 * The receipt with the sheets that its device cannot know: those by other devices of the judge, where
 * they and its own stand side by side unreconciled (threats.md row 30).
 */
export function receiptFileOf(
  profile: OpenProfile,
  bundle: SignedObject<'bundle'>,
  receipt: SignedObject<'receipt'>,
): Uint8Array {
  const { judge, deviceKey, stage } = bundle.payload;
  const sheets = readConflicts(profile, stage)
    .filter((conflict) => conflict.judge === judge)
    .flatMap(({ versions }) => versions)
    .filter(({ sheet }) => sheet.deviceKey !== deviceKey)
    .map(({ hash }) => toEnvelope(getObject(profile.database, hash)?.bytes));
  return encodeReceiptFile(toEnvelope(receipt.bytes), sheets);
}

function sheetOf(profile: OpenProfile, hash: string): ScoreSheet {
  const stored = getObject(profile.database, hash);
  if (!stored) throw new Error('logged sheet is not stored');
  return trustedPayload<ScoreSheet>(stored);
}

function toEnvelope(bytes: Uint8Array | undefined): Envelope {
  return envelopeSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
}

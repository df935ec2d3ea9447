import type { MethodOutput } from '../../contract/contract.ts';
import type { JudgeId, Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { trustedPayload } from '../store/object-store.ts';
import { judgeNames } from './package-handlers.ts';
import { readLoggedSheets } from './sheet-table.ts';

/** Every bundle taken in, newest last, with how its sheets stand. */
export function listBundles(profile: OpenProfile, stage: string): MethodOutput<'bundles.list'> {
  const names = judgeNames(profile);
  const standings = new Map(
    readLoggedSheets(profile, stage).map(({ hash, standing }) => [hash as string, standing]),
  );
  return profile.database
    .all(
      `SELECT bundle, judge, imported_at, object.bytes,
         (SELECT count(*) FROM rejected_sheet LEFT JOIN accepted_sheet USING (hash)
          WHERE rejected_sheet.bundle = bundle_import.bundle AND accepted_sheet.hash IS NULL) AS rejected
       FROM bundle_import JOIN object ON object.hash = bundle
       WHERE stage = ? ORDER BY object.position`,
      stage,
    )
    .map((row) => {
      const { sheets } = trustedPayload<{ sheets: readonly string[] }>({
        bytes: row['bytes'] as Uint8Array,
      });
      const judge = String(row['judge']) as JudgeId;
      const standing = sheets.map((sheet) => standings.get(sheet));
      return {
        bundle: String(row['bundle']) as Sha256Hex,
        judge,
        name: names.get(judge) ?? judge,
        sheets: sheets.length,
        rejected: Number(row['rejected']),
        late: standing.filter((one) => one === 'late').length,
        revoked: standing.filter((one) => one === 'revoked').length,
        importedAt: String(row['imported_at']),
      };
    });
}

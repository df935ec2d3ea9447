import { findReplaced } from '../../core/chain/find-replaced.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { Receipt, ScoreSheet, Standing } from '../../core/model/score-sheet.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { trustedPayload } from '../store/object-store.ts';

/**
 * How each delivered sheet stands, by the newest receipt that names it. A receipt answers for every
 * sheet that its bundle lists, so that few are read.
 */
export function readStandings(
  { database }: OpenProfile,
  { contestId, stage }: { readonly contestId: string; readonly stage: string },
  delivered: readonly string[],
): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  const wanted = new Set(delivered);
  const newestFirst = database.all(
    `SELECT object.bytes FROM received_receipt JOIN object ON object.hash = receipt
     WHERE contest_id = ? AND stage = ? ORDER BY received_receipt.rowid DESC`,
    contestId,
    stage,
  );
  for (const row of newestFirst) {
    if (wanted.size === 0) break;
    const { accepted } = trustedPayload<Receipt>({ bytes: row['bytes'] as Uint8Array });
    for (const { sheet, standing } of accepted) {
      if (wanted.delete(sheet)) standings.set(sheet, standing);
    }
  }
  return standings;
}

type Standed = {
  readonly hash: string;
  readonly sheet: Pick<ScoreSheet, 'entry' | 'replaces'>;
  readonly standing: Standing;
};

/** Entries with a sheet of that standing which no counting sheet replaces. */
export function entriesLeftWith(
  standing: Exclude<Standing, 'counts'>,
  sheets: readonly Standed[],
): readonly EntryId[] {
  const byHash = new Map(sheets.map((one) => [one.hash, one.sheet]));
  const counting = sheets.filter((one) => one.standing === 'counts').map(({ hash }) => hash);
  const replaced = findReplaced(counting, (hash) => byHash.get(hash));
  const left = sheets.filter((one) => one.standing === standing && !replaced.has(one.hash));
  return [...new Set(left.map(({ sheet }) => sheet.entry))];
}

import { mergedPath } from '../../../core/archive/archive-paths.ts';
import { bytesToText } from '../../../core/bytes/text.ts';
import type { SignedObject } from '../../../core/envelope/signed-object.ts';
import type { LogHead } from '../../../core/model/contest-result.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { putObject } from '../../store/object-store.ts';
import { parseLeaves, type DeskArchive } from './read-desk-archive.ts';
import { rootOfLeaves } from './stage-log.ts';

/** Keeps leaves and checkpoint of a merged log for the archive, and of those it had merged itself. */
export function putMergedLogs(
  profile: OpenProfile,
  stage: string,
  archive: DeskArchive,
  now: Date,
): void {
  putMergedLog(profile, stage, archive.head.root, archive.leaves, archive.checkpoint, now);
  for (const [path, leaves] of archive.files) {
    const root = /^merged\/([0-9a-f]{64})\/leaves\.json$/.exec(path)?.[1];
    const note = root ? archive.files.get(mergedPath(root, 'checkpoint.note')) : undefined;
    const list = parseLeaves(leaves);
    if (!root || !note || !list || rootOfLeaves(list.leaves) !== root) continue;
    putMergedLog(profile, stage, root, leaves, bytesToText(note) ?? '', now);
  }
}

function putMergedLog(
  profile: OpenProfile,
  stage: string,
  root: string,
  leaves: Uint8Array,
  checkpoint: string,
  now: Date,
): void {
  const list = parseLeaves(leaves);
  profile.database.run(
    `INSERT INTO merged_log (root, stage, origin, size, leaves, checkpoint, merged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    root,
    stage,
    list?.origin ?? '',
    list?.leaves.length ?? 0,
    leaves,
    checkpoint,
    now.toISOString(),
  );
}

/** What stands beside the log of another desk: receipts, and the sheets it refused. */
export function putMergedRecords(profile: OpenProfile, archive: DeskArchive, now: Date): void {
  const { database } = profile;
  const bundles = new Set<string>(
    archive.objects.flatMap(({ kind, hash }) => (kind === 'bundle' ? [hash] : [])),
  );
  for (const receipt of archive.receipts) {
    const { bundle, stage, judge } = receipt.payload;
    if (!bundles.has(bundle)) continue;
    putObject(database, receipt, now);
    database.run(
      `INSERT INTO bundle_import (bundle, stage, judge, receipt, imported_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      bundle,
      stage,
      judge,
      receipt.hash,
      now.toISOString(),
    );
  }
  for (const object of archive.objects) {
    if (object.kind !== 'rejection') continue;
    const { bundle, sheet, code } = (object as SignedObject<'rejection'>).payload;
    database.run(
      `INSERT INTO rejected_sheet (bundle, hash, entry, code, bytes) VALUES (?, ?, NULL, ?, ?)
       ON CONFLICT DO NOTHING`,
      bundle,
      sheet,
      code,
      archive.files.get(`rejected/${sheet}.dsse.json`) ?? new Uint8Array(),
    );
  }
}

/** Whether a head belongs to a log that was merged into this one. */
export function isHeadOfMergedLog(profile: OpenProfile, head: LogHead): boolean {
  return profile.database
    .all('SELECT leaves FROM merged_log WHERE origin = ? AND size >= ?', head.origin, head.size)
    .some((row) => {
      const list = parseLeaves(row['leaves'] as Uint8Array);
      return list !== null && rootOfLeaves(list.leaves.slice(0, head.size)) === head.root;
    });
}

/** Origins whose receipts belong into an archive: the log's own, and those that were merged. */
export function listOrigins(profile: OpenProfile, origin: string, stage: string): Set<string> {
  const merged = profile.database
    .all('SELECT origin FROM merged_log WHERE stage = ?', stage)
    .map((row) => String(row['origin']));
  return new Set([origin, ...merged]);
}

import {
  ARCHIVE_PATHS,
  chainPath,
  checkpointPath,
  mergedPath,
  objectPath,
  type ObjectFolder,
} from '../../core/archive/archive-paths.ts';
import { textToBytes } from '../../core/bytes/text.ts';
import type { LogLeaves } from '../../core/log/log-leaves.ts';
import type { LoggedKind } from '../../core/log/leaf.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import type { Receipt } from '../../core/model/score-sheet.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, listObjects, trustedPayload } from '../store/object-store.ts';
import { listCheckpoints } from './log/own-checkpoint.ts';
import { listOrigins } from './log/merged-log.ts';
import type { StageLog } from './log/stage-log.ts';

export type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array };

/** Code-unit order: the same on every system. */
export function sortByPath(files: readonly ArchiveFile[]): readonly ArchiveFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every file of a stage's archive but the index (docs/formats.md, "Archive"). */
export function collectArchiveFiles(profile: OpenProfile, log: StageLog): readonly ArchiveFile[] {
  return sortByPath([
    ...collectObjects(profile, log),
    ...collectReceipts(profile, log),
    ...collectRejected(profile, log.stage),
    ...collectLogFiles(profile, log),
    ...collectMerged(profile, log.stage),
  ]);
}

const FOLDERS: Readonly<Partial<Record<LoggedKind, ObjectFolder>>> = {
  package: 'packages',
  opening: 'openings',
  closing: 'closings',
  bundle: 'bundles',
  'score-sheet': 'sheets',
  rejection: 'rejections',
  merge: 'merges',
  decision: 'decisions',
};

/** The objects that the leaves name, each once. */
function collectObjects(profile: OpenProfile, log: StageLog): readonly ArchiveFile[] {
  const result = log.leaves().findLast(({ kind }) => kind === 'result')?.object;
  return log.leaves().map(({ kind, object }) => {
    const stored = getObject(profile.database, object);
    if (!stored) throw new Error('logged object is not stored');
    const { bytes } = stored;
    const folder = FOLDERS[kind];
    if (folder) return { path: objectPath(folder, object), bytes };
    if (kind === 'charter') return { path: ARCHIVE_PATHS.charter, bytes };
    if (kind === 'result') {
      const path = object === result ? ARCHIVE_PATHS.result : objectPath('results', object);
      return { path, bytes };
    }
    const payload = trustedPayload<{ rosterVersion?: number; assignmentVersion?: number }>(stored);
    const path =
      kind === 'roster'
        ? chainPath('rosters', payload.rosterVersion ?? 0)
        : chainPath('assignments', payload.assignmentVersion ?? 0);
    return { path, bytes };
  });
}

/** Those that answer under this log, or one merged into it; a desk's log from before has its own. */
function collectReceipts(profile: OpenProfile, log: StageLog): readonly ArchiveFile[] {
  const origins = listOrigins(profile, log.origin, log.stage);
  return listObjects(profile.database, 'receipt')
    .filter((object) => {
      const { checkpoint } = trustedPayload<Receipt>(object);
      return origins.has(checkpoint.slice(0, checkpoint.indexOf('\n')));
    })
    .map(({ hash, bytes }) => ({ path: objectPath('receipts', hash), bytes }));
}

/** The first envelope that came under a hash; another bundle may have listed the same again. */
function collectRejected(profile: OpenProfile, stage: string): readonly ArchiveFile[] {
  const rows = profile.database.all(
    `SELECT rejected_sheet.hash AS hash, rejected_sheet.bytes AS bytes
     FROM rejected_sheet JOIN bundle_import USING (bundle)
     WHERE stage = ? ORDER BY rejected_sheet.rowid DESC`,
    stage,
  );
  const byPath = new Map(
    rows.map((row) => [objectPath('rejected', String(row['hash'])), row['bytes'] as Uint8Array]),
  );
  return [...byPath].map(([path, bytes]) => ({ path, bytes }));
}

function collectLogFiles(profile: OpenProfile, log: StageLog): readonly ArchiveFile[] {
  const leaves: LogLeaves = {
    type: 'jurybox.log-leaves',
    version: 1,
    origin: log.origin,
    leaves: [...log.leaves()],
  };
  return [
    { path: ARCHIVE_PATHS.logLeaves, bytes: canonicalBytes(leaves) },
    ...listCheckpoints(profile.database, log).map(({ size, note }) => ({
      path: checkpointPath(size),
      bytes: textToBytes(note),
    })),
  ];
}

function collectMerged(profile: OpenProfile, stage: string): readonly ArchiveFile[] {
  return profile.database
    .all('SELECT root, leaves, checkpoint FROM merged_log WHERE stage = ?', stage)
    .flatMap((row) => {
      const root = String(row['root']);
      return [
        { path: mergedPath(root, 'leaves.json'), bytes: row['leaves'] as Uint8Array },
        {
          path: mergedPath(root, 'checkpoint.note'),
          bytes: textToBytes(String(row['checkpoint'])),
        },
      ];
    });
}

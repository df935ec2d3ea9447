import {
  ARCHIVE_PATHS,
  chainPath,
  checkpointPath,
  folderOfPath,
  objectPath,
} from '../../../core/archive/archive-paths.ts';
import type { ArchiveFiles } from '../../../core/archive/read-archive.ts';
import { bytesToText } from '../../../core/bytes/text.ts';
import { readSignedObject, type SignedObject } from '../../../core/envelope/signed-object.ts';
import { parseCanonicalJson } from '../../../core/json/canonical-json.ts';
import { originOf, readCheckpoint } from '../../../core/log/checkpoint.ts';
import type { LoggedKind } from '../../../core/log/leaf.ts';
import { logLeavesSchema, type LogLeaf, type LogLeaves } from '../../../core/log/log-leaves.ts';
import type { Charter } from '../../../core/model/charter.ts';
import type { LogHead } from '../../../core/model/contest-result.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { verifyEd25519 } from '../../crypto-node.ts';
import type { Signed } from '../contest-state.ts';
import { expectedSignersOf } from './logged-objects.ts';
import { rootOfLeaves, toLeaf } from './stage-log.ts';

/** Another desk's archive of this stage, every object of its log verified. */
export type DeskArchive = {
  readonly files: ArchiveFiles;
  readonly head: LogHead;
  /** `log/leaves.json` and its final checkpoint as they came. */
  readonly leaves: Uint8Array;
  readonly checkpoint: string;
  /** In the order of the log. */
  readonly objects: readonly SignedObject<LoggedKind>[];
  readonly receipts: readonly SignedObject<'receipt'>[];
};

export type DeskArchiveError = { readonly reason: string; readonly at: string };

/**
 * Reads another desk's archive of a stage of this contest: every leaf names an object that is there
 * and verifies, and the leaves give the head that our operations key signed. The result may be
 * missing.
 */
export function readDeskArchive(
  files: ArchiveFiles,
  charter: Signed<Charter>,
  stage: string,
): Result<DeskArchive, DeskArchiveError> {
  const leavesBytes = files.get(ARCHIVE_PATHS.logLeaves);
  const list = leavesBytes ? parseLeaves(leavesBytes) : null;
  if (!leavesBytes || !list) return bad('leaves-unreadable', ARCHIVE_PATHS.logLeaves);
  if (!list.origin.startsWith(originOf(charter.payload.contestId, stage as never, ''))) {
    return bad('other-stage', ARCHIVE_PATHS.logLeaves);
  }
  const at = checkpointPath(list.leaves.length);
  const note = bytesToText(files.get(at) ?? new Uint8Array()) ?? '';
  const checkpoint = readCheckpoint(note, charter.payload.operationsKey, verifyEd25519);
  if (!checkpoint.ok) return bad(checkpoint.error, at);
  const { head } = checkpoint.value;
  const root = rootOfLeaves(list.leaves);
  if (head.origin !== list.origin || head.size !== list.leaves.length || head.root !== root) {
    return bad('head-differs', at);
  }
  const objects = readLeafObjects(files, list.leaves, charter);
  if (!objects.ok) return objects;
  const receipts = readReceipts(files, charter.payload);
  if (!receipts.ok) return receipts;
  return ok({
    files,
    head,
    leaves: leavesBytes,
    checkpoint: note,
    objects: objects.value,
    receipts: receipts.value,
  });
}

function bad(reason: string, at: string) {
  return fail({ reason, at });
}

export function parseLeaves(bytes: Uint8Array): LogLeaves | null {
  const json = parseCanonicalJson(bytes);
  const list = json.ok ? logLeavesSchema.safeParse(json.value) : null;
  return list?.success ? list.data : null;
}

function readLeafObjects(
  files: ArchiveFiles,
  leaves: readonly LogLeaf[],
  charter: Signed<Charter>,
): Result<readonly SignedObject<LoggedKind>[], DeskArchiveError> {
  const lastResult = leaves.findLast(({ kind }) => kind === 'result')?.object;
  const chains = { roster: 0, assignment: 0 };
  const objects: SignedObject<LoggedKind>[] = [];
  for (const leaf of leaves) {
    const path = pathOf(leaf, leaf.object === lastResult, chains);
    const bytes = files.get(path);
    if (!bytes) return bad('file-missing', path);
    const read = readSignedObject(
      leaf.kind,
      bytes,
      (payload) => expectedSignersOf(leaf.kind, payload as { deviceKey?: string }, charter.payload),
      verifyEd25519,
    );
    if (!read.ok) return bad(read.error.type, path);
    if (read.value.hash !== leaf.object || toLeaf(read.value).leaf !== leaf.leaf) {
      return bad('leaf-differs', path);
    }
    if (leaf.kind === 'charter' && leaf.object !== charter.hash) return bad('other-contest', path);
    objects.push(read.value);
  }
  return ok(objects);
}

/** Chains stand in the log in the order of their versions. */
function pathOf(
  { kind, object }: LogLeaf,
  isLastResult: boolean,
  chains: { roster: number; assignment: number },
): string {
  switch (kind) {
    case 'charter':
      return ARCHIVE_PATHS.charter;
    case 'roster':
      return chainPath('rosters', (chains.roster += 1));
    case 'assignment':
      return chainPath('assignments', (chains.assignment += 1));
    case 'package':
      return objectPath('packages', object);
    case 'opening':
      return objectPath('openings', object);
    case 'closing':
      return objectPath('closings', object);
    case 'bundle':
      return objectPath('bundles', object);
    case 'score-sheet':
      return objectPath('sheets', object);
    case 'rejection':
      return objectPath('rejections', object);
    case 'merge':
      return objectPath('merges', object);
    case 'decision':
      return objectPath('decisions', object);
    case 'result':
      return isLastResult ? ARCHIVE_PATHS.result : objectPath('results', object);
  }
}

function readReceipts(
  files: ArchiveFiles,
  { operationsKey }: Charter,
): Result<readonly SignedObject<'receipt'>[], DeskArchiveError> {
  const receipts: SignedObject<'receipt'>[] = [];
  const signers = { keys: [operationsKey], threshold: 1 };
  for (const [path, bytes] of files) {
    if (folderOfPath(path) !== 'receipts') continue;
    const read = readSignedObject('receipt', bytes, signers, verifyEd25519);
    if (!read.ok) return bad(read.error.type, path);
    receipts.push(read.value);
  }
  return ok(receipts);
}

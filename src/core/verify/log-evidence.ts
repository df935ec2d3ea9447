import { ARCHIVE_PATHS, mergedPath } from '../archive/archive-paths.ts';
import { hexToBytes } from '../bytes/binary.ts';
import { bytesToText } from '../bytes/text.ts';
import { parseCanonicalJson, type JsonError } from '../json/canonical-json.ts';
import { parseWithLongList } from '../json/long-list.ts';
import { readCheckpoint, type Checkpoint, type CheckpointError } from '../log/checkpoint.ts';
import { computeLevels } from '../log/log-tree.ts';
import { LEAVES_LIST, logLeavesSchema, type LogLeaves } from '../log/log-leaves.ts';
import { fail, ok, type Result } from '../result.ts';
import { openLogs, type LogContext, type OpenLog } from './head-place.ts';
import type { Primitives } from './primitives.ts';

export type LeavesError = JsonError | 'bad-schema';
export type ReadLeaves = Result<LogLeaves, LeavesError>;
export type ReadNote = {
  readonly path: string;
  readonly read: Result<Checkpoint, CheckpointError | 'not-utf8'>;
};

/** A log that was merged into this one, as far as its folder gives it. */
export type MergedLog = {
  /** The root that names its folder. */
  readonly root: string;
  readonly leaves: ReadLeaves | null;
  readonly checkpoint: ReadNote | null;
};

export type LogEvidence = {
  /** `log/leaves.json`; null: the archive has none. */
  readonly leaves: ReadLeaves | null;
  /** In the order of their paths, which is that of their sizes. */
  readonly checkpoints: readonly ReadNote[];
  readonly merged: readonly MergedLog[];
};

/** Reads what is in `log/` and `merged/`. What fails to read stays in the evidence as a failure. */
export function readLogEvidence(
  files: ReadonlyMap<string, Uint8Array>,
  operationsKey: string | null,
  { verify }: Primitives,
): LogEvidence {
  const paths = [...files.keys()];
  const bytesOf = (path: string) => files.get(path);
  const leavesAt = (path: string): ReadLeaves | null => {
    const bytes = bytesOf(path);
    return bytes ? readLeaves(bytes) : null;
  };
  const noteAt = (path: string): ReadNote => {
    const text = bytesToText(bytesOf(path) ?? new Uint8Array());
    const read =
      text === null ? fail('not-utf8' as const) : readCheckpoint(text, operationsKey ?? '', verify);
    return { path, read };
  };
  const roots = new Set(paths.flatMap((path) => /^merged\/([0-9a-f]{64})\//.exec(path)?.[1] ?? []));
  return {
    leaves: leavesAt(ARCHIVE_PATHS.logLeaves),
    checkpoints: paths.filter((path) => path.startsWith('log/checkpoints/')).map(noteAt),
    merged: [...roots].map((root) => {
      const note = mergedPath(root, 'checkpoint.note');
      return {
        root,
        leaves: leavesAt(mergedPath(root, 'leaves.json')),
        checkpoint: bytesOf(note) ? noteAt(note) : null,
      };
    }),
  };
}

function readLeaves(bytes: Uint8Array): ReadLeaves {
  const quick = parseWithLongList(bytes, logLeavesSchema, LEAVES_LIST);
  if (quick) return ok(quick);
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return json;
  const parsed = logLeavesSchema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : fail('bad-schema');
}

/** The logs that heads and proofs are compared with: the stage's own, then the merged ones. */
export function logContextsOf(
  evidence: LogEvidence,
  { hashBytes }: Primitives,
): readonly LogContext[] {
  return readableLeaves(evidence).map(({ origin, leaves }) => ({
    origin,
    levels: computeLevels(leafHashesOf(leaves), hashBytes),
  }));
}

/** None at all without the stage's own: it is always the first. */
function readableLeaves({ leaves, merged }: LogEvidence): readonly LogLeaves[] {
  if (!leaves?.ok) return [];
  const others = merged.flatMap((log) => (log.leaves?.ok ? [log.leaves.value] : []));
  return [leaves.value, ...others];
}

/** One behind the other. */
function leafHashesOf(leaves: LogLeaves['leaves']): Uint8Array {
  const hashes = new Uint8Array(leaves.length * 32);
  for (const [index, { leaf }] of leaves.entries()) {
    hashes.set(hexToBytes(leaf) ?? [], index * 32);
  }
  return hashes;
}

/** A log that could be read, with its tree. */
export type KnownLog = OpenLog & Pick<LogLeaves, 'leaves'>;

/** As `logContextsOf`, with what stands at each place. */
export function knownLogsOf(
  evidence: LogEvidence,
  contexts: readonly LogContext[],
  { hashBytes }: Primitives,
): readonly KnownLog[] {
  const readable = readableLeaves(evidence);
  return openLogs(contexts, hashBytes).map((log, index) => ({
    ...log,
    leaves: readable[index]?.leaves ?? [],
  }));
}

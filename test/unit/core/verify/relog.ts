import { ARCHIVE_PATHS, checkpointPath } from '../../../../src/core/archive/archive-paths.ts';
import { hexToBytes } from '../../../../src/core/bytes/binary.ts';
import { sha256Hex } from '../../../../src/core/crypto/digest.ts';
import { parseEnvelope } from '../../../../src/core/envelope/dsse.ts';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';
import { signCheckpoint } from '../../../../src/core/log/checkpoint.ts';
import { computeLeafHash, type LoggedKind } from '../../../../src/core/log/leaf.ts';
import type { LogLeaf, LogLeaves } from '../../../../src/core/log/log-leaves.ts';
import { computeLevels, createLogTree } from '../../../../src/core/log/log-tree.ts';
import type { LogHead } from '../../../../src/core/model/contest-result.ts';
import { bytesAt, payloadAt, reindex, rewrite, type Files, type Forgery } from './forgery.ts';

/** The leaves of an archive's log, as its file has them. */
export function leavesOf(files: Files): LogLeaves {
  const text = new TextDecoder().decode(bytesAt(files, ARCHIVE_PATHS.logLeaves));
  return JSON.parse(text) as LogLeaves;
}

/** Writes other leaves, nothing else made to fit. */
export function writeLeaves({ files }: Forgery, leaves: readonly LogLeaf[]): void {
  const all = { ...leavesOf(files), leaves };
  files.set(ARCHIVE_PATHS.logLeaves, canonicalBytes(all));
}

export function headOf({ files }: Forgery, size = leavesOf(files).leaves.length): LogHead {
  const { origin, leaves } = leavesOf(files);
  const hashes = Buffer.concat(leaves.map(({ leaf }) => hexToBytes(leaf) ?? new Uint8Array()));
  const root = createLogTree(computeLevels(new Uint8Array(hashes))).rootAt(size);
  return { origin, size, root: root as never };
}

/**
 * The insider's other history: these leaves, one checkpoint over them signed by the operations key,
 * heads in result and index made to fit. Receipts and cosignatures are what he cannot take back.
 */
export function relog(forgery: Forgery, leaves: readonly LogLeaf[]): void {
  const { files, keys } = forgery;
  const withoutResults = leaves.filter(({ kind }) => kind !== 'result');
  writeLeaves(forgery, withoutResults);
  if (files.has(ARCHIVE_PATHS.result)) {
    const result = payloadAt<'result'>(files, ARCHIVE_PATHS.result);
    const again = { ...result, head: headOf(forgery) };
    rewrite(forgery, 'result', ARCHIVE_PATHS.result, again, keys.operations);
    writeLeaves(forgery, [
      ...withoutResults,
      leafAt(files, 'result', ARCHIVE_PATHS.result, keys.operations.publicKeyHex),
    ]);
  }
  for (const path of files.keys()) if (path.startsWith('log/checkpoints/')) files.delete(path);
  for (const path of files.keys()) if (path.startsWith('results/')) files.delete(path);
  const head = headOf(forgery);
  const note = signCheckpoint(head, keys.operations);
  files.set(checkpointPath(head.size), new TextEncoder().encode(note));
  reindex(forgery, { head });
}

/** The leaf that an object of the archive has. */
export function leafAt(files: Files, kind: LoggedKind, path: string, key: string): LogLeaf {
  const opened = parseEnvelope(bytesAt(files, path));
  if (!opened.ok) throw new Error(opened.error);
  const { payload, signatures } = opened.value;
  const signature = signatures[0]?.sig ?? new Uint8Array();
  return {
    kind,
    object: sha256Hex(payload) as never,
    leaf: computeLeafHash(kind, payload, [{ key, signature }]),
  };
}

import { bytesToHex, hexToBytes } from '../../../core/bytes/binary.ts';
import type { SignedObject } from '../../../core/envelope/signed-object.ts';
import { computeLeafHash, type LoggedKind } from '../../../core/log/leaf.ts';
import type { LogLeaf } from '../../../core/log/log-leaves.ts';
import { createMerkleTree, type MerkleTree } from '../../../core/log/merkle-tree.ts';
import type { LogHead } from '../../../core/model/contest-result.ts';
import type { Sha256Hex, StageId } from '../../../core/model/primitives.ts';
import { canonicalBytes } from '../../../core/json/canonical-json.ts';
import { nativeSha256Bytes } from '../../crypto-node.ts';
import type { Database } from '../../store/database.ts';
import { insertLeaf, readCurrentLog, readLastLeaf, readLeaves, type LogRow } from './log-table.ts';

/** The append-only log of a stage (docs/formats.md, "Log"). Indexes and sizes in leaves. */
export type StageLog = {
  readonly origin: string;
  readonly stage: StageId;
  /** The log id that openings and closings name. */
  readonly log: string;
  readonly size: () => number;
  readonly head: () => LogHead;
  /** Head of the first `size` leaves; throws beyond the log's size. */
  readonly headAt: (size: number) => LogHead;
  readonly leaves: () => readonly LogLeaf[];
  readonly indexOf: (object: string) => number | null;
  /** Appends inside the caller's transaction; an object that stands in the log keeps its place. */
  readonly append: (object: SignedObject<LoggedKind>) => number;
  readonly inclusionPath: (index: number, size: number) => Sha256Hex[];
  readonly consistencyPath: (from: number, size: number) => Sha256Hex[];
};

type Loaded = {
  readonly tree: MerkleTree;
  readonly leaves: LogLeaf[];
  readonly places: Map<string, number>;
};

const loaded = new WeakMap<Database, Map<string, Loaded>>();

/** The log in use of a stage, or null before it has begun. */
export function openStageLog(database: Database, stage: string): StageLog | null {
  const row = readCurrentLog(database, stage);
  return row ? openLog(database, row) : null;
}

/** A log by its row: the tree comes from memory where that still is what the table says. */
export function openLog(database: Database, row: LogRow): StageLog {
  const held = load(database, row.origin);
  const { tree, leaves, places } = held;
  const headAt = (size: number): LogHead => ({
    origin: row.origin,
    size,
    root: bytesToHex(tree.rootAt(size)) as Sha256Hex,
  });
  return {
    origin: row.origin,
    stage: row.stage as StageId,
    log: row.log,
    size: () => leaves.length,
    head: () => headAt(leaves.length),
    headAt,
    leaves: () => leaves,
    indexOf: (object) => places.get(object) ?? null,
    append: (object) => {
      const known = places.get(object.hash);
      if (known !== undefined) return known;
      const place = leaves.length;
      const leaf = toLeaf(object);
      insertLeaf(database, row.origin, place, leaf);
      remember(held, leaf);
      return place;
    },
    inclusionPath: (index, size) => toHex(tree.inclusionPath(index, size)),
    consistencyPath: (from, size) => toHex(tree.consistencyPath(from, size)),
  };
}

/** Leaf of a verified object, which knows its signers. */
export function toLeaf(object: SignedObject<LoggedKind>): LogLeaf {
  const payload = canonicalBytes(object.payload);
  const leaf = computeLeafHash(object.kind, payload, object.signers, nativeSha256Bytes);
  return { kind: object.kind, object: object.hash, leaf };
}

/** Root over leaf hashes, as of a log of another desk. */
export function rootOfLeaves(leaves: readonly Pick<LogLeaf, 'leaf'>[]): string {
  const tree = createMerkleTree(nativeSha256Bytes);
  for (const { leaf } of leaves) tree.append(hexToBytes(leaf) ?? new Uint8Array());
  return bytesToHex(tree.rootAt(leaves.length));
}

/**
 * A transaction that was rolled back leaves its leaves in memory. So each opening compares size and
 * last leaf with the table, and reads again where they differ.
 */
function load(database: Database, origin: string): Loaded {
  const logs = loaded.get(database) ?? new Map<string, Loaded>();
  loaded.set(database, logs);
  const known = logs.get(origin);
  const last = readLastLeaf(database, origin);
  if (known?.leaves.length === last.size && (known.leaves.at(-1)?.leaf ?? null) === last.leaf) {
    return known;
  }
  const fresh: Loaded = {
    tree: createMerkleTree(nativeSha256Bytes),
    leaves: [],
    places: new Map(),
  };
  for (const leaf of readLeaves(database, origin)) remember(fresh, leaf);
  logs.set(origin, fresh);
  return fresh;
}

function remember({ tree, leaves, places }: Loaded, leaf: LogLeaf): void {
  const hash = hexToBytes(leaf.leaf);
  if (!hash) throw new Error('log table is damaged');
  places.set(leaf.object, leaves.length);
  leaves.push(leaf);
  tree.append(hash);
}

function toHex(path: readonly Uint8Array[]): Sha256Hex[] {
  return path.map((node) => bytesToHex(node) as Sha256Hex);
}

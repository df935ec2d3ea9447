import { bytesToHex } from '../bytes/binary.ts';
import { sha256 } from '../crypto/digest.ts';
import { hashNode, type HashBytes } from './merkle-tree.ts';

const HASH_BYTES = 32;

/**
 * A whole log's Merkle tree (RFC 9162 section 2.1), for asking about many places of it. A proof of
 * the tree's own leaf to the tree's own root can only be the path that the tree itself gives, or
 * SHA-256 would have a collision; so proofs are compared with it instead of being hashed again.
 */
export type LogTree = {
  readonly size: number;
  /** Root of the first `size` leaves in hexadecimal; null for more leaves than there are. */
  readonly rootAt: (size: number) => string | null;
  /** Whether this is the inclusion path of leaf `index` in the tree of `size` (2.1.3). */
  readonly isPath: (index: number, size: number, path: readonly string[]) => boolean;
};

/** The tree whose complete subtrees `computeLevels` hashed. */
export function createLogTree(levels: readonly Uint8Array[], hash: HashBytes = sha256): LogTree {
  const size = (levels[0]?.length ?? 0) / HASH_BYTES;
  const names: string[][] = levels.map(() => []);
  const nameOf = (level: number, index: number): string =>
    ((names[level] ??= [])[index] ??= bytesToHex(nodeAt(levels[level], index)));
  // Receipts of one checkpoint follow one another: the last size asked for is the next one, too.
  let known: Edge = { size: 0, nodes: [] };
  const edgeOf = (wanted: number): Edge => {
    if (known.size !== wanted) known = computeEdge(levels, wanted, hash);
    return known;
  };
  return {
    size,
    rootAt: (wanted) => {
      if (wanted === 0) return bytesToHex(hash(new Uint8Array()));
      return wanted > size ? null : (edgeOf(wanted).nodes.at(-1) ?? null);
    },
    isPath: (index, wanted, path) => {
      if (index < 0 || index >= wanted || wanted > size) return false;
      const edge = edgeOf(wanted);
      let at = 0;
      let node = index;
      let last = wanted - 1;
      for (let level = 0; last > 0; level += 1, node >>>= 1, last >>>= 1) {
        const sibling = node % 2 === 1 ? node - 1 : node + 1;
        // The last node of a level without a right neighbour goes up as it is.
        if (sibling > last) continue;
        const expected = sibling === last ? edge.nodes[level] : nameOf(level, sibling);
        if (path[at] !== expected) return false;
        at += 1;
      }
      return at === path.length;
    },
  };
}

/**
 * Hashes of the complete subtrees of 2^k leaves, level by level, one behind the other; the first level
 * is the leaf hashes that are given.
 */
export function computeLevels(leaves: Uint8Array, hash: HashBytes = sha256): readonly Uint8Array[] {
  const levels = [leaves];
  for (let row = leaves; row.length >= 2 * HASH_BYTES;) {
    const parents = new Uint8Array(Math.floor(row.length / (2 * HASH_BYTES)) * HASH_BYTES);
    for (let index = 0; index < parents.length / HASH_BYTES; index += 1) {
      const [left, right] = [nodeAt(row, 2 * index), nodeAt(row, 2 * index + 1)];
      parents.set(hashNode(left, right, hash), index * HASH_BYTES);
    }
    levels.push(parents);
    row = parents;
  }
  return levels;
}

/** The last node of every level in a tree of `size`, up to the root. */
type Edge = { readonly size: number; readonly nodes: readonly string[] };

function computeEdge(levels: readonly Uint8Array[], size: number, hash: HashBytes): Edge {
  let last = size - 1;
  let node = nodeAt(levels[0], last);
  const nodes = [bytesToHex(node)];
  for (let level = 0; last > 0; level += 1, last >>>= 1) {
    if (last % 2 === 1) node = hashNode(nodeAt(levels[level], last - 1), node, hash);
    nodes.push(bytesToHex(node));
  }
  return { size, nodes };
}

function nodeAt(row: Uint8Array | undefined, index: number): Uint8Array {
  const node = row?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  if (node?.length !== HASH_BYTES) throw new RangeError(`log has no node ${index}`);
  return node;
}

import { bytesToHex, concatBytes, equalBytes } from '../bytes/binary.ts';
import { sha256 } from '../crypto/digest.ts';

/** SHA-256 of the bytes, as bytes. Hosts pass a native one where logs are long. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

const LEAF_PREFIX = new Uint8Array([0]);
const NODE_PREFIX = new Uint8Array([1]);

/** RFC 9162 section 2.1.1: hash of a leaf's content. */
export function hashLeaf(content: Uint8Array, hash: HashBytes = sha256): Uint8Array {
  return hash(concatBytes(LEAF_PREFIX, content));
}

/** RFC 9162 section 2.1.1: hash of two children. */
export function hashNode(
  left: Uint8Array,
  right: Uint8Array,
  hash: HashBytes = sha256,
): Uint8Array {
  return hash(concatBytes(NODE_PREFIX, left, right));
}

/** An append-only Merkle tree over leaf hashes (RFC 9162 section 2.1). Sizes and indexes in leaves. */
export type MerkleTree = {
  readonly size: () => number;
  readonly append: (leafHash: Uint8Array) => void;
  /** Root of the first `size` leaves; of none, the hash of nothing. */
  readonly rootAt: (size: number) => Uint8Array;
  /** Section 2.1.3.1: proof that leaf `index` is in the tree of `size`. */
  readonly inclusionPath: (index: number, size: number) => readonly Uint8Array[];
  /** Section 2.1.4.1: proof that the tree of `size` extends the one of `from`, 0 < from <= size. */
  readonly consistencyPath: (from: number, size: number) => readonly Uint8Array[];
};

/**
 * Keeps the hash of every complete subtree, so that an append and a proof take a logarithm of the
 * size. Asking beyond the size throws: callers compare sizes first.
 */
export function createMerkleTree(hash: HashBytes = sha256): MerkleTree {
  /** `levels[k][i]` is the subtree of the 2^k leaves from i * 2^k on. */
  const levels: Uint8Array[][] = [[]];
  const size = () => levels[0]?.length ?? 0;
  const rangeRoot = (start: number, length: number): Uint8Array => {
    const level = Math.log2(length);
    if (Number.isInteger(level)) {
      const whole = levels[level]?.[start / length];
      if (!whole) throw new RangeError(`log has no leaves ${start} to ${start + length}`);
      return whole;
    }
    const split = largestPowerBelow(length);
    return hashNode(rangeRoot(start, split), rangeRoot(start + split, length - split), hash);
  };
  const inclusion = (index: number, start: number, length: number): Uint8Array[] => {
    if (length === 1) return [];
    const split = largestPowerBelow(length);
    return index < split
      ? [...inclusion(index, start, split), rangeRoot(start + split, length - split)]
      : [...inclusion(index - split, start + split, length - split), rangeRoot(start, split)];
  };
  const consistency = (
    from: number,
    start: number,
    length: number,
    whole: boolean,
  ): Uint8Array[] => {
    if (from === length) return whole ? [] : [rangeRoot(start, length)];
    const split = largestPowerBelow(length);
    return from <= split
      ? [...consistency(from, start, split, whole), rangeRoot(start + split, length - split)]
      : [
          ...consistency(from - split, start + split, length - split, false),
          rangeRoot(start, split),
        ];
  };
  return {
    size,
    append: (leafHash) => {
      let carried = leafHash;
      for (let level = 0; ; level += 1) {
        const row = (levels[level] ??= []);
        row.push(carried);
        if (row.length % 2 === 1) return;
        const left = row[row.length - 2];
        if (!left) throw new Error('tree is inconsistent');
        carried = hashNode(left, carried, hash);
      }
    },
    rootAt: (wanted) => (wanted === 0 ? hash(new Uint8Array()) : rangeRoot(0, wanted)),
    inclusionPath: (index, wanted) => {
      if (index < 0 || index >= wanted || wanted > size()) throw new RangeError('leaf not in tree');
      return inclusion(index, 0, wanted);
    },
    consistencyPath: (from, wanted) => {
      if (from < 1 || from > wanted || wanted > size()) throw new RangeError('sizes not in tree');
      return consistency(from, 0, wanted, true);
    },
  };
}

/** Largest power of two below a number of at least 2. */
function largestPowerBelow(length: number): number {
  let power = 1;
  while (power * 2 < length) power *= 2;
  return power;
}

export type InclusionClaim = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
};

/** RFC 9162 section 2.1.3.2. */
export function verifyInclusion(claim: InclusionClaim, hash: HashBytes = sha256): boolean {
  const { index, size } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![claim.leafHash, claim.root, ...claim.path].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let root = claim.leafHash;
  for (const sibling of claim.path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      root = hashNode(sibling, root, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      root = hashNode(root, sibling, hash);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(root, claim.root);
}

export type ConsistencyClaim = {
  readonly from: number;
  readonly fromRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
};

/** RFC 9162 section 2.1.4.2; equal sizes take an empty path and equal roots. */
export function verifyConsistency(claim: ConsistencyClaim, hash: HashBytes = sha256): boolean {
  const { from, size } = claim;
  if (!isCount(from) || !isCount(size) || from > size || from === 0) return false;
  if (from === size) return claim.path.length === 0 && equalBytes(claim.fromRoot, claim.root);
  if (![claim.fromRoot, claim.root, ...claim.path].every(isHash)) return false;
  // A complete old tree is its own first node, which the proof leaves out.
  const path = Number.isInteger(Math.log2(from)) ? [claim.fromRoot, ...claim.path] : claim.path;
  const [first, ...rest] = path;
  if (!first || claim.path.length === 0) return false;
  let node = from - 1;
  let last = size - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  let fromRoot = first;
  let root = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      fromRoot = hashNode(sibling, fromRoot, hash);
      root = hashNode(sibling, root, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      root = hashNode(root, sibling, hash);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(fromRoot, claim.fromRoot) && equalBytes(root, claim.root);
}

/** Not by shifting: published vectors ask about sizes beyond 32 bits. */
function half(number: number): number {
  return Math.floor(number / 2);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

/** SHA-256: a single leaf is its own root, and two empty texts would otherwise agree. */
function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32;
}

/** A path in the form that signed objects carry. */
export function pathToHex(path: readonly Uint8Array[]): string[] {
  return path.map(bytesToHex);
}

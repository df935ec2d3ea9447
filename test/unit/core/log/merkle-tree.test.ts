import { assert as assertProperty, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../../../../src/core/bytes/binary.ts';
import { textToBytes } from '../../../../src/core/bytes/text.ts';
import {
  createMerkleTree,
  hashLeaf,
  hashNode,
  verifyConsistency,
  verifyInclusion,
} from '../../../../src/core/log/merkle-tree.ts';

const leafOf = (index: number) => hashLeaf(textToBytes(`leaf ${index}`));

function treeOf(size: number) {
  const tree = createMerkleTree();
  for (let index = 0; index < size; index += 1) tree.append(leafOf(index));
  return tree;
}

/** RFC 9162 section 2.1.1 written out, without any kept state. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashNode(slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

describe('createMerkleTree', () => {
  it('gives the hash of nothing for an empty log', () => {
    expect(bytesToHex(createMerkleTree().rootAt(0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('gives the root of the definition at every size', () => {
    const tree = treeOf(70);
    for (let size = 1; size <= 70; size += 1) {
      const leaves = Array.from({ length: size }, (_, index) => leafOf(index));
      expect(bytesToHex(tree.rootAt(size))).toBe(bytesToHex(slowRoot(leaves)));
    }
  });

  it('proves every leaf in every size, and no leaf in place of another', () => {
    const tree = treeOf(33);
    for (let size = 1; size <= 33; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const claim = {
          index,
          size,
          root: tree.rootAt(size),
          path: tree.inclusionPath(index, size),
        };
        expect(verifyInclusion({ ...claim, leafHash: leafOf(index) })).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: leafOf(index + 1) })).toBe(false);
      }
    }
  });

  it('proves every extension, and refuses a log that changed an old leaf', () => {
    assertProperty(
      property(integer({ min: 1, max: 60 }), nat(60), nat(), (from, more, pick) => {
        const size = from + more;
        const tree = treeOf(size);
        const path = tree.consistencyPath(from, size);
        const claim = { from, fromRoot: tree.rootAt(from), size, root: tree.rootAt(size), path };
        const changed = createMerkleTree();
        for (let index = 0; index < size; index += 1) {
          changed.append(leafOf(index === pick % from ? 1000 : index));
        }
        const other = {
          ...claim,
          root: changed.rootAt(size),
          path: changed.consistencyPath(from, size),
        };
        return verifyConsistency(claim) && !verifyConsistency(other);
      }),
    );
  });

  it('refuses to prove what it does not hold', () => {
    expect(() => treeOf(3).inclusionPath(3, 3)).toThrow(RangeError);
    expect(() => treeOf(3).consistencyPath(2, 4)).toThrow(RangeError);
  });
});

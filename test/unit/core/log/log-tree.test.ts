import { expect, it } from 'vitest';
import { bytesToHex, concatBytes } from '../../../../src/core/bytes/binary.ts';
import { textToBytes } from '../../../../src/core/bytes/text.ts';
import { computeLevels, createLogTree } from '../../../../src/core/log/log-tree.ts';
import { createMerkleTree, hashLeaf, pathToHex } from '../../../../src/core/log/merkle-tree.ts';

const SIZE = 37;
const hashes = Array.from({ length: SIZE }, (_, index) => hashLeaf(textToBytes(`leaf ${index}`)));
const tree = createMerkleTree();
for (const hash of hashes) tree.append(hash);
const logTree = createLogTree(computeLevels(concatBytes(...hashes)));

it('has the roots of the append-only tree at every size', () => {
  for (let size = 0; size <= SIZE; size += 1) {
    expect(logTree.rootAt(size)).toBe(bytesToHex(tree.rootAt(size)));
  }
  expect(logTree.rootAt(SIZE + 1)).toBeNull();
});

it('takes the path of every leaf in every size, and no other', () => {
  for (let size = 1; size <= SIZE; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const path = pathToHex(tree.inclusionPath(index, size));
      expect(logTree.isPath(index, size, path)).toBe(true);
      expect(logTree.isPath(index, size, [...path, '0'.repeat(64)])).toBe(false);
      if (path.length === 0) continue;
      expect(logTree.isPath(index, size, path.slice(1))).toBe(false);
      expect(logTree.isPath(index, size, path.toReversed())).toBe(
        path.length === 1 || String(path) === String(path.toReversed()),
      );
      expect(logTree.isPath((index + 1) % size, size, path)).toBe(false);
    }
  }
});

it('takes no path beyond the log', () => {
  expect(logTree.isPath(0, SIZE + 1, [])).toBe(false);
  expect(logTree.isPath(SIZE, SIZE, [])).toBe(false);
});

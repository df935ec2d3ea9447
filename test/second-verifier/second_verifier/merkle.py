"""Merkle trees of RFC 9162 section 2.1, with SHA-256."""

import hashlib


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaves: list[bytes]) -> bytes:
    """The root over leaf hashes; of no leaves, the hash of nothing."""
    return PrefixRoots(leaves).at(len(leaves))


class PrefixRoots:
    """Roots of every prefix of a list of leaf hashes, from complete subtrees computed once."""

    def __init__(self, leaves: list[bytes]):
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = range(0, len(below) - 1, 2)
            self.levels.append([node_hash(below[i], below[i + 1]) for i in pairs])

    def at(self, size: int) -> bytes:
        if size == 0:
            return hashlib.sha256(b"").digest()
        root = None
        position = size
        # From the smallest complete subtree on the right edge to the largest.
        for level in self.levels:
            if position & 1:
                subtree = level[position - 1]
                root = subtree if root is None else node_hash(subtree, root)
            position >>= 1
        return root


def verify_inclusion(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Section 2.1.3.2; whoever calls compares with a root of 32 bytes."""
    if not 0 <= index < size or len(leaf) != 32:
        return False
    position, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            current = node_hash(sibling, current)
            while not position & 1 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(size1: int, root1: bytes, size2: int, root2: bytes, path: list[bytes]) -> bool:
    """Section 2.1.4.2; equal sizes need equal roots and no path. Nothing leads from size 0."""
    if size1 == size2:
        return size1 > 0 and root1 == root2 and not path
    if not 0 < size1 < size2 or not path:
        return False
    nodes = list(path)
    if size1 & (size1 - 1) == 0:
        nodes.insert(0, root1)
    position, last = size1 - 1, size2 - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    first = second = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            first, second = node_hash(node, first), node_hash(node, second)
            while not position & 1 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            second = node_hash(second, node)
        position, last = position >> 1, last >> 1
    return last == 0 and first == root1 and second == root2

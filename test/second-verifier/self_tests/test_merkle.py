import base64
import json
import unittest

from second_verifier import merkle

from .vectors import below, needs_vectors


def raw(text: str | None) -> bytes:
    return base64.b64decode(text or "")


@needs_vectors
class MerkleVectors(unittest.TestCase):
    def test_inclusion(self):
        paths = below("merkle", "inclusion")
        self.assertEqual(len(paths), 98)
        for path in paths:
            case = json.loads(path.read_text())
            proof = [raw(node) for node in case["proof"] or []]
            answer = merkle.verify_inclusion(
                raw(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, raw(case["root"])
            )
            self.assertEqual(answer, not case["wantErr"], path)

    def test_consistency(self):
        paths = below("merkle", "consistency")
        self.assertEqual(len(paths), 98)
        for path in paths:
            case = json.loads(path.read_text())
            proof = [raw(node) for node in case["proof"] or []]
            answer = merkle.verify_consistency(
                case["size1"], raw(case["root1"]), case["size2"], raw(case["root2"]), proof
            )
            self.assertEqual(answer, not case["wantErr"], path)


class Roots(unittest.TestCase):
    def test_every_prefix_equals_the_recursive_definition(self):
        leaves = [merkle.leaf_hash(bytes([i])) for i in range(40)]
        roots = merkle.PrefixRoots(leaves)
        for size in range(41):
            self.assertEqual(roots.at(size), self.recursive(leaves[:size]))

    def recursive(self, leaves: list[bytes]) -> bytes:
        if len(leaves) < 2:
            return leaves[0] if leaves else merkle.hashlib.sha256(b"").digest()
        split = 1 << (len(leaves) - 1).bit_length() - 1
        return merkle.node_hash(self.recursive(leaves[:split]), self.recursive(leaves[split:]))


if __name__ == "__main__":
    unittest.main()

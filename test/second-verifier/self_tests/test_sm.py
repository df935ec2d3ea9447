import base64
import unittest

from second_verifier import sm2
from second_verifier.sm3 import sm3

from .vectors import FOLDER, needs_vectors


def blocks(name: str) -> list[dict[str, str]]:
    found = []
    for block in (FOLDER / "sm" / name).read_text().split("\n\n"):
        pairs = (line.split(" = ", 1) for line in block.splitlines() if " = " in line and line[0] != "#")
        found.append({key: value.strip() for key, value in pairs})
    return found


def from_der(data: bytes) -> bytes:
    """r || s of a DER sequence of two integers."""
    length = data[3]
    r, rest = data[4 : 4 + length], data[4 + length :]
    return b"".join(int.from_bytes(part, "big").to_bytes(32, "big") for part in (r, rest[2 : 2 + rest[1]]))


@needs_vectors
class SmVectors(unittest.TestCase):
    def test_sm3(self):
        cases = [block for block in blocks("evpmd_sm3.txt") if block.get("Digest") == "SM3"]
        self.assertEqual(len(cases), 8)
        for case in cases:
            self.assertEqual(sm3(bytes.fromhex(case["Input"])).hex(), case["Output"].lower())

    def test_sm2_over_a_digest(self):
        text = (FOLDER / "sm" / "evppkey_sm2.txt").read_text()
        der = base64.b64decode(text.split("PRIVATE KEY-----")[1].split("-----END")[0])
        key = der[-65:]
        cases = [b for b in blocks("evppkey_sm2.txt") if "Verify" in b and b.get("Ctrl") == "digest:SM3"]
        checked = 0
        for case in cases:
            if "Result" in case or len(case["Input"]) != 64:
                continue
            digest, signature = bytes.fromhex(case["Input"]), from_der(bytes.fromhex(case["Output"]))
            self.assertTrue(sm2.verify_digest(key, digest, signature))
            self.assertFalse(sm2.verify_digest(key, digest[::-1], signature))
            checked += 1
        self.assertGreaterEqual(checked, 2)


if __name__ == "__main__":
    unittest.main()

import unittest

from second_verifier import ed25519

from .vectors import needs_vectors, read_json


def answers(key: bytes, message: bytes, signature: bytes) -> set[bool]:
    """Of every path that is installed."""
    found = {ed25519.verify_pure(key, message, signature)}
    found.add(ed25519.verify(key, message, signature))
    return found


@needs_vectors
class Ed25519Vectors(unittest.TestCase):
    def test_cctv_accepts_only_the_case_without_flags(self):
        cases = read_json("ed25519", "cctv-ed25519.json")
        self.assertEqual(len(cases), 914)
        for case in cases:
            key, sig = bytes.fromhex(case["key"]), bytes.fromhex(case["sig"])
            expected = {not case["flags"]}
            self.assertEqual(answers(key, case["msg"].encode(), sig), expected, case["number"])

    def test_wycheproof(self):
        count = 0
        for group in read_json("ed25519", "wycheproof-ed25519.json")["testGroups"]:
            key = bytes.fromhex(group["publicKey"]["pk"])
            for case in group["tests"]:
                message, sig = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
                self.assertEqual(answers(key, message, sig), {case["result"] == "valid"}, case["tcId"])
                count += 1
        self.assertEqual(count, 151)


if __name__ == "__main__":
    unittest.main()

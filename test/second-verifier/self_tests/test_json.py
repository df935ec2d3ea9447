import unittest

from second_verifier import strict_json
from second_verifier.refusal import Refusal

from .vectors import FOLDER, below, needs_vectors


def accepts(data: bytes, read=strict_json.parse) -> bool:
    try:
        read(data)
        return True
    except Refusal:
        return False


@needs_vectors
class JsonVectors(unittest.TestCase):
    def test_parsing_suite(self):
        seen = {"y": 0, "n": 0, "i": 0}
        for path in below("json", "test_parsing"):
            accepted = accepts(path.read_bytes())
            seen[path.name[0]] += 1
            # A duplicate key is legal JSON and refused here.
            if path.name[0] == "y" and "duplicated_key" not in path.name:
                self.assertTrue(accepted, path.name)
            elif path.name[0] != "i":
                self.assertFalse(accepted, path.name)
        self.assertEqual(seen["y"], 95)
        self.assertEqual(seen["n"], 188)

    def test_canonical_form(self):
        paths = below("jcs", "input")
        self.assertEqual(len(paths), 6)
        for path in paths:
            value = strict_json.parse(path.read_bytes())
            expected = (FOLDER / "jcs" / "output" / path.name).read_bytes()
            self.assertEqual(strict_json.canonical(value), expected, path.name)


class Documents(unittest.TestCase):
    def test_refused(self):
        texts = ['{"a":1,"a":1}', '{"b":1,"a":1}', "[1.0]", "[-0]", "[1e2]", "[9007199254740992]", "[01]"]
        texts += [" []", '["\\u0041"]', '["\\ud800"]', '["\\/"]', "[1.5]", "\ufeff[]", "", "[" * 65 + "]" * 65]
        for text in texts:
            self.assertFalse(accepts(text.encode(), strict_json.parse_canonical), text)
        self.assertFalse(accepts(b'["\xff"]', strict_json.parse_canonical))
        self.assertFalse(accepts(b'["\xed\xa0\x80"]', strict_json.parse_canonical))

    def test_accepted(self):
        texts = ['{"a":[1,-2,9007199254740991],"b":"\\n\\u0001é"}', "[" * 64 + "]" * 64, "null"]
        # By code units the astral plane sorts before U+FB33.
        texts.append('{"\U0001f600":1,"\ufb33":2}')
        for text in texts:
            self.assertTrue(accepts(text.encode(), strict_json.parse_canonical), text)


if __name__ == "__main__":
    unittest.main()

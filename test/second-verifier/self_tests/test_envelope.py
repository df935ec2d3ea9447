import unittest

from second_verifier.envelope import Envelope
from second_verifier.fingerprint import damm_digit


class Standards(unittest.TestCase):
    def test_pae_of_the_specification(self):
        envelope = Envelope("", "http://example.com/HelloWorld", b"hello world", ())
        self.assertEqual(envelope.pae, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world")

    def test_damm_of_the_thesis(self):
        self.assertEqual(damm_digit("572"), "4")
        self.assertEqual(damm_digit("5724"), "0")


if __name__ == "__main__":
    unittest.main()

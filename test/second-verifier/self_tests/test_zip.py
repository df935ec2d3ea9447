import io
import struct
import unittest
import zipfile

from second_verifier.refusal import Refusal
from second_verifier.zip_names import check_name
from second_verifier.zip_profile import Entry, _encode_directory, _encode_end, _encode_local, read_container


def container(files: dict[str, bytes]) -> bytes:
    out, entries = bytearray(), []
    for name, content in files.items():
        entry = Entry(name.encode(), zipfile.crc32(content), len(content), len(out))
        entries.append(entry)
        out += _encode_local(entry) + content
    directory = _encode_directory(entries)
    return bytes(out) + directory + _encode_end(entries, len(out), len(directory))


FILES = {"a/é.json": b"hello", "b": b"", "a/x": b"1" * 300}


class Profile(unittest.TestCase):
    def test_reads_what_pythons_own_library_reads(self):
        data = container(FILES)
        self.assertEqual(read_container(data), FILES)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertEqual({name: archive.read(name) for name in archive.namelist()}, FILES)

    def test_every_changed_byte_is_refused_or_is_a_name(self):
        data = container(FILES)
        for at in range(len(data)):
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            with self.assertRaises(Refusal, msg=str(at)):
                read_container(changed)

    def test_nothing_around_or_between(self):
        data = container(FILES)
        for changed in (data + b"\0", b"\0" + data, data[:-1], data[1:], b"", data[:40]):
            with self.assertRaises(Refusal):
                read_container(changed)

    def test_hostile_names(self):
        names = ["", "/a", "../a", "a/./b", "a//b", "a/", "c:/x", "a\\b", "a\u202eb", "a.", "nul.txt"]
        names += ["e\u0301", "a\x00", "x" * 256, "COM1", "a\x85b", "\ufeffa", "a "]
        for name in names:
            with self.assertRaises(Refusal, msg=ascii(name)):
                check_name(name.encode())
        for pair in (["A", "a"], ["a", "a/b"], ["ﬁ", "fi"], ["\u017f", "s"]):
            with self.assertRaises(Refusal, msg=str(pair)):
                read_container(container({name: b"" for name in pair}))

    def test_end_record_of_more_than_65534_entries(self):
        files = {f"{number:06}": b"" for number in range(65_535)}
        data = container(files)
        self.assertEqual(data[-22 - 20 - 56 :][:4], b"PK\6\6")
        self.assertEqual(struct.unpack("<H", data[-12:-10])[0], 0xFFFF)
        self.assertEqual(len(read_container(data)), 65_535)


if __name__ == "__main__":
    unittest.main()

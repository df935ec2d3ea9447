"""Containers in the one form of docs/zip-profile.md: parse what varies, encode again, compare."""

import struct
import zlib
from dataclasses import dataclass

from .refusal import Refusal
from .zip_names import check_name, check_together

FULL16, FULL32, MAX_VALUE = 0xFFFF, 0xFFFFFFFF, 2**53 - 1
# docs/formats.md, Archive: the caps of an archive.
MAX_ENTRIES, MAX_DIRECTORY, MAX_FILE = 1_000_000, 256 * 2**20, 256 * 2**20
_END = struct.Struct("<4sHHHHIIH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR = struct.Struct("<4sIQI")
_FLAGS, _DATE = 0x0800, 0x0021


@dataclass(frozen=True)
class Entry:
    name: bytes
    crc: int
    size: int
    offset: int


def read_container(data: bytes) -> dict[str, bytes]:
    """Names and contents in their order; every byte of the container is accounted for."""
    count, start, length, end = _read_end(data)
    if count > MAX_ENTRIES or length > MAX_DIRECTORY:
        raise Refusal("zip-cap")
    if start + length > end:
        raise Refusal("zip-directory")
    entries = _read_directory(data[start : start + length], count)
    if _encode_directory(entries) + _encode_end(entries, start, length) != data[start:]:
        raise Refusal("zip-not-canonical")
    names = [check_name(entry.name) for entry in entries]
    check_together(names)
    return dict(zip(names, _read_contents(data, entries, start)))


def _read_contents(data: bytes, entries: list[Entry], start: int) -> list[bytes]:
    contents: list[bytes] = []
    at = 0
    for entry in entries:
        header = _encode_local(entry)
        if entry.offset != at or entry.size > MAX_FILE or data[at : at + len(header)] != header:
            raise Refusal("zip-local-header", ascii(entry.name))
        at += len(header) + entry.size
        if at > start:
            raise Refusal("zip-overlap", ascii(entry.name))
        content = data[at - entry.size : at]
        if zlib.crc32(content) != entry.crc:
            raise Refusal("zip-crc", ascii(entry.name))
        contents.append(content)
    if at != start:
        raise Refusal("zip-gap")
    return contents


def _read_end(data: bytes) -> tuple[int, int, int, int]:
    """Count of entries, start and length of the directory, where the end records begin."""
    end = len(data) - _END.size
    if end < 0:
        raise Refusal("zip-no-end")
    signature, _, _, _, count, length, start, _ = _END.unpack_from(data, end)
    if signature != b"PK\5\6":
        raise Refusal("zip-no-end")
    if FULL16 != count and FULL32 not in (length, start):
        return count, start, length, end
    end -= _END64.size + _LOCATOR.size
    if end < 0:
        raise Refusal("zip64")
    signature, _, _, _, _, _, _, count, length, start = _END64.unpack_from(data, end)
    if signature != b"PK\6\6" or max(count, length, start) > MAX_VALUE:
        raise Refusal("zip64")
    return count, start, length, end


def _read_directory(directory: bytes, count: int) -> list[Entry]:
    entries: list[Entry] = []
    at = 0
    while at < len(directory):
        if at + _CENTRAL.size > len(directory) or len(entries) == count:
            raise Refusal("zip-directory")
        fields = _CENTRAL.unpack_from(directory, at)
        crc, size, offset = fields[7], fields[9], fields[16]
        name_end = at + _CENTRAL.size + fields[10]
        extra_end = name_end + fields[11]
        name, extra = directory[at + _CENTRAL.size : name_end], directory[name_end:extra_end]
        size, offset = _read_extra(extra, size, offset)
        entries.append(Entry(name, crc, size, offset))
        at = extra_end
    if at != len(directory) or len(entries) != count:
        raise Refusal("zip-directory")
    return entries


def _read_extra(extra: bytes, size: int, offset: int) -> tuple[int, int]:
    values = [value for (value,) in struct.iter_unpack("<Q", extra[4:])] if len(extra) % 8 == 4 else []
    if size == FULL32 and len(values) >= 2:
        size, values = values[0], values[2:]
    if offset == FULL32 and values:
        offset = values[0]
    if max(size, offset) > MAX_VALUE:
        raise Refusal("zip64")
    return size, offset


def _extra(values: list[int]) -> bytes:
    return struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values) if values else b""


def _encode_local(entry: Entry) -> bytes:
    big = entry.size >= FULL32
    extra = _extra([entry.size, entry.size] if big else [])
    size = FULL32 if big else entry.size
    need = 45 if big else 20
    lengths = (len(entry.name), len(extra))
    fixed = _LOCAL.pack(b"PK\3\4", need, _FLAGS, 0, 0, _DATE, entry.crc, size, size, *lengths)
    return fixed + entry.name + extra


def _encode_directory(entries: list[Entry]) -> bytes:
    parts = []
    for entry in entries:
        big, far = entry.size >= FULL32, entry.offset >= FULL32
        extra = _extra(([entry.size] * 2 if big else []) + ([entry.offset] if far else []))
        need = 45 if extra else 20
        size, offset = min(entry.size, FULL32), min(entry.offset, FULL32)
        head = (b"PK\1\2", need, need, _FLAGS, 0, 0, _DATE, entry.crc, size, size)
        parts.append(_CENTRAL.pack(*head, len(entry.name), len(extra), 0, 0, 0, 0, offset))
        parts.append(entry.name + extra)
    return b"".join(parts)


def _encode_end(entries: list[Entry], start: int, length: int) -> bytes:
    count = len(entries)
    parts = []
    if count >= FULL16 or length >= FULL32 or start >= FULL32:
        parts.append(_END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start))
        parts.append(_LOCATOR.pack(b"PK\6\7", 0, start + length, 1))
    short = min(count, FULL16)
    sizes = (min(length, FULL32), min(start, FULL32))
    parts.append(_END.pack(b"PK\5\6", 0, 0, short, short, *sizes, 0))
    return b"".join(parts)

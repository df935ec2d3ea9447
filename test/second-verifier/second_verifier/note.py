"""Checkpoints: C2SP signed-note, tlog-checkpoint and tlog-cosignature, as section 6 uses them."""

import hashlib
import re
from dataclasses import dataclass

from . import base64_strict, ed25519
from .refusal import Refusal

LOG, COSIGNATURE = 1, 4
MAX_LINES = 2000
_SIGNATURE = re.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)")
_SIZE = re.compile("0|[1-9][0-9]{0,15}")


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes
    text: bytes
    lines: tuple[tuple[str, bytes], ...]


def parse_checkpoint(note: str) -> Checkpoint:
    text, separator, signatures = note.rpartition("\n\n")
    if not separator or not signatures.endswith("\n") or re.search("[\x00-\x09\x0b-\x1f]", note):
        raise Refusal("note-form")
    lines = text.split("\n")
    if len(lines) != 3 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        raise Refusal("note-form")
    root = base64_strict.decode(lines[2])
    if len(root) != 32:
        raise Refusal("note-root")
    signed = signatures[:-1].split("\n")
    if len(signed) > MAX_LINES:
        raise Refusal("note-form")
    parsed = tuple(_line(line) for line in signed)
    return Checkpoint(lines[0], int(lines[1]), root, (text + "\n").encode(), parsed)


def _line(line: str) -> tuple[str, bytes]:
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        raise Refusal("note-signature-line")
    blob = base64_strict.decode(match[2])
    if len(blob) < 5:
        raise Refusal("note-signature-line")
    return match[1], blob


def key_id(name: str, algorithm: int, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([algorithm]) + key).digest()[:4]


def _signed_by(checkpoint: Checkpoint, name: str, algorithm: int, key: bytes) -> bool:
    """Whether a line of this key is there and holds; lines that do not hold count for nothing."""
    wanted = key_id(name, algorithm, key)
    blobs = (blob[4:] for line, blob in checkpoint.lines if line == name and blob[:4] == wanted)
    return any(_blob_valid(checkpoint.text, algorithm, key, blob) for blob in blobs)


def _blob_valid(text: bytes, algorithm: int, key: bytes, blob: bytes) -> bool:
    if algorithm == LOG:
        return ed25519.verify(key, text, blob)
    if len(blob) != 72:
        return False
    seconds = int.from_bytes(blob[:8], "big")
    return seconds < 2**53 and ed25519.verify(key, b"cosignature/v1\ntime %d\n%s" % (seconds, text), blob[8:])


def log_signed(checkpoint: Checkpoint, operations_key: str) -> bool:
    return _signed_by(checkpoint, checkpoint.origin, LOG, bytes.fromhex(operations_key))


def device_name(key: str) -> str:
    return f"jurybox/device/{key}"


def cosigned(checkpoint: Checkpoint, device: str) -> bool:
    return _signed_by(checkpoint, device_name(device), COSIGNATURE, bytes.fromhex(device))

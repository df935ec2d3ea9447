"""DSSE envelopes (section 2)."""

import hashlib
import re
from dataclasses import dataclass

from . import base64_strict, ed25519, sm2
from .refusal import Refusal
from .strict_json import parse_canonical

_TYPE = re.compile(r"application/vnd\.jurybox\.([a-z-]+)\.v1\+json")

MAX_SIGNATURES, MAX_TEXT = 64, 200


@dataclass(frozen=True)
class Signature:
    keyid: str
    sig: bytes


@dataclass(frozen=True)
class Envelope:
    kind: str
    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...]

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.payload).hexdigest()

    @property
    def pae(self) -> bytes:
        kind = self.payload_type.encode()
        return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(self.payload), self.payload)

    def signers(self, keys: list[str]) -> dict[str, bytes]:
        """Which of these keys (hexadecimal) signed, each with its first valid signature."""
        found: dict[str, bytes] = {}
        for signature in self.signatures:
            for key in keys:
                if key not in found and ed25519.verify(bytes.fromhex(key), self.pae, signature.sig):
                    found[key] = signature.sig
        return found

    def has_sm2(self, key: str) -> bool:
        """Whether a signature under `sm2:<key>` is valid."""
        named = (s.sig for s in self.signatures if s.keyid == f"sm2:{key}")
        return any(sm2.verify(bytes.fromhex(key), self.pae, sig) for sig in named)


def parse_envelope(data: bytes) -> Envelope:
    return envelope_of(parse_canonical(data))


def envelope_of(value) -> Envelope:
    if not isinstance(value, dict) or set(value) != {"payload", "payloadType", "signatures"}:
        raise Refusal("envelope-form")
    payload_type, signatures = value["payloadType"], value["signatures"]
    if not all(isinstance(value[name], str) for name in ("payload", "payloadType")):
        raise Refusal("envelope-form")
    if not isinstance(signatures, list) or len(signatures) > MAX_SIGNATURES:
        raise Refusal("envelope-form")
    match = _TYPE.fullmatch(payload_type)
    if match is None:
        raise Refusal("envelope-type")
    payload = base64_strict.decode(value["payload"])
    return Envelope(match[1], payload_type, payload, tuple(_signature(s) for s in signatures))


def _signature(value) -> Signature:
    if not isinstance(value, dict) or set(value) != {"keyid", "sig"}:
        raise Refusal("envelope-form")
    if not all(isinstance(text, str) and len(text) <= MAX_TEXT for text in value.values()):
        raise Refusal("envelope-form")
    return Signature(value["keyid"], base64_strict.decode(value["sig"]))

"""The strict profile of section 3: one answer for every key, message and signature."""

import hashlib
from functools import lru_cache

from . import edwards

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    HAS_LIBRARY = True
except ImportError:
    HAS_LIBRARY = False

_IDENTITY_BYTES = edwards.encode(edwards.IDENTITY)


@lru_cache(maxsize=4096)
def checked_point(key: bytes) -> edwards.Point | None:
    """The point of a key that passes the strict check, else None."""
    point = edwards.decode(key)
    if point is None or edwards.is_identity(point):
        return None
    return point if edwards.is_identity(edwards.multiply(edwards.L, point)) else None


def is_strict_key(key: bytes) -> bool:
    return checked_point(key) is not None


@lru_cache(maxsize=20_000)
def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    """With the library where it is installed: it compares R byte by byte, without the cofactor."""
    if not _well_formed(key, signature):
        return False
    return _verify_by_library(key, message, signature) if HAS_LIBRARY else _verify(key, message, signature)


def verify_pure(key: bytes, message: bytes, signature: bytes) -> bool:
    """The same without the library."""
    return _well_formed(key, signature) and _verify(key, message, signature)


def _well_formed(key: bytes, signature: bytes) -> bool:
    if len(signature) != 64 or checked_point(key) is None:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    return scalar < edwards.L and signature[:32] != _IDENTITY_BYTES


def _verify(key: bytes, message: bytes, signature: bytes) -> bool:
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % edwards.L
    scalar = int.from_bytes(signature[32:], "little")
    point = edwards.multiply_two(scalar, edwards.BASE, k, edwards.negate(checked_point(key)))
    return edwards.encode(point) == signature[:32]


def _verify_by_library(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False

"""Root fingerprints (section 4)."""

import hashlib
import re

from .refusal import Refusal

# The totally anti-symmetric quasigroup of order 10 from H. M. Damm's thesis (2004).
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)


def frame(data: bytes) -> bytes:
    return str(len(data)).encode() + b":" + data


def root_fingerprint(keys: list[bytes], threshold: int) -> bytes:
    parts = [b"jurybox root v1", f"{threshold}/{len(keys)}".encode(), *sorted(keys)]
    return hashlib.sha256(b"".join(frame(part) for part in parts)).digest()


def damm_digit(digits: str) -> str:
    state = "0"
    for digit in digits:
        state = _DAMM[int(state)][int(digit)]
    return state


def paper_digits(fingerprint: bytes) -> str:
    """Ten groups of four digits, each with its check digit."""
    digits = str(int.from_bytes(fingerprint, "big") % 10**40).rjust(40, "0")
    groups = [digits[i : i + 4] for i in range(0, 40, 4)]
    return " ".join(group + damm_digit(f"{place}{group}") for place, group in enumerate(groups))


def parse_typed(text: str) -> str:
    """What a person typed: 64 hexadecimal digits, or 50 decimal ones with their check digits."""
    bare = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"[0-9a-f]{64}", bare):
        return bare
    if not re.fullmatch(r"[0-9]{50}", bare):
        raise Refusal("root-form")
    for place in range(10):
        group = bare[place * 5 : place * 5 + 5]
        if damm_digit(f"{place}{group[:4]}") != group[4]:
            raise Refusal("root-check-digit", f"group {place + 1}")
    return " ".join(bare[i : i + 5] for i in range(0, 50, 5))


def matches(typed: str, fingerprint: bytes) -> bool:
    return typed in (fingerprint.hex(), paper_digits(fingerprint))

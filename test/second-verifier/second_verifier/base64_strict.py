"""Standard base64 with padding and zero trailing bits: one text for one byte string."""

import base64
import binascii

from .refusal import Refusal


def decode(text: str) -> bytes:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        raise Refusal("base64") from None
    if base64.b64encode(data).decode("ascii") != text:
        raise Refusal("base64")
    return data

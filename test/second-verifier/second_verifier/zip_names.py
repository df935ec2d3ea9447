"""Which names a container may hold (docs/zip-profile.md, Names)."""

import re
import unicodedata

from .refusal import Refusal

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_NOT_PORTABLE = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)


def check_name(data: bytes) -> str:
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("name-encoding") from None
    if not name or len(data) > 1024 or unicodedata.normalize("NFC", name) != name:
        raise Refusal("name-form", name)
    if _CONTROL.search(name) or _NOT_PORTABLE.search(name) or "\\" in name:
        raise Refusal("name-character", ascii(name))
    for segment in name.split("/"):
        _check_segment(segment, name)
    return name


def _check_segment(segment: str, name: str) -> None:
    if segment in ("", ".", "..") or segment[-1] in ". " or len(segment.encode()) > 255:
        raise Refusal("name-segment", name)
    if _DEVICE.fullmatch(segment.split(".")[0].rstrip(" ")):
        raise Refusal("name-device", name)


def check_together(names: list[str]) -> None:
    """No two names that some system takes for one; no file that is another's folder."""
    folded = [_fold(name) for name in names]
    files = set(folded)
    if len(files) != len(folded):
        raise Refusal("name-duplicate")
    for name in folded:
        parts = name.split("/")
        if any("/".join(parts[:count]) in files for count in range(1, len(parts))):
            raise Refusal("name-file-as-folder", name)


def _fold(name: str) -> str:
    upper = unicodedata.normalize("NFKC", name).upper()
    return unicodedata.normalize("NFKC", upper.lower())

"""JSON (RFC 8259) with duplicate keys, bad UTF-8 and lone surrogates refused; RFC 8785 form."""

import re

from .refusal import Refusal

MAX_DEPTH = 64
MAX_BYTES = 64 * 1024 * 1024
MAX_INTEGER = 2**53 - 1

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_HEX = re.compile(r"[0-9A-Fa-f]{4}")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"true": True, "false": False, "null": None}


def parse(data: bytes):
    """The value of a JSON text. Numbers with a fraction or an exponent become float."""
    if len(data) > MAX_BYTES:
        raise Refusal("json-too-large")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("json-utf8") from None
    parser = _Parser(text)
    value = parser.value(0)
    parser.space()
    if parser.at != len(text):
        raise Refusal("json-syntax", str(parser.at))
    return value


def parse_canonical(data: bytes):
    """The value of a document of section 1: canonical bytes, integers only."""
    value = parse(data)
    _only_integers(value)
    if canonical(value) != data:
        raise Refusal("json-not-canonical")
    return value


def canonical(value) -> bytes:
    """RFC 8785."""
    out: list[str] = []
    _write(value, out)
    return "".join(out).encode("utf-8")


class _Parser:
    def __init__(self, text: str):
        self.text = text
        self.at = 0

    def fail(self, code: str = "json-syntax"):
        raise Refusal(code, str(self.at))

    def space(self) -> None:
        self.at = _SPACE.match(self.text, self.at).end()

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, char: str) -> bool:
        self.space()
        if self.peek() != char:
            return False
        self.at += 1
        return True

    def value(self, depth: int):
        self.space()
        start = self.peek()
        if start == "{":
            return self.object(depth + 1)
        if start == "[":
            return self.array(depth + 1)
        if start == '"':
            return self.string()
        for word, value in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def number(self):
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            self.fail()
        self.at = match.end()
        if match[1] is not None or match[2] is not None or match[0] == "-0":
            return float(match[0])
        if len(match[0]) > 400:
            return float("inf")
        return int(match[0])

    def string(self) -> str:
        self.at += 1
        parts: list[str] = []
        while True:
            match = _PLAIN.match(self.text, self.at)
            parts.append(match[0])
            self.at = match.end()
            char = self.peek()
            self.at += 1
            if char == '"':
                return "".join(parts)
            if char != "\\":
                self.fail()
            parts.append(self.escape())

    def escape(self) -> str:
        char = self.peek()
        self.at += 1
        if char != "u":
            return _ESCAPES[char] if char in _ESCAPES else self.fail()
        unit = self.unit()
        if 0xDC00 <= unit <= 0xDFFF:
            self.fail("json-surrogate")
        if not 0xD800 <= unit <= 0xDBFF:
            return chr(unit)
        if self.text[self.at : self.at + 2] != "\\u":
            self.fail("json-surrogate")
        self.at += 2
        low = self.unit()
        if not 0xDC00 <= low <= 0xDFFF:
            self.fail("json-surrogate")
        return chr(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))

    def unit(self) -> int:
        match = _HEX.match(self.text, self.at)
        if match is None:
            self.fail()
        self.at = match.end()
        return int(match[0], 16)

    def array(self, depth: int) -> list:
        if depth > MAX_DEPTH:
            self.fail("json-depth")
        self.at += 1
        items: list = []
        if self.take("]"):
            return items
        while True:
            items.append(self.value(depth))
            if self.take("]"):
                return items
            if not self.take(","):
                self.fail()

    def object(self, depth: int) -> dict:
        if depth > MAX_DEPTH:
            self.fail("json-depth")
        self.at += 1
        members: dict = {}
        if self.take("}"):
            return members
        while True:
            self.space()
            if self.peek() != '"':
                self.fail()
            key = self.string()
            if key in members:
                self.fail("json-duplicate-key")
            if not self.take(":"):
                self.fail()
            members[key] = self.value(depth)
            if self.take("}"):
                return members
            if not self.take(","):
                self.fail()


def _only_integers(value) -> None:
    if isinstance(value, dict):
        for member in value.values():
            _only_integers(member)
    elif isinstance(value, list):
        for item in value:
            _only_integers(item)
    elif isinstance(value, float):
        raise Refusal("json-number")
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > MAX_INTEGER:
        raise Refusal("json-number")


_WRITTEN = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f]')


def _quote(text: str) -> str:
    return '"' + _TO_ESCAPE.sub(lambda m: _WRITTEN.get(m[0], f"\\u{ord(m[0]):04x}"), text) + '"'


def _write(value, out: list[str]) -> None:
    if value is None or isinstance(value, bool):
        out.append({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, str):
        out.append(_quote(value))
    elif isinstance(value, int):
        out.append(str(value) if abs(value) <= MAX_INTEGER else _number(float(value)))
    elif isinstance(value, float):
        out.append(_number(value))
    elif isinstance(value, list):
        out.append("[")
        for index, item in enumerate(value):
            out.append("," if index else "")
            _write(item, out)
        out.append("]")
    else:
        out.append("{")
        # RFC 8785 section 3.2.3 sorts by UTF-16 code units, not by code points.
        for index, key in enumerate(sorted(value, key=lambda name: name.encode("utf-16-be"))):
            out.append(("," if index else "") + _quote(key) + ":")
            _write(value[key], out)
        out.append("}")


def _number(value: float) -> str:
    """ECMAScript Number::toString; Python's repr gives the same shortest digits."""
    if value != value or value in (float("inf"), float("-inf")):
        raise Refusal("json-number")
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value!r}".lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        body = digits.ljust(point, "0")
        return sign + body[:point] + ("." + body[point:] if len(body) > point else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"

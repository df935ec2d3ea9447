"""A schema is a function that refuses a value or returns; these make them."""

import re

from ..refusal import Refusal

# Section 5; `re.fullmatch` because `$` of Python also matches before a final line feed.
ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_CONTROL_BUT_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def check(schema, value) -> None:
    schema(value, "")


def refuse(path: str, what: str):
    raise Refusal("schema", f"{path or '/'} {what}")


def units(text: str) -> int:
    """Lengths of texts count UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def literal(expected):
    def run(value, path):
        if type(value) is not type(expected) or value != expected:
            refuse(path, f"is not {expected!r}")

    return run


def one_of(*expected: str):
    def run(value, path):
        if not isinstance(value, str) or value not in expected:
            refuse(path, "is none of the names")

    return run


def pattern(expression: str, maximum: int | None = None):
    compiled = re.compile(expression)

    def run(value, path):
        if not isinstance(value, str) or not compiled.fullmatch(value):
            refuse(path, "has another form")
        if maximum is not None and units(value) > maximum:
            refuse(path, "is too long")

    return run


def text(maximum: int, minimum: int = 1, lines: bool = False):
    forbidden = _CONTROL_BUT_LINES if lines else _CONTROL

    def run(value, path):
        if not isinstance(value, str) or not minimum <= units(value) <= maximum:
            refuse(path, "is no text of this length")
        if forbidden.search(value) or _TURNS.search(value):
            refuse(path, "has a forbidden character")

    return run


def plain_text(maximum: int):
    """A string without other conditions than its length."""

    def run(value, path):
        if not isinstance(value, str) or units(value) > maximum:
            refuse(path, "is no text of this length")

    return run


def integer(minimum: int, maximum: int):
    def run(value, path):
        if type(value) is not int or not minimum <= value <= maximum:
            refuse(path, "is out of range")

    return run


def boolean(value, path):
    if not isinstance(value, bool):
        refuse(path, "is not true or false")


def nullable(schema):
    def run(value, path):
        if value is not None:
            schema(value, path)

    return run


def list_of(schema, maximum: int, minimum: int = 0):
    def run(value, path):
        if not isinstance(value, list) or not minimum <= len(value) <= maximum:
            refuse(path, "is no list of this length")
        for index, item in enumerate(value):
            schema(item, f"{path}/{index}")

    return run


def record(required: dict, optional: dict | None = None):
    members = {**required, **(optional or {})}

    def run(value, path):
        if not isinstance(value, dict):
            refuse(path, "is no object")
        for name in value:
            if name not in members:
                refuse(f"{path}/{name}", "is unknown")
        for name in required:
            if name not in value:
                refuse(f"{path}/{name}", "is missing")
        for name, member in value.items():
            members[name](member, f"{path}/{name}")

    return run


def mapping(name, value_schema):
    """An object with any names of one form."""

    def run(value, path):
        if not isinstance(value, dict):
            refuse(path, "is no object")
        for key, member in value.items():
            name(key, f"{path}/{key}")
            value_schema(member, f"{path}/{key}")

    return run


def union(tag: str, cases: dict):
    """One of several records, told apart by the text under `tag`."""

    def run(value, path):
        name = value.get(tag) if isinstance(value, dict) else None
        if not isinstance(name, str) or name not in cases:
            refuse(f"{path}/{tag}", "names no case")
        cases[name](value, path)

    return run


identifier = pattern(ID_PATTERN)
sha256 = pattern(r"[0-9a-f]{64}")
ed25519_key = pattern(r"[0-9a-f]{64}")
sm2_key = pattern(r"04[0-9a-f]{128}")
age_recipient = pattern(r"age1[02-9ac-hj-np-z]{58}")
instant = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?Z")
decimal = pattern(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?")
count = integer(0, 1_000_000)
log_index = integer(0, 100_000_000)
version = integer(1, 1_000_000)
scaled = integer(-1_000_000_000, 1_000_000_000)
log_origin = pattern(r"jurybox/[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._-]{1,64}/[0-9a-f]{16}")
size = integer(0, 2**40)
step_status = one_of("passed", "failed", "not-run")


def headed(kind: str, required: dict, optional: dict | None = None):
    """A payload: its type, its version and the contest, then its own members."""
    head = {"type": literal(f"jurybox.{kind}"), "version": literal(1), "contestId": identifier}
    return record({**head, **required}, optional)

"""Ranks and tie-breaks of one division."""

from dataclasses import dataclass
from fractions import Fraction

from .engine import MARKS
from .values import DNF, NONE, OPEN, Merit, Table, decimal, id_order, is_number


@dataclass(frozen=True)
class Candidate:
    entry: str
    tables: dict[str, Table]
    attributes: dict[str, Fraction | None]
    total: object


class Ranking:
    def __init__(self, ruleset: dict, decisions: list[dict]):
        self.ruleset = ruleset
        self.decisions = decisions
        self.merit = Merit(ruleset["ranking"]["better"])

    def groups(self, candidates: list[Candidate]) -> list[list[Candidate]]:
        """Level entries together, the best group first; entries without any total are not ranked."""
        present = [one for one in candidates if one.total != NONE]
        parts = _split(present, [self.merit.key(one.total) for one in present])
        for rule in self.ruleset["tieBreaks"]:
            parts = [piece for part in parts for piece in self._break(rule, part)]
        if self.ruleset["ranking"]["style"] == "1234":
            parts = [[one] for part in parts for one in self._in_order(part)]
        return [sorted(part, key=lambda one: id_order(one.entry)) for part in parts]

    def ranks(self, groups: list[list[Candidate]]) -> dict[str, int]:
        found: dict[str, int] = {}
        rank = 1
        for group in groups:
            found.update({one.entry: rank for one in group})
            rank += 1 if self.ruleset["ranking"]["style"] == "1223" else len(group)
        return found

    def _in_order(self, part: list[Candidate]) -> list[Candidate]:
        order = self.ruleset["ranking"].get("order", {"by": "entry"})
        ordered = sorted(part, key=lambda one: id_order(one.entry))
        if order["by"] == "entry":
            return ordered
        merit = Merit(order["better"])
        # An entry without the attribute stands behind those with it.
        missing = (2, Fraction(0))
        values = {one.entry: one.attributes.get(order["attribute"]) for one in part}
        return sorted(ordered, key=lambda one: missing if values[one.entry] is None else merit.key(values[one.entry]))

    def _break(self, rule: dict, part: list[Candidate]) -> list[list[Candidate]]:
        if len(part) < 2:
            return [part]
        keys = self._keys(rule, part)
        if any(key is None for key in keys):
            return [part]
        return _split(part, keys)

    def _keys(self, rule: dict, part: list[Candidate]) -> list:
        """A sort key for each entry, the best lowest; None for an entry without a value."""
        by = rule["by"]
        merit = Merit(rule.get("better", self.merit.better))
        if by == "value":
            return [_merit_key(merit, one.tables[rule["of"]].only().value) for one in part]
        if by == "attribute":
            return [_merit_key(merit, one.attributes.get(rule["attribute"])) for one in part]
        if by == "counts":
            return [self._counts(rule, one) for one in part]
        if by == "majority":
            return self._majority(rule, part)
        return self._decided(by, part)

    def _counts(self, rule: dict, one: Candidate):
        numbers = one.tables[rule["of"]].numbers()
        if "values" in rule:
            return [-numbers.count(decimal(text)) for text in rule["values"]]
        # A longer list is better than its own beginning: the end is worse than any number.
        return [*sorted(self.merit.key(number) for number in numbers), (2, Fraction(0))]

    def _majority(self, rule: dict, part: list[Candidate]) -> list:
        tables = [one.tables[rule["of"]].numbers() for one in part]
        total = part[0].total
        if not is_number(total):
            return [None] * len(part)
        start = self.merit.key(total)
        columns = sorted({self.merit.key(n) for numbers in tables for n in numbers})
        keys = []
        for numbers in tables:
            key = []
            for column in (one for one in columns if one >= start):
                reached = [n for n in numbers if self.merit.key(n) <= column]
                key += [-len(reached), self.merit.key(sum(reached, Fraction(0)))]
            keys.append(key)
        return keys

    def _decided(self, kind: str, part: list[Candidate]) -> list:
        wanted = {one.entry for one in part}
        for body in reversed(self.decisions):
            if body["kind"] != kind:
                continue
            if kind == "vote" and wanted <= set(body["entries"]):
                return [body["entries"].index(one.entry) for one in part]
            if kind == "playoff":
                marks = {one["entry"]: [decimal(m["mark"]) for m in one["marks"]] for one in body["entries"]}
                if wanted <= set(marks):
                    return [-sum(marks[one.entry], Fraction(0)) / len(marks[one.entry]) for one in part]
        return [None] * len(part)


def _merit_key(merit: Merit, value):
    return None if value in (None, NONE, OPEN) else merit.key(value)


def _split(part: list[Candidate], keys: list) -> list[list[Candidate]]:
    pairs = sorted(zip(keys, part), key=lambda pair: pair[0])
    parts: list[list[Candidate]] = []
    last = None
    for key, one in pairs:
        if last is not None and key == last:
            parts[-1].append(one)
        else:
            parts.append([one])
        last = key
    return parts

"""The result of one division (docs/rulesets.md, from "A contest's marks" to the end)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from .marks import find_rubric
from .matrix import ExpectedCell
from .rules.awards import place_awards
from .rules.engine import EntryInput, run
from .rules.ranking import Candidate, Ranking
from .rules.rounding import to_text
from .rules.steps import EntryContext, meaning_of
from .rules.values import OPEN, Table, cell, decimal, id_order, is_number

if TYPE_CHECKING:
    from .compute import Computation

_PUBLISHED_PLACES = 6


class DivisionComputation:
    def __init__(self, whole: Computation, part: dict, entries: dict[str, dict]):
        self.whole, self.part, self.entries = whole, part, entries
        self.ruleset, self.out = whole.ruleset, whole.decisions.out
        self.rubric = find_rubric(whole.setup, whole.stage["id"], part["division"])
        self.ids = sorted(entries, key=id_order)
        self.cells: dict[str, list[ExpectedCell]] = {entry: [] for entry in entries}
        for one in whole.cells:
            if one.entry in self.cells:
                self.cells[one.entry].append(one)
        self.tables = run(self.ruleset, self._inputs(fill_open=False))
        normalises = any(step["do"] == "normalise" for step in self.ruleset["steps"])
        self.raw = run(self.ruleset, self._inputs(fill_open=False), True) if normalises else None

    def _inputs(self, fill_open: bool) -> dict[str, EntryInput]:
        weights = {one["id"]: one["weight"] for one in self.rubric["criteria"]} if self.rubric else {}
        found = {}
        for entry in self.ids:
            context = EntryContext(self.ruleset, weights, self._attributes(entry))
            panel = frozenset(one.judge for one in self.cells[entry])
            found[entry] = EntryInput(self._marks(entry, fill_open), context, panel)
        return found

    def _attributes(self, entry: str) -> dict[str, Fraction | None]:
        found: dict[str, Fraction | None] = {}
        for attribute in self.ruleset["attributes"]:
            given = self._earlier_total(entry, attribute.get("stage"))
            text = attribute["missing"] if given is None else given
            value = None if text is None else decimal(text)
            # The minus of a value that was read, not of the one that stands for an absent one.
            is_magnitude = given is not None and attribute.get("magnitude", False)
            found[attribute["id"]] = abs(value) if is_magnitude else value
        return found

    def _earlier_total(self, entry: str, stage: str | None) -> str | None:
        for earlier in self.whole.assignment.get("earlier", []):
            if earlier["stage"] == stage:
                return next((one["total"] for one in earlier["totals"] if one["entry"] == entry), None)
        return None

    def _marks(self, entry: str, fill_open: bool) -> Table:
        marks = {}
        for one in self.cells[entry]:
            judge = self.whole.judges.get(one.judge, {})
            columns = {name: judge[name] for name in ("role", "group") if name in judge}
            for criterion in self.rubric["criteria"] if self.rubric else []:
                value = self._mark(one, criterion["id"], fill_open)
                # Axes in ascending order of their ids: criterion, judge.
                marks[(criterion["id"], one.judge)] = cell(value, columns)
        return Table(("criterion", "judge"), marks)

    def _mark(self, one: ExpectedCell, criterion: str, fill_open: bool):
        if one.judge in self.whole.groupless and (one.state == "received" or self.whole.is_open(one)):
            return OPEN
        if one.state == "received":
            values = {mark["criterion"]: mark["value"] for mark in one.sheet.value["body"]["marks"]}
            return Fraction(values[criterion], 10 ** self.rubric["decimals"])
        if self.whole.is_open(one):
            return Fraction(0) if fill_open else OPEN
        return meaning_of(self.ruleset["statuses"][one.state])

    def _total(self, tables: dict[str, Table], exact: bool = False):
        one = tables[self.ruleset["total"]].only()
        return one.exact if exact else one.value

    def short_panels(self) -> list[str]:
        filled = run(self.ruleset, self._inputs(fill_open=True))
        return [e for e, tables in filled.items() if e not in self.out and self._total(tables) == OPEN]

    def result(self) -> dict:
        division = {"division": self.part["division"]}
        ranked = [entry for entry in self.ids if entry not in self.out]
        if any(self._total(self.tables[entry]) == OPEN for entry in ranked):
            rows = [self._row(entry, None, None, False) for entry in self.ids]
            return {**division, "status": "incomplete", "ranking": rows, "cutTies": []}
        exact = self.ruleset["ranking"]["by"] == "exact"
        candidates = [self._candidate(entry, exact) for entry in ranked]
        ranking = Ranking(self.ruleset, self.whole.decisions.bodies)
        groups = ranking.groups(candidates)
        ranks = ranking.ranks(groups)
        placed = [[one.entry for one in group] for group in groups if is_number(group[0].total)]
        won, recommended, ties = place_awards(placed, self.part["awards"], self.part["recommend"])
        rows = [
            self._row(one.entry, ranks[one.entry], won.get(one.entry), one.entry in recommended)
            for group in groups
            for one in group
        ]
        rows += [self._row(entry, None, None, False) for entry in self.ids if entry not in ranks]
        return {**division, "status": "complete", "ranking": rows, "cutTies": ties}

    def _candidate(self, entry: str, exact: bool) -> Candidate:
        tables = self.tables[entry]
        return Candidate(entry, tables, self._attributes(entry), self._total(tables, exact))

    def _row(self, entry: str, rank, award, recommended: bool) -> dict:
        states = [one.state for one in self.cells[entry]]
        facts = self.entries[entry]
        row = {
            "entry": entry,
            "title": facts["title"],
            "team": facts["team"],
            "track": facts["track"],
            "rank": rank,
            "total": self._total_text(self.tables[entry]),
            "counted": states.count("received"),
            "recused": states.count("recused"),
            "award": award,
            "recommended": recommended,
        }
        if self.whole.stage["ruleset"]["version"] == 1:
            return row
        row["standing"] = self.out.get(entry) or self._standing(entry)
        raw = self._total_text(self.raw[entry]) if self.raw else None
        return row if raw is None else {**row, "raw": raw}

    def _standing(self, entry: str) -> str:
        total = self._total(self.tables[entry])
        return "scored" if is_number(total) else total

    def _total_text(self, tables: dict[str, Table]) -> str | None:
        value = self._total(tables)
        if not is_number(value):
            return None
        step = next(one for one in self.ruleset["steps"] if one["id"] == self.ruleset["total"])
        rule = step.get("round")
        return to_text(value, rule["places"] if rule else _PUBLISHED_PLACES)

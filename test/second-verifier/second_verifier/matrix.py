"""Every expected judge and entry of an assignment, and what the log has for it (docs/rulesets.md)."""

from dataclasses import dataclass

from .archive import Archive, Item
from .log import Log
from .marks import find_rubric, marks_valid
from .revisions import decide

Key = tuple[str, str]


@dataclass(frozen=True)
class ExpectedCell:
    judge: str
    entry: str
    state: str
    sheet: Item | None


class Matrix:
    """`admitted`: the judges and entries whose late sheets count after all; None: all of them."""

    def __init__(self, archive: Archive, log: Log, assignment: dict, admitted: set[Key] | None):
        self.archive, self.assignment = archive, assignment
        all_sheets = archive.all("score-sheet")
        self.every = {name: one for name, one in all_sheets.items() if name not in archive.unbound}
        #: Standing of every sheet, and the sheets that count, by judge and entry.
        self.states: dict[Key, dict[str, str]] = {}
        self.counting: dict[Key, list[Item]] = {}
        standings = log.standings(log.size)
        for name, sheet in self.every.items():
            # A sheet that is in no log fails step 6; it is computed with all the same.
            self._add(sheet, standings.get(name, "counts"), admitted)
        self.cells = self._cells()

    def _add(self, sheet: Item, state: str, admitted: set[Key] | None) -> None:
        if sheet.value["stage"] != self.assignment["stage"]:
            return
        key = (sheet.value["judge"], sheet.value["entry"])
        if state == "late" and (admitted is None or key in admitted):
            state = "counts"
        self.states.setdefault(key, {})[sheet.hash] = state
        if state == "counts":
            self.counting.setdefault(key, []).append(sheet)

    def _cells(self) -> list[ExpectedCell]:
        entries = {entry["id"]: entry for entry in self.assignment["entries"]}
        pairs = ((panel["judge"], entry) for panel in self.assignment["panels"] for entry in panel["entries"])
        return [self._cell(key, entries.get(key[1])) for key in dict.fromkeys(pairs)]

    def _cell(self, key: Key, entry: dict | None) -> ExpectedCell:
        counting = self.counting.get(key, [])
        if not counting:
            others = self.states.get(key, {}).values()
            state = "late" if "late" in others else "revoked" if others else "missing"
            return ExpectedCell(*key, state, None)
        head = decide(counting, self.every).head
        if head is None:
            return ExpectedCell(*key, "conflict", None)
        body = head.value["body"]
        if body["kind"] == "recusal":
            return ExpectedCell(*key, "recused", head)
        setup = self.archive.charter.value["setup"]
        rubric = find_rubric(setup, self.assignment["stage"], entry["division"]) if entry else None
        if rubric is None or not marks_valid(rubric, body["marks"]):
            return ExpectedCell(*key, "conflict", None)
        return ExpectedCell(*key, "received", head)

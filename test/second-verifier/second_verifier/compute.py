"""Step 10: the computed part of a result, from the sheets."""

from .archive import Archive
from .decisions import Decisions
from .division import DivisionComputation
from .log import Log
from .matrix import ExpectedCell, Matrix
from .rules.values import id_order
from .rules.version_one import as_version_two


class Computation:
    """The result of an assignment and a roster over a whole log."""

    def __init__(self, archive: Archive, log: Log, assignment: dict, roster: dict):
        self.assignment = assignment
        self.setup = archive.charter.value["setup"]
        self.stage = next(one for one in self.setup["stages"] if one["id"] == assignment["stage"])
        self.ruleset = as_version_two(self.stage["ruleset"])
        self.judges = {judge["id"]: judge for judge in roster["judges"]}
        self.groupless = find_groupless(self.ruleset, roster["judges"])
        self.decisions = Decisions(
            archive, assignment["stage"], {entry["id"] for entry in assignment["entries"]}
        )
        late_count = self.ruleset["statuses"]["late"] == "count"
        matrix = Matrix(archive, log, assignment, None if late_count else self.decisions.admitted)
        self.cells, self.counting, self.every = matrix.cells, matrix.counting, matrix.every

    def sheets(self) -> list[str]:
        return sorted(one.sheet.hash for one in self.cells if one.sheet is not None)

    def computed(self) -> dict:
        divisions, short = [], []
        for part in self.stage["divisions"]:
            entries = [e for e in self.assignment["entries"] if e["division"] == part["division"]]
            found = DivisionComputation(self, part, {entry["id"]: entry for entry in entries})
            divisions.append(found.result())
            short += found.short_panels()
        open_cells = [one for one in self.cells if self.is_listed(one)]
        open_cells.sort(key=lambda one: (id_order(one.entry), id_order(one.judge)))
        whole = not open_cells and not self._has_fault()
        whole = whole and all(one["status"] == "complete" for one in divisions)
        return {
            "status": "complete" if whole else "incomplete",
            "open": [{"judge": o.judge, "entry": o.entry, "state": o.state} for o in open_cells],
            "shortPanels": sorted(short, key=id_order),
            "divisions": divisions,
        }

    def is_open(self, one: ExpectedCell) -> bool:
        if one.state in ("conflict", "revoked"):
            return True
        return one.state in ("missing", "late") and self.ruleset["statuses"][one.state] == "open"

    def is_listed(self, one: ExpectedCell) -> bool:
        return self.is_open(one) and one.entry not in self.decisions.out

    def _has_fault(self) -> bool:
        entries = [entry["id"] for entry in self.assignment["entries"]]
        judged = {part["division"] for part in self.stage["divisions"]}
        in_panels = {entry for panel in self.assignment["panels"] for entry in panel["entries"]}
        return (
            len(set(entries)) != len(entries)
            or in_panels != set(entries)
            or any(panel["judge"] in self.groupless for panel in self.assignment["panels"])
            or any(panel["judge"] not in self.judges for panel in self.assignment["panels"])
            or any(entry["division"] not in judged for entry in self.assignment["entries"])
        )


def find_groupless(ruleset: dict, judges: list[dict]) -> set[str]:
    """Judges in no group that the rules know; nobody, where the rules know no groups."""
    known, grouped = set(), False
    for step in ruleset["steps"]:
        if step["do"] == "multiply" and step["by"]["from"] == "axis" and step["by"]["axis"] == "group":
            known |= set(step["by"]["factors"])
        if step["do"] == "reduce":
            grouped = grouped or step.get("into") == "group"
            if step.get("where") and step["where"]["column"] == "group":
                known |= set(step["where"]["is"])
    if not known and not grouped:
        return set()
    return {
        one["id"]
        for one in judges
        if "group" not in one or (known and one["group"] not in known)
    }

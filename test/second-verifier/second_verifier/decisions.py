"""What people decided after the marks (docs/rulesets.md, Decisions)."""

from .archive import Archive


class Decisions:
    def __init__(self, archive: Archive, stage: str, entries: set[str]):
        named = (archive.charter.value["contestId"], stage)
        items = [
            item
            for item in archive.all("decision").values()
            if (item.value["contestId"], item.value["stage"]) == named
        ]
        ordered = sorted(items, key=lambda item: item.value["decisionVersion"])
        self.hashes = sorted(item.hash for item in items)
        #: Bodies in their order, without those about entries that the stage does not have.
        self.bodies = [
            item.value["body"] for item in ordered if _entries_of(item.value["body"]) <= entries
        ]
        #: Entries out of the ranking, with their standing.
        self.out: dict[str, str] = {}
        #: Judges and entries whose late sheets count.
        self.admitted: set[tuple[str, str]] = set()
        for body in self.bodies:
            self._apply(body)

    def _apply(self, body: dict) -> None:
        if body["kind"] == "withdrawal":
            self.out[body["entry"]] = "withdrawn"
        elif body["kind"] == "disqualification":
            self.out[body["entry"]] = "disqualified"
        elif body["kind"] == "reinstatement":
            self.out.pop(body["entry"], None)
        elif body["kind"] == "admit-late":
            self.admitted.add((body["judge"], body["entry"]))


def _entries_of(body: dict) -> set[str]:
    if body["kind"] == "vote":
        return set(body["entries"])
    if body["kind"] == "playoff":
        return {one["entry"] for one in body["entries"]}
    return {body["entry"]}

"""Step 5: every object belongs to this contest, charter, stage, roster, assignment and package."""

from .archive import Archive, Item
from .chain import check_versions
from .keys import find_device
from .marks import find_rubric, marks_valid
from .report import Report
from .strict_json import canonical


def check_bindings(archive: Archive, stage: str, report: Report) -> None:
    items = [one for kind, found in archive.by_kind.items() if kind != "roster" for one in found.values()]
    items += [archive.index] if archive.index else []
    for path in sorted(archive.misnamed):
        report.fail(5, "file-name", path)
    for item in items:
        _check_common(archive, item, stage, report)
    check_versions(list(archive.all("assignment").values()), "assignmentVersion", 5, report)
    _check_decisions(archive, report)
    for item in archive.all("package").values():
        _check_package(archive, item, report)
    for item in list(archive.all("score-sheet").values()):
        for code in sheet_problems(archive, item):
            report.fail(5, code, item.path)
            archive.unbound.add(item.hash)
    for item in archive.all("receipt").values():
        if item.value["bundle"] not in archive.all("bundle"):
            report.fail(5, "receipt-without-bundle", item.path)
    _check_result(archive, report)
    for item in archive.all("bundle").values():
        if not any(
            find_device(archive, roster, item.value["judge"], item.value["deviceKey"])
            for roster in archive.all("roster")
        ):
            report.fail(5, "unknown-device", item.path)


def _check_common(archive: Archive, item: Item, stage: str, report: Report) -> None:
    value = item.value
    if value["contestId"] != archive.charter.value["contestId"]:
        report.fail(5, "contest-differs", item.path)
    if value.get("charter", archive.charter.hash) != archive.charter.hash:
        report.fail(5, "charter-differs", item.path)
    if value.get("stage", stage) != stage:
        report.fail(5, "stage-differs", item.path)
    for kind in ("roster", "assignment"):
        if kind in value and item.envelope.kind != "score-sheet" and value[kind] not in archive.all(kind):
            report.fail(5, f"unknown-{kind}", item.path)


def assigned_entries(assignment: dict, judge: str) -> dict[str, dict]:
    """The entries that an assignment gives a judge, by id."""
    wanted = {entry for panel in assignment["panels"] if panel["judge"] == judge for entry in panel["entries"]}
    return {entry["id"]: entry for entry in assignment["entries"] if entry["id"] in wanted}


def _check_decisions(archive: Archive, report: Report) -> None:
    """One chain of decisions per stage."""
    decisions = list(archive.all("decision").values())
    for stage in {item.value["stage"] for item in decisions}:
        chain = [item for item in decisions if item.value["stage"] == stage]
        check_versions(chain, "decisionVersion", 5, report)


def _check_package(archive: Archive, item: Item, report: Report) -> None:
    assignment = archive.all("assignment").get(item.value["assignment"])
    if assignment is None:
        return
    given = {entry["id"]: entry for entry in item.value["entries"]}
    expected = assigned_entries(assignment.value, item.value["judge"])
    same = len(given) == len(item.value["entries"]) and canonical(given) == canonical(expected)
    if not same:
        report.fail(5, "package-entries", item.path)


def _check_result(archive: Archive, report: Report) -> None:
    """The last result names the newest assignment and roster."""
    if archive.result is None:
        return
    for kind, member in (("assignment", "assignmentVersion"), ("roster", "rosterVersion")):
        newest = max(archive.all(kind).values(), key=lambda one: one.value[member], default=None)
        if newest is None or archive.result.value[kind] != newest.hash:
            report.fail(5, f"{kind}-is-not-the-newest", archive.result.path)


def sheet_problems(archive: Archive, item: Item) -> list[str]:
    """What keeps a correctly signed sheet from being one of this contest."""
    value, charter = item.value, archive.charter
    found = []
    if (value["contestId"], value["charter"]) != (charter.value["contestId"], charter.hash):
        found.append("charter-differs")
    if find_device(archive, value["roster"], value["judge"], value["deviceKey"]) is None:
        found.append("unknown-device")
    if bool(value["replaces"]) != ("correctionReason" in value):
        found.append("correction-reason")
    if "fromPaper" in value and len(set(value["fromPaper"]["enteredBy"])) < 2:
        found.append("paper-by-one-person")
    package = archive.all("package").get(value["package"])
    if package is None:
        return [*found, "unknown-package"]
    if (package.value["judge"], package.value["stage"]) != (value["judge"], value["stage"]):
        found.append("package-differs")
    entry = next((one for one in package.value["entries"] if one["id"] == value["entry"]), None)
    if entry is None:
        return [*found, "entry-not-in-package"]
    rubric = find_rubric(charter.value["setup"], value["stage"], entry["division"])
    body = value["body"]
    if body["kind"] == "scores":
        if rubric is None or not marks_valid(rubric, body["marks"]):
            found.append("marks")
        elif rubric["commentRequired"] and "comment" not in body:
            found.append("comment-missing")
    return found

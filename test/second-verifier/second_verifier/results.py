"""Step 10: the last result of the log against its recomputation."""

from .archive import Archive, Item
from .compute import Computation
from .listing import check_listing
from .log import Log
from .report import Report
from .revision_checks import check_revisions
from .strict_json import canonical


def check_results(archive: Archive, log: Log, report: Report) -> None:
    """The last result takes in the whole log; earlier ones are superseded, and only their heads checked."""
    assignment = _newest(archive, "assignment", "assignmentVersion")
    roster = _newest(archive, "roster", "rosterVersion")
    stages = [stage["id"] for stage in archive.charter.value["setup"]["stages"]]
    known = assignment is not None and roster is not None and assignment.value["stage"] in stages
    if "result.dsse.json" not in archive.files or not known:
        report.skip(8, 9, 10)
        return
    found = Computation(archive, log, assignment.value, roster.value)
    check_revisions(found, report)
    check_listing(archive, report)
    if archive.result is None:
        report.skip(10)
    else:
        _check_result(found, archive.result, report)


def _check_result(found: Computation, item: Item, report: Report) -> None:
    value = item.value
    if value["sheets"] != found.sheets():
        report.fail(10, "sheets-differ", item.path)
    if value["decisions"] != found.decisions.hashes:
        report.fail(10, "decisions-differ", item.path)
    computed = found.computed()
    if value["computed"]["status"] == "complete" and computed["open"]:
        report.fail(9, "complete-with-open-cells", item.path)
    if canonical(value["computed"]) != canonical(computed):
        report.fail(10, "computed-differs", item.path)
    report.computed = computed


def _newest(archive: Archive, kind: str, member: str) -> Item | None:
    return max(archive.all(kind).values(), key=lambda one: one.value[member], default=None)

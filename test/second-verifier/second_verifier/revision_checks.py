"""Step 8: every sheet that another replaces is there, and of the same judge and entry."""

from .compute import Computation
from .report import Report
from .revisions import predecessor_problems


def check_revisions(found: Computation, report: Report) -> None:
    for (judge, entry), sheets in found.counting.items():
        for code in predecessor_problems(sheets, found.every):
            report.fail(8, code, f"{judge} {entry}")

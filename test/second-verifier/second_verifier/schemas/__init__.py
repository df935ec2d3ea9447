"""The schemas of src/core/model, which section 5 makes part of the document."""

from ..refusal import Refusal
from .setup import charter
from .decision import decision
from .events import EVENTS
from .judging import bundle, receipt, score_sheet
from .organizing import archive_index, assignment, countersignature, package, result, roster
from .schema import check

SCHEMAS = {
    "charter": charter,
    "roster": roster,
    "assignment": assignment,
    "package": package,
    "score-sheet": score_sheet,
    "bundle": bundle,
    "receipt": receipt,
    "result": result,
    "archive": archive_index,
    "countersignature": countersignature,
    "decision": decision,
    **EVENTS,
}


def check_payload(kind: str, value) -> None:
    if kind not in SCHEMAS:
        raise Refusal("unknown-kind", kind)
    check(SCHEMAS[kind], value)

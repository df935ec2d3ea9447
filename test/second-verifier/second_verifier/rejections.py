"""Step 7: what was refused is there as it came, and was refused with reason."""

from .archive import Archive, Item
from .bindings import sheet_problems
from .envelope import parse_envelope
from .keys import find_device
from .log import Log
from .refusal import Refusal
from .report import Report
from .schemas import check_payload
from .strict_json import parse_canonical


def check_rejections(archive: Archive, log: Log, report: Report) -> None:
    rejections = archive.all("rejection").values()
    for item in rejections:
        data = archive.rejected.get(item.value["sheet"])
        if data is None:
            report.fail(7, "rejected-sheet-missing", item.path)
            continue
        try:
            envelope = parse_envelope(data)
        except Refusal:
            continue
        if envelope.hash != item.value["sheet"]:
            report.fail(7, "rejected-sheet-differs", item.path)
        elif _acceptable(archive, log, item, data):
            report.fail(7, "rejection-unfounded", item.path)
    declared = {item.value["sheet"] for item in rejections}
    for name in archive.rejected:
        if name not in declared:
            report.fail(7, "rejected-without-rejection", name)


def _acceptable(archive: Archive, log: Log, rejection: Item, data: bytes) -> bool:
    """Whether nothing was wrong with the sheet, by what the log held before the rejection."""
    try:
        envelope = parse_envelope(data)
        value = parse_canonical(envelope.payload)
        check_payload("score-sheet", value)
    except Refusal:
        return False
    sheet = Item("", envelope, value)
    bundle = archive.all("bundle").get(rejection.value["bundle"])
    if envelope.kind != "score-sheet" or not envelope.signers([value["deviceKey"]]):
        return False
    if sheet_problems(archive, sheet):
        return False
    device = find_device(archive, value["roster"], value["judge"], value["deviceKey"])
    if "sm2" in device and not envelope.has_sm2(device["sm2"]):
        return False
    # Another device of the same judge may have sealed it.
    names = ("judge", "stage")
    if bundle is not None and any(bundle.value[name] != value[name] for name in names):
        return False
    before = log.index_of.get(rejection.hash, log.size)
    return all(log.index_of.get(value[name], log.size) < before for name in ("roster", "package"))

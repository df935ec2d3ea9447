"""The steps of docs/verification.md over one archive, in their order."""

from . import fingerprint
from .archive import Archive, Item, load
from .bindings import check_bindings
from .chain import check_chain, check_charter
from .envelope import envelope_of
from .keys import check_keys, check_signatures
from .log_checks import check_heads, check_log, check_merges
from .refusal import Refusal
from .rejections import check_rejections
from .report import Report
from .results import check_results
from .schemas import check_payload
from .strict_json import parse_canonical
from .wholeness import check_countersignature, check_index
from .witness import check_receipt, check_witnesses
from .zip_profile import read_container


def verify(data: bytes, root: str, receipts: list[bytes] = ()) -> dict:
    """
    The report over the bytes of an archive. `root` is what was typed from paper. Refusal, if the root is
    no fingerprint or the container no container of the profile.
    """
    typed = fingerprint.parse_typed(root)
    report = Report()
    archive = load(read_container(data), report)
    check_charter(archive, typed, report)
    if archive.charter is None:
        report.skip(2, 3, 4, 5, 6, 7, 8, 9, 10, 12)
        check_index(archive, report)
        return report.to_json()
    stage = _stage(archive)
    check_signatures(archive, report)
    check_index(archive, report)
    check_chain(archive, report)
    # Without any roster, what names one is unbound; beside a broken chain nothing can be bound.
    chained = not report.findings[2] or not archive.has_files("rosters/")
    if chained:
        check_bindings(archive, stage, report)
    else:
        report.findings[5].clear()
        report.skip(5, 8, 9, 10)
        archive.by_kind["roster"] = {}
    check_keys(archive, report)
    _check_log_and_after(archive, stage, list(receipts), chained, report)
    check_countersignature(archive, report)
    return report.to_json()


def _stage(archive: Archive) -> str:
    """The archive is of the stage of its newest assignment, else of its result or index."""
    assignments = sorted(archive.all("assignment").values(), key=lambda one: one.path)
    items = [*assignments[-1:], archive.result, archive.index]
    return next((item.value["stage"] for item in items if item), "")


def _check_log_and_after(archive: Archive, stage: str, receipts: list[bytes], chained: bool, report: Report) -> None:
    log = check_log(archive, stage, report)
    if log is None:
        report.skip(7, 8, 9, 10)
        return
    logs = check_merges(archive, log, report)
    check_heads(archive, logs, report)
    check_witnesses(archive, logs, report)
    check_rejections(archive, log, report)
    for data in receipts:
        try:
            check_receipt(archive, logs, _read_receipt(data, archive))
        except Refusal as refusal:
            report.fail(7, refusal.code, f"(receipt) {refusal.where}")
    if chained:
        check_results(archive, log, report)


def _read_receipt(data: bytes, archive: Archive) -> Item:
    """The receipt in a `.jbreceipt` file that a judge kept."""
    value = parse_canonical(data)
    if not isinstance(value, dict) or set(value) != {"receipt", "sheets"}:
        raise Refusal("receipt-form")
    envelope = envelope_of(value["receipt"])
    if envelope.kind != "receipt":
        raise Refusal("wrong-type")
    payload = parse_canonical(envelope.payload)
    check_payload("receipt", payload)
    charter = archive.charter
    if not envelope.signers([charter.value["operationsKey"]]):
        raise Refusal("signature")
    if payload["charter"] != charter.hash or payload["contestId"] != charter.value["contestId"]:
        raise Refusal("charter-differs")
    return Item("(receipt)", envelope, payload)

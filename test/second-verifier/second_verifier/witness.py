"""Step 7: every cosignature and every receipt leads to the final head."""

from .archive import Archive, Item
from .log import Log
from .log_checks import place_head
from .merkle import verify_inclusion
from .note import Checkpoint, cosigned, log_signed, parse_checkpoint
from .refusal import Refusal
from .report import Report


def check_witnesses(archive: Archive, logs: list[Log], report: Report) -> None:
    checks = [(_check_cosigned_head, item) for item in archive.all("bundle").values()]
    checks += [(check_receipt, item) for item in archive.all("receipt").values()]
    for run, item in checks:
        try:
            run(archive, logs, item)
        except Refusal as refusal:
            report.fail(7, refusal.code, f"{item.path} {refusal.where}".strip())


def _read_head(archive: Archive, logs: list[Log], note: str) -> tuple[Checkpoint, Log]:
    """A checkpoint that operations signed and whose log, as it stands in the archive, extends it."""
    checkpoint = parse_checkpoint(note)
    if not log_signed(checkpoint, archive.charter.value["operationsKey"]):
        raise Refusal("checkpoint-unsigned")
    return checkpoint, place_head(logs, checkpoint.origin, checkpoint.size, checkpoint.root)


def _check_cosigned_head(archive: Archive, logs: list[Log], bundle: Item) -> None:
    if bundle.value["cosigned"] is None:
        return
    checkpoint, _ = _read_head(archive, logs, bundle.value["cosigned"])
    if not cosigned(checkpoint, bundle.value["deviceKey"]):
        raise Refusal("not-cosigned")


def check_receipt(archive: Archive, logs: list[Log], item: Item) -> None:
    receipt = item.value
    bundle = archive.all("bundle").get(receipt["bundle"])
    checkpoint, log = _read_head(archive, logs, receipt["checkpoint"])
    for one in receipt["accepted"]:
        _check_accepted(archive, log, checkpoint, one)
    for one in receipt["rejected"]:
        _check_rejected(log, checkpoint, receipt["bundle"], one)
    if bundle is None:
        return
    if bundle.value["judge"] != receipt["judge"]:
        raise Refusal("receipt-judge")
    if log.index_of.get(bundle.hash, log.size) >= checkpoint.size:
        raise Refusal("bundle-not-in-log")
    answered = [one["sheet"] for one in (*receipt["accepted"], *receipt["rejected"])]
    if sorted(answered) != sorted(bundle.value["sheets"]) or len(set(answered)) != len(answered):
        raise Refusal("receipt-sheets")


def _check_accepted(archive: Archive, log: Log, checkpoint: Checkpoint, one: dict) -> None:
    index, sheet = one["index"], one["sheet"]
    if index >= checkpoint.size or log.leaves[index].object != sheet:
        raise Refusal("receipt-index", sheet)
    path = [bytes.fromhex(node) for node in one["path"]]
    leaf = bytes.fromhex(log.leaves[index].leaf)
    if not verify_inclusion(leaf, index, checkpoint.size, path, checkpoint.root):
        raise Refusal("receipt-path", sheet)
    item = archive.all("score-sheet").get(sheet)
    if item is not None and log.standing(item, checkpoint.size) != one["standing"]:
        raise Refusal("receipt-standing", sheet)


def _check_rejected(log: Log, checkpoint: Checkpoint, bundle: str, one: dict) -> None:
    rejection = log.item(one["index"]) if one["index"] < checkpoint.size else None
    if rejection is None or rejection.envelope.kind != "rejection":
        raise Refusal("receipt-rejection", one["sheet"])
    value = rejection.value
    if (value["bundle"], value["sheet"], value["code"]) != (bundle, one["sheet"], one["code"]):
        raise Refusal("receipt-rejection", one["sheet"])

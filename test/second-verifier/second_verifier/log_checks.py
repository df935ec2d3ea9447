"""Step 6: leaves, their order, roots, checkpoints, heads, merged logs."""

import re

from .archive import LOGGED, Archive
from .log import Log, computed_leaf, read_log
from .note import log_signed, parse_checkpoint
from .refusal import Refusal
from .report import Report

_CHECKPOINT = re.compile(r"log/checkpoints/([0-9]{10})\.note")
_NAMED = (("charter", "charter"), ("roster", "roster"), ("assignment", "assignment"), ("package", "package"))


def check_log(archive: Archive, stage: str, report: Report) -> Log | None:
    try:
        log = read_log(archive, "log/leaves.json")
    except KeyError:
        report.fail(6, "no-leaves")
        return None
    except Refusal as refusal:
        report.fail(6, refusal.code, f"log/leaves.json {refusal.where}")
        return None
    _check_origin(archive, log, stage, report)
    _check_leaves(archive, log, report)
    _check_order(log, report)
    _check_checkpoints(archive, log, report)
    return log


def _check_origin(archive: Archive, log: Log, stage: str, report: Report) -> None:
    if log.origin.split("/")[1:3] != [archive.charter.value["contestId"], stage]:
        report.fail(6, "origin-differs", log.origin)


def _check_leaves(archive: Archive, log: Log, report: Report) -> None:
    if len(log.index_of) != log.size:
        report.fail(6, "leaf-twice")
    if [index for index, leaf in enumerate(log.leaves) if leaf.kind == "charter"] != [0]:
        report.fail(6, "charter-is-not-the-first-leaf")
    for index, leaf in enumerate(log.leaves):
        item = log.item(index)
        if item is None:
            report.fail(6, "object-missing", leaf.object)
        elif computed_leaf(archive, item) != leaf.leaf:
            report.fail(6, "leaf-differs", item.path)
    for kind in LOGGED:
        for item in archive.all(kind).values():
            if item.hash not in log.index_of:
                report.fail(6, "object-not-in-log", item.path)


def _check_order(log: Log, report: Report) -> None:
    opened = False
    for index, leaf in enumerate(log.leaves):
        item = log.item(index)
        if item is None:
            continue
        value = item.value
        named = [value[member] for member, _ in _NAMED if member in value]
        named += [value["previous"]] if value.get("previous") else []
        if any(log.index_of.get(name, index) >= index for name in named):
            report.fail(6, "before-what-it-names", item.path)
        if leaf.kind in ("score-sheet", "bundle") and not opened:
            report.fail(6, "before-the-opening", item.path)
        if leaf.kind == "opening":
            opened = True


def _check_checkpoints(archive: Archive, log: Log, report: Report) -> None:
    sizes = []
    for path, data in archive.files.items():
        match = _CHECKPOINT.fullmatch(path)
        if match is None:
            continue
        try:
            checkpoint = parse_checkpoint(data.decode("utf-8"))
            sizes.append(checkpoint.size)
            if checkpoint.size != int(match[1]):
                raise Refusal("file-name")
            check_head(log, checkpoint.origin, checkpoint.size, checkpoint.root)
            if not log_signed(checkpoint, archive.charter.value["operationsKey"]):
                raise Refusal("checkpoint-unsigned")
        except UnicodeDecodeError:
            report.fail(6, "note-form", path)
        except Refusal as refusal:
            report.fail(6, refusal.code, path)
    if log.size not in sizes:
        report.fail(6, "no-final-checkpoint")


def check_head(log: Log, origin: str, size: int, root: bytes) -> None:
    if origin != log.origin:
        raise Refusal("head-of-another-log", origin)
    if not log.extends(size, root):
        raise Refusal("head-not-extended", f"{origin} {size}")


def place_head(logs: list[Log], origin: str, size: int, root: bytes) -> Log:
    """The log that a head is of. A merged copy of this log may bear the same origin."""
    named = [log for log in logs if log.origin == origin]
    if not named:
        raise Refusal("head-of-another-log", origin)
    found = next((log for log in named if log.extends(size, root)), None)
    if found is None:
        raise Refusal("head-not-extended", f"{origin} {size}")
    return found


def check_heads(archive: Archive, logs: list[Log], report: Report) -> None:
    """The heads that results and index name, and the places that openings and closings name."""
    log = logs[0]
    last = next((leaf.object for leaf in reversed(log.leaves) if leaf.kind == "result"), None)
    if (None if archive.result is None else archive.result.hash) != last:
        report.fail(6, "not-the-last-result", "result.dsse.json")
    for item in archive.all("result").values():
        head = item.value["head"]
        try:
            place = place_head(logs, head["origin"], head["size"], bytes.fromhex(head["root"]))
            if place is log and head["size"] > log.index_of.get(item.hash, log.size):
                raise Refusal("head-after-result")
        except Refusal as refusal:
            report.fail(6, refusal.code, item.path)
    if archive.index is not None:
        final = {"origin": log.origin, "size": log.size, "root": log.roots.at(log.size).hex()}
        if archive.index.value["head"] != final:
            report.fail(6, "index-head-differs")
    for item in (*archive.all("opening").values(), *archive.all("closing").values()):
        named = [one for one in logs if one.origin.endswith(f"/{item.value['log']}")]
        if not any(one.index_of.get(item.hash) == item.value["size"] for one in named):
            report.fail(6, "event-misplaced", item.path)


def check_merges(archive: Archive, log: Log, report: Report) -> list[Log]:
    """This log, and those of other desks that were taken over."""
    logs = [log]
    roots = {item.value["root"]: item for item in archive.all("merge").values()}
    folders = {path.split("/")[1] for path in archive.files if path.startswith("merged/")}
    for name in sorted(folders - set(roots)):
        report.fail(6, "merged-without-merge", name)
    for name, item in roots.items():
        try:
            merged = _read_merged(archive, name)
            head = item.value
            check_head(merged, head["origin"], head["size"], bytes.fromhex(head["root"]))
            if merged.size != head["size"]:
                raise Refusal("merged-size")
            main = {leaf.object: leaf.leaf for leaf in log.leaves}
            if any(main.get(leaf.object) != leaf.leaf for leaf in merged.leaves):
                raise Refusal("merged-leaf-missing")
            logs.append(merged)
        except Refusal as refusal:
            report.fail(6, refusal.code, item.path)
    return logs


def _read_merged(archive: Archive, name: str) -> Log:
    paths = [f"merged/{name}/leaves.json", f"merged/{name}/checkpoint.note"]
    if any(path not in archive.files for path in paths):
        raise Refusal("merged-file-missing", name)
    log = read_log(archive, paths[0])
    try:
        checkpoint = parse_checkpoint(archive.files[paths[1]].decode("utf-8"))
    except UnicodeDecodeError:
        raise Refusal("note-form") from None
    check_head(log, checkpoint.origin, checkpoint.size, checkpoint.root)
    if checkpoint.size != log.size or not log_signed(checkpoint, archive.charter.value["operationsKey"]):
        raise Refusal("checkpoint-unsigned")
    return log

"""Steps 11 and 12: the index against the files; the notary's countersignature."""

import hashlib

from . import fingerprint
from .archive import Archive
from .report import Report

_UNLISTED = {"index.dsse.json", "countersignature.dsse.json", "timestamp.tsr"}


def check_index(archive: Archive, report: Report) -> None:
    if archive.index is None:
        if "index.dsse.json" in archive.files:
            report.skip(11)
        else:
            report.fail(11, "no-index")
        return
    listed = archive.index.value["files"]
    paths = [one["path"] for one in listed]
    if len(set(paths)) != len(paths):
        report.fail(11, "listed-twice")
    for one in listed:
        data = archive.files.get(one["path"])
        if data is None:
            report.fail(11, "listed-file-missing", one["path"])
        elif len(data) != one["size"] or hashlib.sha256(data).hexdigest() != one["sha256"]:
            report.fail(11, "file-differs", one["path"])
    for path in archive.files:
        if path not in _UNLISTED and path not in paths:
            report.fail(11, "file-not-listed", path)


def check_countersignature(archive: Archive, report: Report) -> None:
    path = "countersignature.dsse.json"
    item = archive.single.get(path)
    if item is None:
        report.skip(12)
        if path in archive.files:
            report.fail(12, "unreadable", path)
        return
    charter = archive.charter.value
    value = item.value
    if charter["notary"] is None or value["notary"] != charter["notary"]["key"]:
        report.fail(12, "notary-differs", path)
    roots = [bytes.fromhex(key) for key in charter["rootKeys"]]
    if value["rootFingerprint"] != fingerprint.root_fingerprint(roots, charter["rootThreshold"]).hex():
        report.fail(12, "root-differs", path)
    if archive.index is None or value["archiveIndex"] != archive.index.hash:
        report.fail(12, "index-differs", path)
    if archive.result is None or value["result"] != archive.result.hash:
        report.fail(12, "result-differs", path)

"""Steps 1 and 2: the charter under the paper's fingerprint; rosters and their order."""

from . import ed25519, fingerprint
from .archive import Archive, Item
from .report import Report


def check_charter(archive: Archive, typed: str, report: Report) -> None:
    """Step 1. A charter that does not hold is taken away: it says nothing about anything else."""
    if archive.charter is None:
        report.fail(1, "no-charter")
        return
    item, charter = archive.charter, archive.charter.value
    keys = [bytes.fromhex(key) for key in charter["rootKeys"]]
    threshold = charter["rootThreshold"]
    named = [*keys, bytes.fromhex(charter["operationsKey"])]
    named += [bytes.fromhex(charter["notary"]["key"])] if charter["notary"] else []
    signers = item.envelope.signers(list(dict.fromkeys(charter["rootKeys"])))
    if len(set(keys)) != len(keys) or threshold > len(keys):
        report.fail(1, "root-impossible")
    elif not all(ed25519.is_strict_key(key) for key in named):
        report.fail(1, "weak-key")
    elif len(signers) < threshold:
        report.fail(1, "charter-unsigned")
    if report.findings[1]:
        archive.drop(item)
    elif not fingerprint.matches(typed, fingerprint.root_fingerprint(keys, threshold)):
        report.fail(1, "root-differs")


def check_chain(archive: Archive, report: Report) -> None:
    rosters = list(archive.all("roster").values())
    if not rosters:
        report.fail(2, "no-roster")
    for item in rosters:
        _check_roster(archive, item, report)
    check_versions(rosters, "rosterVersion", 2, report)
    ordered = sorted(rosters, key=lambda item: item.value["rosterVersion"])
    for before, after in zip(ordered, ordered[1:]):
        kept = {_revocation(one) for one in after.value["revocations"]}
        if any(_revocation(one) not in kept for one in before.value["revocations"]):
            report.fail(2, "revocation-dropped", after.path)


def _check_roster(archive: Archive, item: Item, report: Report) -> None:
    value = item.value
    if (value["contestId"], value["charter"]) != (archive.charter.value["contestId"], archive.charter.hash):
        report.fail(2, "roster-of-another-contest", item.path)
    judges = [judge["id"] for judge in value["judges"]]
    devices = [device["ed25519"] for judge in value["judges"] for device in judge["devices"]]
    if len(set(judges)) != len(judges) or len(set(devices)) != len(devices):
        report.fail(2, "judge-or-device-twice", item.path)
    if not all(ed25519.is_strict_key(bytes.fromhex(key)) for key in devices):
        report.fail(2, "weak-key", item.path)


def _revocation(one: dict) -> tuple:
    return (one["device"], one["stage"], one["fromIndex"])


def check_versions(items: list, member: str, step: int, report: Report) -> None:
    """Versions from 1 without a gap, each naming the one before."""
    previous = None
    for number, item in enumerate(sorted(items, key=lambda one: one.value[member]), start=1):
        if item.value[member] != number:
            report.fail(step, "version-gap", item.path)
        if item.value["previous"] != previous:
            report.fail(step, "previous-differs", item.path)
        previous = item.hash

"""Steps 3 and 4: which keys there are, and whose signature each object needs."""

from . import ed25519
from .archive import BY_OPERATIONS, LOGGED, Archive, Item
from .report import Report

_BY_DEVICE = ("score-sheet", "bundle")


def expected_keys(archive: Archive, item: Item) -> tuple[list[str], int]:
    """The keys whose signatures count for an object, and how many of them it needs."""
    charter = archive.charter.value
    kind = item.envelope.kind
    if kind in ("charter", "roster"):
        return charter["rootKeys"], charter["rootThreshold"]
    if kind in BY_OPERATIONS:
        return [charter["operationsKey"]], 1
    if kind in _BY_DEVICE:
        return [item.value["deviceKey"]], 1
    # The notary that it names; step 12 asks whether that is the charter's.
    return [item.value["notary"]], 1


def check_keys(archive: Archive, report: Report) -> None:
    charter = archive.charter.value
    keys = [*charter["rootKeys"], charter["operationsKey"]]
    keys += [charter["notary"]["key"]] if charter["notary"] else []
    for roster in archive.all("roster").values():
        for judge in roster.value["judges"]:
            keys += [device["ed25519"] for device in judge["devices"]]
    for key in dict.fromkeys(keys):
        if not ed25519.is_strict_key(bytes.fromhex(key)):
            report.fail(3, "weak-key", key)


def check_signatures(archive: Archive, report: Report) -> None:
    items = [item for kind in archive.by_kind.values() for item in kind.values()]
    items += [item for item in archive.single.values() if item.envelope.kind not in LOGGED]
    for item in items:
        keys, needed = expected_keys(archive, item)
        if len(item.envelope.signers(list(dict.fromkeys(keys)))) < needed:
            step = {"charter": 1, "roster": 2}.get(item.envelope.kind, 4)
            report.fail(step, "signature", item.path)
            archive.drop(item)
            continue
        second = _second_key(archive, item)
        if second is not None and not item.envelope.has_sm2(second):
            report.fail(4, "sm2-signature", item.path)


def _second_key(archive: Archive, item: Item) -> str | None:
    if item.envelope.kind == "result":
        return archive.charter.value.get("operationsSm2")
    if item.envelope.kind != "score-sheet":
        return None
    device = find_device(archive, item.value["roster"], item.value["judge"], item.value["deviceKey"])
    return device.get("sm2") if device else None


def find_device(archive: Archive, roster: str, judge: str, key: str) -> dict | None:
    """A judge's device in a roster."""
    if roster not in archive.all("roster"):
        return None
    for candidate in archive.all("roster")[roster].value["judges"]:
        for device in candidate["devices"]:
            if candidate["id"] == judge and device["ed25519"] == key:
                return device
    return None

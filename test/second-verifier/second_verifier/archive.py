"""The files of an archive as objects (section 8)."""

import re
from dataclasses import dataclass, field

from .envelope import Envelope, parse_envelope
from .refusal import Refusal
from .report import Report
from .schemas import check_payload
from .strict_json import parse_canonical

# Folder, kind, and what the file is named by.
_FOLDERS = {
    "rosters": "roster",
    "assignments": "assignment",
    "packages": "package",
    "openings": "opening",
    "closings": "closing",
    "sheets": "score-sheet",
    "bundles": "bundle",
    "rejections": "rejection",
    "receipts": "receipt",
    "results": "result",
    "merges": "merge",
    "decisions": "decision",
}
_SINGLE = {
    "index.dsse.json": "archive",
    "charter.dsse.json": "charter",
    "result.dsse.json": "result",
    "countersignature.dsse.json": "countersignature",
}
_VERSIONED = {"roster": "rosterVersion", "assignment": "assignmentVersion"}
_OTHER = re.compile(
    r"rejected/[0-9a-f]{64}\.dsse\.json|log/leaves\.json|log/checkpoints/[0-9]{10}\.note"
    r"|merged/[0-9a-f]{64}/(leaves\.json|checkpoint\.note)|timestamp\.tsr"
)
BY_OPERATIONS = (
    "assignment", "package", "opening", "closing", "rejection", "merge", "receipt", "result", "archive",
    "decision",
)
LOGGED = (
    "charter", "roster", "assignment", "package", "opening", "bundle", "score-sheet", "rejection",
    "closing", "merge", "decision", "result",
)


@dataclass(frozen=True)
class Item:
    path: str
    envelope: Envelope
    value: dict

    @property
    def hash(self) -> str:
        return self.envelope.hash


@dataclass
class Archive:
    files: dict[str, bytes]
    by_kind: dict[str, dict[str, Item]] = field(default_factory=dict)
    single: dict[str, Item] = field(default_factory=dict)
    #: Refused sheets as they came, by the hash in their names.
    rejected: dict[str, bytes] = field(default_factory=dict)
    #: Sheets that step 5 found not to be of this contest: they count for nothing.
    unbound: set[str] = field(default_factory=set)
    #: Objects under another name than their hash or version.
    misnamed: set[str] = field(default_factory=set)

    def all(self, kind: str) -> dict[str, Item]:
        """Objects of a kind by hash."""
        return self.by_kind.get(kind, {})

    def has_files(self, folder: str) -> bool:
        return any(path.startswith(folder) for path in self.files)

    def drop(self, item: Item) -> None:
        """Takes away an object that nobody vouches for: for all that follows it is not there."""
        self.by_kind.get(item.envelope.kind, {}).pop(item.hash, None)
        self.misnamed.discard(item.path)
        self.single.pop(item.path, None)

    @property
    def charter(self) -> Item | None:
        return self.single.get("charter.dsse.json")

    @property
    def index(self) -> Item | None:
        return self.single.get("index.dsse.json")

    @property
    def result(self) -> Item | None:
        return self.single.get("result.dsse.json")


def load(files: dict[str, bytes], report: Report) -> Archive:
    """Every file that can be read; what cannot is a finding of step 5."""
    archive = Archive(files)
    # The charter first: it says who signs the others.
    for path, data in sorted(files.items(), key=lambda pair: pair[0] != "charter.dsse.json"):
        try:
            _load_file(archive, path, data, report)
        except Refusal as refusal:
            step = _step_of_unreadable(archive, path, data)
            report.fail(step, refusal.code, f"{path} {refusal.where}".strip())
    return archive


def _step_of_unreadable(archive: Archive, path: str, data: bytes) -> int:
    """What has a signer of its own is asked for the signature before the payload is looked at."""
    folder = path.partition("/")[0]
    if folder == "rosters":
        return 2
    kind = _SINGLE.get(path) or _FOLDERS.get(folder)
    if kind not in BY_OPERATIONS or archive.charter is None:
        return 5
    try:
        envelope = parse_envelope(data)
    except Refusal:
        return 5
    signed = envelope.kind != kind or envelope.signers([archive.charter.value["operationsKey"]])
    return 5 if signed else 4


def _load_file(archive: Archive, path: str, data: bytes, report: Report) -> None:
    folder, _, name = path.partition("/")
    if path in _SINGLE:
        item = _read(path, data, _SINGLE[path])
        archive.single[path] = item
        if item.envelope.kind in LOGGED:
            _keep(archive, item)
    elif folder in _FOLDERS:
        kind = _FOLDERS[folder]
        item = _read(path, data, kind)
        _keep(archive, item)
        member = _VERSIONED.get(kind)
        expected = f"{item.value[member]:06}" if member else item.hash
        if name != f"{expected}.dsse.json":
            archive.misnamed.add(path)
    elif folder == "rejected" and _OTHER.fullmatch(path):
        archive.rejected[name.split(".")[0]] = data
    elif not _OTHER.fullmatch(path):
        report.fail(11, "unknown-file", path)


def _read(path: str, data: bytes, kind: str) -> Item:
    envelope = parse_envelope(data)
    if envelope.kind != kind:
        raise Refusal("wrong-type")
    value = parse_canonical(envelope.payload)
    check_payload(kind, value)
    return Item(path, envelope, value)


def _keep(archive: Archive, item: Item) -> None:
    archive.by_kind.setdefault(item.envelope.kind, {}).setdefault(item.hash, item)

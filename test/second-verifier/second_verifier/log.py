"""A stage's log (section 6): its leaves, its roots, and how its sheets stand."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from .archive import LOGGED, Archive, Item
from .fingerprint import frame
from .keys import expected_keys
from .merkle import PrefixRoots, leaf_hash
from .schemas.schema import check, list_of, literal, log_origin, one_of, record, sha256
from .strict_json import parse_canonical

_LEAVES = record(
    {
        "type": literal("jurybox.log-leaves"),
        "version": literal(1),
        "origin": log_origin,
        "leaves": list_of(record({"kind": one_of(*LOGGED), "object": sha256, "leaf": sha256}), 2_000_000),
    }
)


@dataclass(frozen=True)
class Leaf:
    kind: str
    object: str
    leaf: str


class Log:
    def __init__(self, archive: Archive, origin: str, leaves: list[Leaf]):
        self.archive = archive
        self.origin = origin
        self.leaves = leaves
        self.index_of = {leaf.object: index for index, leaf in enumerate(leaves)}
        self.roots = PrefixRoots([bytes.fromhex(leaf.leaf) for leaf in leaves])

    @property
    def size(self) -> int:
        return len(self.leaves)

    def item(self, index: int) -> Item | None:
        leaf = self.leaves[index]
        return self.archive.all(leaf.kind).get(leaf.object)

    def extends(self, size: int, root: bytes) -> bool:
        """Whether this log begins with the log of a head."""
        return size <= self.size and self.roots.at(size) == root

    @cached_property
    def open_before(self) -> list[bool]:
        """For every index: whether the last opening or closing before it is an opening."""
        states, is_open = [], False
        for leaf in self.leaves:
            states.append(is_open)
            if leaf.kind in ("opening", "closing"):
                is_open = leaf.kind == "opening"
        return states

    def revoked_from(self, size: int) -> dict[str, int]:
        """The smallest index from which each device is revoked, by the rosters of a prefix."""
        found: dict[str, int] = {}
        for index, leaf in enumerate(self.leaves[:size]):
            roster = self.item(index) if leaf.kind == "roster" else None
            for one in roster.value["revocations"] if roster else []:
                if one["stage"] == self.origin.split("/")[2]:
                    device = one["device"]
                    found[device] = min(one["fromIndex"], found.get(device, one["fromIndex"]))
        return found

    def standing(self, sheet: Item, size: int) -> str:
        """How a sheet stood when the log had `size` leaves: a receipt cannot know a later roster."""
        return self.standings(size)[sheet.hash]

    @lru_cache(maxsize=64)
    def standings(self, size: int) -> dict[str, str]:
        """`counts`, `late` or `revoked` for every sheet among the first `size` leaves."""
        revoked = self.revoked_from(size)
        found: dict[str, str] = {}
        for index, leaf in enumerate(self.leaves[:size]):
            sheet = self.item(index) if leaf.kind == "score-sheet" else None
            if sheet is None:
                continue
            is_revoked = revoked.get(sheet.value["deviceKey"], size) <= index
            found[leaf.object] = "revoked" if is_revoked else "counts" if self.open_before[index] else "late"
        return found


def read_log(archive: Archive, path: str) -> Log:
    value = parse_canonical(archive.files[path])
    check(_LEAVES, value)
    return Log(archive, value["origin"], [Leaf(**leaf) for leaf in value["leaves"]])


def computed_leaf(archive: Archive, item: Item) -> str:
    """The leaf hash of an object: its PAE and the signatures of the expected keys."""
    keys, _ = expected_keys(archive, item)
    signers = item.envelope.signers(list(dict.fromkeys(keys)))
    parts = [item.envelope.pae, *(signers[key] for key in sorted(signers))]
    return leaf_hash(b"".join(frame(part) for part in parts)).hex()

"""Step 8 and "Which sheet counts": the graph of corrections of one judge and entry."""

from dataclasses import dataclass

from .archive import Item


@dataclass(frozen=True)
class Decision:
    """The sheet in force, or why there is none."""

    head: Item | None
    code: str | None = None


def decide(sheets: list[Item], every: dict[str, Item]) -> Decision:
    """
    `sheets` count and are of one judge, entry and stage; `every` holds all sheets by hash, also late and
    revoked ones, which replace nothing but may be named.
    """
    own = {sheet.hash: sheet for sheet in sheets}
    replaced = {name for sheet in sheets for name in sheet.value["replaces"] if name in own}
    heads = [sheet for sheet in sheets if sheet.hash not in replaced]
    if len(heads) > 1:
        return Decision(None, "several-heads")
    if not heads or _cyclic(own):
        return Decision(None, "cycle")
    problems = predecessor_problems(heads, every)
    return Decision(None, problems[0]) if problems else Decision(heads[0])


def predecessor_problems(sheets: list[Item], every: dict[str, Item]) -> list[str]:
    """What is wrong with the sheets that these name, and with circles among them."""
    found = []
    for sheet in sheets:
        for name in sheet.value["replaces"]:
            if name not in every:
                found.append("unknown-predecessor")
            elif not _same_cell(every[name], sheet):
                found.append("foreign-predecessor")
    return found


def _same_cell(one: Item, other: Item) -> bool:
    return all(one.value[name] == other.value[name] for name in ("contestId", "stage", "judge", "entry"))


def _cyclic(own: dict[str, Item]) -> bool:
    """Hashes of real objects cannot form a circle; tests of this function can."""
    done: set[str] = set()
    for start in own:
        path: list[tuple[str, int]] = [(start, 0)]
        on_path = {start}
        while path and path[0][0] not in done:
            name, place = path.pop()
            below = [one for one in own[name].value["replaces"] if one in own]
            if place == len(below):
                done.add(name)
                on_path.discard(name)
                continue
            path.append((name, place + 1))
            following = below[place]
            if following in on_path:
                return True
            if following not in done:
                on_path.add(following)
                path.append((following, 0))
    return False

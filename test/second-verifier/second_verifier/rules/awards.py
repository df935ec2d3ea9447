"""Awards, recommendation and cut ties of one division."""

RECOMMEND = "recommend"


def place_awards(groups: list[list[str]], awards: list[dict], recommend: int):
    """
    `groups`: level entries together, best first. Gives the award of each entry, the recommended entries,
    and the edges that run between level entries, in the order of the awards, the recommendation last.
    """
    lines = [*_lines(awards), (RECOMMEND, 1, recommend)]
    won: dict[str, str | None] = {entry: None for group in groups for entry in group}
    recommended: set[str] = set()
    ties: list[dict] = []
    for name, first, last in lines:
        start = 1
        for group in groups:
            end = start + len(group) - 1
            if first <= start and end <= last:
                if name == RECOMMEND:
                    recommended.update(group)
                else:
                    won.update({entry: name for entry in group})
            elif start <= last < end:
                ties.append({"line": name, "places": last - start + 1, "entries": group})
            start = end + 1
    return won, recommended, ties


def _lines(awards: list[dict]) -> list[tuple[str, int, int]]:
    """Award, first and last place; an award without announced places has none."""
    found = []
    at = 0
    for award in awards:
        if award["count"] > 0:
            found.append((award["id"], at + 1, at + award["count"]))
            at += award["count"]
    return found

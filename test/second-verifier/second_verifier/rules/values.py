"""Values of a calculation: a Fraction, or one of three states; and tables of them."""

from dataclasses import dataclass, field
from fractions import Fraction

OPEN, NONE, DNF = "open", "none", "dnf"
Value = Fraction | str


def is_number(value: Value) -> bool:
    return isinstance(value, Fraction)


def decimal(text: str) -> Fraction:
    return Fraction(text)


@dataclass(frozen=True)
class Cell:
    """A value, the value before its step's rounding, and the columns that all its marks share."""

    value: Value
    exact: Value
    columns: dict = field(default_factory=dict)


def cell(value: Value, columns: dict | None = None) -> Cell:
    return Cell(value, value, columns or {})


@dataclass(frozen=True)
class Table:
    """Cells by their place on each axis, the axes in ascending order of their ids."""

    axes: tuple[str, ...]
    cells: dict[tuple[str, ...], Cell]

    def numbers(self) -> list[Fraction]:
        return [one.value for one in self.cells.values() if is_number(one.value)]

    def only(self) -> Cell:
        """Of a table without axes."""
        return self.cells[()]


def shared_columns(cells: list[Cell]) -> dict:
    if not cells:
        return {}
    first = cells[0].columns
    return {
        name: text
        for name, text in first.items()
        if all(name in one.columns and one.columns[name] == text for one in cells)
    }


def id_order(text: str) -> bytes:
    """Ids are ordered by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


class Merit:
    """What "best" means: sort keys, the best first; `dnf` is worse than every number."""

    def __init__(self, better: str):
        self.better = better

    def key(self, value: Value) -> tuple[int, Fraction]:
        if value == DNF:
            return (1, Fraction(0))
        return (0, -value if self.better == "higher" else value)

"""The step `normalise`, over all entries of a division."""

from fractions import Fraction
from math import isqrt

from .values import Table, cell, is_number


def normalise(method: str, tables: dict[str, Table], panels: dict[str, frozenset]) -> dict[str, Table]:
    return _second_average(tables, panels) if method == "second-average" else _z_score(tables)


def _mean(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def _variance(numbers: list[Fraction]) -> Fraction:
    mean = _mean(numbers)
    return sum(((number - mean) ** 2 for number in numbers), Fraction(0)) / len(numbers)


def _second_average(tables: dict[str, Table], panels: dict[str, frozenset]) -> dict[str, Table]:
    by_panel: dict[frozenset, list[Fraction]] = {}
    for entry, table in tables.items():
        by_panel.setdefault(panels[entry], []).extend(table.numbers())
    means = {panel: _mean(numbers) for panel, numbers in by_panel.items() if numbers}
    overall = _mean(list(means.values())) if means else Fraction(0)
    return {
        entry: _scaled(table, overall / means[panels[entry]] if means.get(panels[entry]) else Fraction(1))
        for entry, table in tables.items()
    }


def _scaled(table: Table, factor: Fraction) -> Table:
    cells = {
        place: cell(one.value * factor if is_number(one.value) else one.value, one.columns)
        for place, one in table.cells.items()
    }
    return Table(table.axes, cells)


def _root(value: Fraction) -> Fraction:
    """The square root, rounded half-up to 12 places."""
    doubled = isqrt(4 * 10**24 * value.numerator // value.denominator)
    return Fraction((doubled + 1) // 2, 10**12)


def _z_score(tables: dict[str, Table]) -> dict[str, Table]:
    by_judge: dict[str, list[Fraction]] = {}
    for table in tables.values():
        for (judge,), one in table.cells.items():
            if is_number(one.value):
                by_judge.setdefault(judge, []).append(one.value)
    everything = [number for numbers in by_judge.values() for number in numbers]
    if not everything:
        return tables
    mean, variance = _mean(everything), _variance(everything)
    own = {judge: (_mean(numbers), _variance(numbers)) for judge, numbers in by_judge.items()}
    factor = {judge: _root(variance / v) if v else Fraction(0) for judge, (_, v) in own.items()}
    found = {}
    for entry, table in tables.items():
        cells = {}
        for (judge,), one in table.cells.items():
            value = one.value
            if is_number(value):
                value = mean + (value - own[judge][0]) * factor[judge]
            cells[(judge,)] = cell(value, one.columns)
        found[entry] = Table(table.axes, cells)
    return found

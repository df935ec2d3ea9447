"""The steps of a ruleset, each from tables to a table, for one entry."""

from fractions import Fraction

from .rounding import round_to
from .values import (
    DNF, NONE, OPEN, Cell, Merit, Table, Value, cell, decimal, id_order, is_number, shared_columns,
)

_MISSING = {"open": OPEN, "leave": NONE, "zero": Fraction(0), "dnf": DNF}


def meaning_of(status: str) -> Value:
    """The value of a status whose meaning is this."""
    return _MISSING[status]


class EntryContext:
    """What steps of one entry may ask for beside tables."""

    def __init__(self, ruleset: dict, weights: dict[str, str], attributes: dict[str, Fraction | None]):
        self.ruleset = ruleset
        self.weights = weights
        self.attributes = attributes
        self.merit = Merit(ruleset["ranking"]["better"])

    def attribute(self, name: str) -> Value:
        value = self.attributes.get(name)
        return OPEN if value is None else value


def rounded(step: dict, table: Table) -> Table:
    rule = step.get("round")
    cells = {}
    for place, one in table.cells.items():
        value = one.value
        if rule and is_number(value):
            value = round_to(value, rule["places"], rule["mode"])
        cells[place] = Cell(value, one.value, one.columns)
    return Table(table.axes, cells)


def multiply(step: dict, table: Table, context: EntryContext) -> Table:
    cells = {}
    for place, one in table.cells.items():
        value = one.value
        if is_number(value):
            factor = _factor(step["by"], dict(zip(table.axes, place)), one, context)
            value = value * factor if is_number(factor) else OPEN
        cells[place] = cell(value, one.columns)
    return Table(table.axes, cells)


def _factor(by: dict, place: dict[str, str], one: Cell, context: EntryContext) -> Value:
    source = by["from"]
    if source == "constant":
        return decimal(by["value"])
    if source == "rubric":
        weight = context.weights.get(place.get("criterion", ""))
        return OPEN if weight is None else decimal(weight)
    if source == "axis":
        factor = by["factors"].get(place[by["axis"]])
        return OPEN if factor is None else decimal(factor)
    if source == "attribute":
        return context.attribute(by["attribute"])
    number = one.columns.get(by["column"])
    if number is None and by.get("otherwise") is not None:
        return decimal(by["otherwise"])
    return OPEN if number is None else Fraction(number)


def add(step: dict, tables: dict[str, Table], context: EntryContext) -> Table:
    parts = [tables[term["of"]] for term in step["terms"] if "of" in term]
    axes = parts[0].axes if parts else ()
    places = dict.fromkeys(place for part in parts for place in part.cells) if parts else {(): None}
    cells = {}
    for place in places:
        terms = [_term(term, tables, place, context) for term in step["terms"]]
        values = [value for value, _ in terms]
        found = [one for _, one in terms if one is not None]
        state = next((one for one in (OPEN, DNF, NONE) if one in values), None)
        cells[place] = cell(sum(values, Fraction(0)) if state is None else state, shared_columns(found))
    return Table(axes, cells)


def _term(term: dict, tables: dict[str, Table], place: tuple, context: EntryContext):
    if "attribute" in term:
        value, one = context.attribute(term["attribute"]), None
    else:
        one = tables[term["of"]].cells.get(place)
        value = NONE if one is None else one.value
    return (value * decimal(term.get("times", "1")) if is_number(value) else value), one


def reduce(step: dict, table: Table, context: EntryContext) -> Table:
    axes, groups = _groups(step, table)
    cells = {}
    for place, members in groups.items():
        # "Equal ones by place on the axis."
        members.sort(key=lambda pair: id_order(pair[0]))
        cells[place] = cell(
            _reduce(step, [one.value for _, one in members], context),
            shared_columns([one for _, one in members]),
        )
    return Table(axes, cells)


def _groups(step: dict, table: Table):
    """The values of each result, with their place on the axis that goes."""
    into, over = step.get("into"), step["over"]
    rest = [axis for axis in table.axes if axis != over] + ([into] if into else [])
    axes = tuple(sorted(rest))
    groups: dict[tuple, list[tuple[str, Cell]]] = {} if axes else {(): []}
    for place, one in table.cells.items():
        places = dict(zip(table.axes, place))
        if not _selected(step.get("where"), places, one):
            continue
        if into:
            places[into] = one.columns.get(into, "")
        groups.setdefault(tuple(places[axis] for axis in axes), []).append((dict(zip(table.axes, place))[over], one))
    return axes, groups


def _selected(where: dict | None, places: dict[str, str], one: Cell) -> bool:
    if where is None:
        return True
    name = where["column"]
    return (places[name] if name in places else one.columns.get(name)) in where["is"]


def _reduce(step: dict, values: list[Value], context: EntryContext) -> Value:
    lacking = step.get("expected", 0) - len(values)
    values = values + [meaning_of(context.ruleset["statuses"]["missing"])] * lacking
    if OPEN in values:
        return OPEN
    values = [value for value in values if value != NONE]
    if len(values) < step.get("fewest", 1):
        short = step.get("short", "open")
        return Fraction(0) if short == "zero" else short
    drop = step.get("drop")
    if drop and len(values) >= drop["atLeast"] and len(values) > drop["low"] + drop["high"]:
        values = _dropped(values, drop, context.merit)
    elif drop and drop["below"] == "open":
        return OPEN
    if "best" in step:
        values = sorted(values, key=context.merit.key)[: step["best"]]
    return take(step["take"], values, context.merit)


def _dropped(values: list[Value], drop: dict, merit: Merit) -> list[Value]:
    numbers = sorted(value for value in values if is_number(value))
    lost = [DNF] * (len(values) - len(numbers))
    ordered = lost + numbers if merit.better == "higher" else numbers + lost
    return ordered[drop["low"] : len(ordered) - drop["high"]]


def take(name: str, values: list[Value], merit: Merit) -> Value:
    numbers = [value for value in values if is_number(value)]
    if name == "count":
        return Fraction(len(numbers))
    if name == "count-positive":
        return Fraction(sum(1 for value in numbers if value > 0))
    if name == "sum":
        return DNF if len(numbers) < len(values) else sum(numbers, Fraction(0))
    if not values:
        return NONE
    if name == "mean":
        return DNF if len(numbers) < len(values) else sum(numbers, Fraction(0)) / len(values)
    ordered = sorted(values, key=merit.key)
    if name == "best":
        return ordered[0]
    middle = len(ordered) // 2
    if name == "majority" or len(ordered) % 2 == 1:
        return ordered[middle]
    two = ordered[middle - 1 : middle + 1]
    return DNF if DNF in two else (two[0] + two[1]) / 2

"""ruleset.ts and ruleset-step.ts."""

from ..refusal import Refusal
from .ruleset_one import ruleset_one
from .schema import (
    boolean, decimal, identifier, integer, list_of, literal, mapping, nullable, one_of, record, refuse,
    text, union,
)

_NAMED = {"title": text(60), "titleEn": text(80), "columns": list_of(text(40), 12)}
_MODES = ("half-up", "half-even", "half-down", "floor", "ceiling", "up", "down")
_rounding = record({"places": integer(0, 9), "mode": one_of(*_MODES)})
_STEP_OPTIONAL = {"title": text(60), "titleEn": text(80), "round": nullable(_rounding)}


def _step(do: str, required: dict, optional: dict | None = None):
    own = {"id": identifier, "do": literal(do), **required}
    return record(own, {**_STEP_OPTIONAL, **(optional or {})})


_drop = record(
    {
        "low": integer(0, 20),
        "high": integer(0, 20),
        "atLeast": integer(1, 1000),
        "below": one_of("keep-all", "open"),
    }
)
_reduce = _step(
    "reduce",
    {
        "of": identifier,
        "over": identifier,
        "take": one_of("sum", "mean", "median", "majority", "best", "count", "count-positive"),
    },
    {
        "where": record({"column": identifier, "is": list_of(text(80), 100, 1)}),
        "expected": integer(1, 1000),
        "drop": _drop,
        "best": integer(1, 1000),
        "fewest": integer(0, 1000),
        "short": one_of("open", "none", "zero", "dnf"),
        "into": identifier,
    },
)
_factor = union(
    "from",
    {
        "constant": record({"from": literal("constant"), "value": decimal}),
        "rubric": record({"from": literal("rubric")}),
        "axis": record(
            {"from": literal("axis"), "axis": identifier, "factors": mapping(text(80), decimal)}
        ),
        "column": record(
            {"from": literal("column"), "column": identifier},
            {"columns": list_of(text(40), 12), "otherwise": nullable(decimal)},
        ),
        "attribute": record({"from": literal("attribute"), "attribute": identifier}),
    },
)
_step_term = record({"of": identifier}, {"times": decimal})
_attribute_term = record({"attribute": identifier}, {"times": decimal})


def _term(value, path):
    try:
        _step_term(value, path)
    except Refusal:
        _attribute_term(value, path)


_any_step = union(
    "do",
    {
        "reduce": _reduce,
        "multiply": _step("multiply", {"of": identifier, "by": _factor}),
        "add": _step("add", {"terms": list_of(_term, 20, 1)}),
        "normalise": _step(
            "normalise", {"of": identifier, "method": one_of("second-average", "z-score")}
        ),
    },
)
_axis = record({"id": identifier}, _NAMED)
_attribute = record(
    {"id": identifier, "missing": nullable(decimal)},
    {**_NAMED, "magnitude": boolean, "stage": identifier},
)
_meaning = one_of("open", "leave", "zero", "dnf")
_statuses = record(
    {
        **dict.fromkeys(("missing", "recused", "absent", "dnf"), _meaning),
        "late": one_of("open", "leave", "zero", "dnf", "count"),
    }
)
_better = one_of("higher", "lower")
_tie_break = union(
    "by",
    {
        "value": record({"by": literal("value"), "of": identifier}, {"better": _better}),
        "attribute": record({"by": literal("attribute"), "attribute": identifier}, {"better": _better}),
        "counts": record({"by": literal("counts"), "of": identifier}, {"values": list_of(decimal, 100, 1)}),
        "majority": record({"by": literal("majority"), "of": identifier}),
        "vote": record({"by": literal("vote")}),
        "playoff": record({"by": literal("playoff")}),
    },
)
_order = union(
    "by",
    {
        "entry": record({"by": literal("entry")}),
        "attribute": record({"by": literal("attribute"), "attribute": identifier, "better": _better}),
    },
)
_ranking = record(
    {"better": _better, "by": one_of("rounded", "exact"), "style": one_of("1224", "1223", "1234")},
    {"order": _order},
)
ruleset_two = record(
    {
        "type": literal("jurybox.ruleset"),
        "version": literal(2),
        "axes": list_of(_axis, 6, 1),
        "attributes": list_of(_attribute, 20),
        "statuses": _statuses,
        "steps": list_of(_any_step, 40, 1),
        "total": identifier,
        "ranking": _ranking,
        "tieBreaks": list_of(_tie_break, 20),
    }
)


def ruleset(value, path):
    if isinstance(value, dict) and value.get("version") == 1:
        ruleset_one(value, path)
    elif isinstance(value, dict):
        ruleset_two(value, path)
    else:
        refuse(path, "is no object")

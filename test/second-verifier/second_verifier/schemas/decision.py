"""decision.ts."""

from .schema import (
    decimal, headed, identifier, instant, list_of, literal, nullable, record, sha256, text, union, version,
)


def _of_entry(kind: str):
    return record({"kind": literal(kind), "entry": identifier})


_mark = record({"judge": identifier, "mark": decimal})
_played = record({"entry": identifier, "marks": list_of(_mark, 100, 1)})
_body = union(
    "kind",
    {
        **{kind: _of_entry(kind) for kind in ("withdrawal", "disqualification", "reinstatement")},
        "vote": record(
            {"kind": literal("vote"), "division": identifier, "entries": list_of(identifier, 1000, 2)}
        ),
        "playoff": record(
            {"kind": literal("playoff"), "division": identifier, "entries": list_of(_played, 1000, 2)}
        ),
        "admit-late": record({"kind": literal("admit-late"), "judge": identifier, "entry": identifier}),
    },
)
decision = headed(
    "decision",
    {
        "charter": sha256,
        "stage": identifier,
        "decisionVersion": version,
        "previous": nullable(sha256),
        "createdAt": instant,
        "body": _body,
        "reason": text(2000, lines=True),
        "decidedBy": list_of(text(80), 50, 1),
    },
)

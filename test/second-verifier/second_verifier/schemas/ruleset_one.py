"""ruleset.ts of version 1."""

from .schema import identifier, integer, list_of, literal, nullable, one_of, record, union

rounding = record({"places": integer(0, 6), "mode": one_of("half-up", "half-even", "floor")})
aggregation = union(
    "method",
    {
        "mean": record({"method": literal("mean")}),
        "sum": record({"method": literal("sum")}),
        "trimmed-mean": record(
            {
                "method": literal("trimmed-mean"),
                "dropLow": integer(0, 10),
                "dropHigh": integer(0, 10),
                "minimumPanel": integer(1, 100),
                "belowMinimum": one_of("mean", "incomplete"),
            }
        ),
    },
)
tie_break = union(
    "by",
    {
        "untrimmed-mean": record({"by": literal("untrimmed-mean")}),
        "criterion": record({"by": literal("criterion"), "criterion": identifier}),
        "head-judge": record({"by": literal("head-judge")}),
    },
)
ruleset_one = record(
    {
        "type": literal("jurybox.ruleset"),
        "version": literal(1),
        "aggregation": aggregation,
        "roundJudgeTotal": nullable(rounding),
        "roundEntryTotal": nullable(rounding),
        "minimumPanel": integer(1, 100),
        "rankBy": one_of("rounded", "exact"),
        "tieBreaks": list_of(tie_break, 10),
        "rankStyle": literal("1224"),
    }
)

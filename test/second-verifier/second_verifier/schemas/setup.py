"""charter.ts, rubric.ts."""

from .ruleset import ruleset
from .schema import (
    boolean, count, decimal, ed25519_key, headed, identifier, instant, integer, list_of, nullable,
    record, scaled, sm2_key, text,
)

award = record(
    {"id": identifier, "title": text(40), "count": count},
    {"titleEn": text(60), "prize": text(80)},
)
stage_division = record(
    {"division": identifier, "rubric": identifier, "awards": list_of(award, 20), "recommend": count}
)
stage = record(
    {
        "id": identifier,
        "title": text(60),
        "recommendTitle": text(60),
        "deadline": nullable(instant),
        "ruleset": ruleset,
        "divisions": list_of(stage_division, 20, 1),
    },
    {"titleEn": text(80)},
)
named = record({"id": identifier, "title": text(60)}, {"titleEn": text(80)})
band = record({"label": text(40), "from": scaled, "to": scaled})
criterion = record(
    {
        "id": identifier,
        "title": text(80),
        "min": scaled,
        "max": scaled,
        "step": integer(1, 1_000_000_000),
        "weight": decimal,
        "bands": list_of(band, 10),
    },
    {"titleEn": text(120), "description": text(1000, lines=True)},
)
rubric = record(
    {
        "id": identifier,
        "title": text(120),
        "official": boolean,
        "decimals": integer(0, 4),
        "criteria": list_of(criterion, 40, 1),
        "commentRequired": boolean,
    }
)
setup = record(
    {
        "title": text(160),
        "divisions": list_of(named, 20, 1),
        "tracks": list_of(named, 60),
        "rubrics": list_of(rubric, 20, 1),
        "stages": list_of(stage, 10, 1),
    },
    {"titleEn": text(200), "notice": text(160)},
)
charter = headed(
    "charter",
    {
        "rehearsal": boolean,
        "createdAt": instant,
        "rootKeys": list_of(ed25519_key, 9, 1),
        "rootThreshold": integer(1, 9),
        "operationsKey": ed25519_key,
        "notary": nullable(record({"name": text(80), "key": ed25519_key})),
        "setup": setup,
    },
    {"operationsSm2": sm2_key},
)

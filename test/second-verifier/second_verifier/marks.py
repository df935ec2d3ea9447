"""Marks against the rubric (docs/rulesets.md, Rubric)."""


def find_rubric(setup: dict, stage: str, division: str) -> dict | None:
    for candidate in setup["stages"]:
        if candidate["id"] != stage:
            continue
        for part in candidate["divisions"]:
            if part["division"] == division:
                return next((r for r in setup["rubrics"] if r["id"] == part["rubric"]), None)
        return None
    return None


def marks_valid(rubric: dict, marks: list[dict]) -> bool:
    """One mark for every criterion and no other, each within its limits and on a step."""
    values = {mark["criterion"]: mark["value"] for mark in marks}
    criteria = {criterion["id"]: criterion for criterion in rubric["criteria"]}
    if len(values) != len(marks) or set(values) != set(criteria):
        return False
    return all(
        criterion["min"] <= values[name] <= criterion["max"]
        and (values[name] - criterion["min"]) % criterion["step"] == 0
        for name, criterion in criteria.items()
    )

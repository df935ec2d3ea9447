"""Rulesets of version 1 as rulesets of version 2."""


def as_version_two(old: dict) -> dict:
    if old["version"] == 2:
        return old
    aggregation = old["aggregation"]
    judge_total = {"id": "judge-total", "do": "reduce", "of": "weighted", "over": "criterion", "take": "sum"}
    judge_total |= {"short": "none", "round": old["roundJudgeTotal"]}
    panel = {"do": "reduce", "of": "judge-total", "over": "judge"}
    total = {**panel, "id": "total", "fewest": old["minimumPanel"], "round": old["roundEntryTotal"]}
    total["take"] = "sum" if aggregation["method"] == "sum" else "mean"
    if aggregation["method"] == "trimmed-mean":
        below = {"mean": "keep-all", "incomplete": "open"}[aggregation["belowMinimum"]]
        total["drop"] = {
            "low": aggregation["dropLow"],
            "high": aggregation["dropHigh"],
            "atLeast": aggregation["minimumPanel"],
            "below": below,
        }
    steps = [{"id": "weighted", "do": "multiply", "of": "marks", "by": {"from": "rubric"}}, judge_total, total]
    breaks = []
    for number, rule in enumerate(old["tieBreaks"]):
        steps += _tie_steps(rule, f"tie-{number}", panel)
        breaks.append({"by": "value", "of": f"tie-{number}"})
    return {
        "axes": [{"id": "judge"}, {"id": "criterion"}],
        "attributes": [],
        "statuses": dict.fromkeys(("missing", "late", "dnf"), "open") | dict.fromkeys(("recused", "absent"), "leave"),
        "steps": steps,
        "total": "total",
        "ranking": {"better": "higher", "by": old["rankBy"], "style": "1224"},
        "tieBreaks": breaks,
    }


def _tie_steps(rule: dict, name: str, panel: dict) -> list[dict]:
    end = {**panel, "id": name, "take": "mean", "short": "none"}
    if rule["by"] == "untrimmed-mean":
        return [end]
    if rule["by"] == "head-judge":
        return [{**end, "where": {"column": "role", "is": ["head-judge"]}}]
    only = {"column": "criterion", "is": [rule["criterion"]]}
    first = {"id": f"{name}-marks", "do": "reduce", "of": "marks", "over": "criterion", "where": only}
    return [{**first, "take": "sum", "short": "none"}, {**end, "of": f"{name}-marks"}]

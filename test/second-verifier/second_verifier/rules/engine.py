"""Runs a ruleset's steps over all entries of a division."""

from dataclasses import dataclass

from . import steps
from .normalise import normalise
from .values import Table

MARKS = "marks"


@dataclass(frozen=True)
class EntryInput:
    marks: Table
    context: steps.EntryContext
    #: The judges with any mark, of any status, for the entry.
    panel: frozenset


def run(ruleset: dict, entries: dict[str, EntryInput], leave_out_normalise: bool = False):
    """Every step's table of every entry: {entry: {step: Table}}."""
    found: dict[str, dict[str, Table]] = {entry: {MARKS: one.marks} for entry, one in entries.items()}
    for step in ruleset["steps"]:
        made = _run_step(step, entries, found, leave_out_normalise)
        for entry, table in made.items():
            found[entry][step["id"]] = steps.rounded(step, table)
    return found


def _run_step(step: dict, entries: dict[str, EntryInput], found: dict, leave_out: bool) -> dict[str, Table]:
    if step["do"] == "normalise":
        tables = {entry: found[entry][step["of"]] for entry in entries}
        panels = {entry: one.panel for entry, one in entries.items()}
        return tables if leave_out else normalise(step["method"], tables, panels)
    made = {}
    for entry, one in entries.items():
        tables = found[entry]
        if step["do"] == "add":
            made[entry] = steps.add(step, tables, one.context)
        else:
            run_one = steps.multiply if step["do"] == "multiply" else steps.reduce
            made[entry] = run_one(step, tables[step["of"]], one.context)
    return made

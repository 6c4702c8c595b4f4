"""The table of steps as the seller edits it: its rows, and the changes that an edit means."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from assistant.errors import InputError
from assistant.plan.catalogue import all_dependencies, duration
from assistant.plan.changes import AddStep, Change, RemoveStep, UpdateStep
from assistant.plan.model import Plan, Side, State, Status, Step
from assistant.plan.schedule import Schedule, ScheduledStep
from assistant.plan.sequence import in_sequence
from assistant.ui import words

STEP, OWNERS, SIDE, DUE, DAYS, STATUS, AFTER, LATEST, MORE = (
    "step", "owners", "side", "due", "days", "status", "after", "latest", "more"
)  # fmt: skip
ASSUMED = "~"  # before whatever the catalogue assumes
_DAYS = re.compile(r"\s*~?\s*(\d{1,4})(?:\s*d(?:ays?)?)?\s*", re.IGNORECASE)
_SIDES: dict[str, Side] = {label: side for side, label in words.SIDES.items()}
_STATUSES: dict[str, Status] = {label: status for status, label in words.STATUSES.items()}

Row = dict[str, Any]


def labels(plan: Plan) -> dict[str, str]:
    """Return a name for each step id that no other step has."""
    taken: dict[str, str] = {}
    used: set[str] = set()
    for step in plan.steps:
        name = base = words.short(step.action, 60)
        number = 2
        while name in used:
            name, number = f"{base} ({number})", number + 1
        used.add(name)
        taken[step.id] = name
    return taken


def rows(plan: Plan, schedule: Schedule, today: dt.date) -> list[Row]:
    """Return the table's rows, in the order of `in_sequence`; assumed values begin with '~'."""
    named = labels(plan)
    planned = {one.id: one for one in schedule.steps}
    before = all_dependencies(plan)
    return [
        _row(step, before[step.id], named, planned.get(step.id), today)
        for step in in_sequence(plan)
    ]


def _row(
    step: Step,
    before: dict[str, State],
    named: dict[str, str],
    planned: ScheduledStep | None,
    today: dt.date,
) -> Row:
    days, state = duration(step)
    after = [
        (ASSUMED if how == "assumed" else "") + named[one]
        for one, how in before.items()
        if one in named
    ]
    latest = planned.latest_finish if planned and step.status != "done" else None
    return {
        MORE: ":material/more_horiz:",
        STEP: step.action,
        OWNERS: ", ".join(step.owners),
        DUE: step.due,
        LATEST: words.day(latest, today) if latest else "",
        DAYS: f"{ASSUMED if state == 'assumed' else ''}{days}",
        STATUS: words.STATUSES[step.status],
        SIDE: words.SIDES[step.side] if step.side else None,
        AFTER: after,
    }


def after_options(plan: Plan, shown: list[Row]) -> list[str]:
    """Return what can be chosen as coming before a step."""
    assumed = {name for row in shown for name in row[AFTER] if name.startswith(ASSUMED)}
    return [*labels(plan).values(), *sorted(assumed)]


def changes(edits: Mapping[str, Any], plan: Plan) -> list[Change]:
    """Return the changes that the seller's edits of the table mean.

    Args:
        edits: what the editor reports: `edited_rows`, `added_rows` and `deleted_rows`, by place.
        plan: the plan whose rows were edited.

    Raises:
        InputError: a cell holds what cannot be read. The message says what to write instead.
    """
    found: list[Change] = []
    steps = in_sequence(plan)
    for place, cells in edits.get("edited_rows", {}).items():
        if int(place) < len(steps) and cells:
            found.append(_update(plan, steps[int(place)], cells))
    found.extend(
        RemoveStep(step=steps[int(place)].id)
        for place in edits.get("deleted_rows", [])
        if int(place) < len(steps)
    )
    found.extend(
        _added(plan, cells)
        for cells in edits.get("added_rows", [])
        if str(cells.get(STEP) or "").strip()
    )
    return found


def _update(plan: Plan, step: Step, cells: Row) -> UpdateStep:
    if STEP in cells and not str(cells[STEP] or "").strip():
        raise InputError("A step needs a name. To take it out, select its row and delete it.")
    fields = _fields(plan, cells)
    if DUE in cells and not cells[DUE]:
        fields["clear_due"] = True
    if STEP in cells:
        fields["action"] = str(cells[STEP])
    return UpdateStep(step=step.id, **fields)


def _added(plan: Plan, cells: Row) -> AddStep:
    return AddStep(action=str(cells[STEP]), **_fields(plan, cells))


def _fields(plan: Plan, cells: Row) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if OWNERS in cells:
        fields["owners"] = owners(str(cells[OWNERS] or ""))
    if cells.get(SIDE):
        fields["side"] = _SIDES[cells[SIDE]]
    if cells.get(STATUS):
        fields["status"] = _STATUSES[cells[STATUS]]
    if cells.get(DUE):
        fields["due"] = str(cells[DUE])[:10]
    if DAYS in cells:
        fields["duration_days"] = _days(cells[DAYS])
    if AFTER in cells:
        ids = {name: step for step, name in labels(plan).items()}
        chosen = [str(name).removeprefix(ASSUMED) for name in cells[AFTER] or []]
        fields["depends_on"] = [ids[name] for name in chosen if name in ids]
    return fields


def owners(text: str) -> list[str]:
    """Return the names in a cell, which commas or semicolons part."""
    names = (" ".join(name.split()) for name in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(name for name in names if name))


def _days(text: object) -> int | None:
    if text is None or not str(text).strip():
        return None
    found = _DAYS.fullmatch(str(text))
    if not found:
        raise InputError(
            f"“{words.short(str(text), 20)}” is no number of working days. Write a number like 10."
        )
    return int(found[1])

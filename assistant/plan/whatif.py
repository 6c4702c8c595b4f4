"""What changes would do to every date, without making them."""

import datetime as dt
from collections.abc import Sequence

from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change
from assistant.plan.lines import day, names, working_days
from assistant.plan.model import Plan, Strict
from assistant.plan.schedule import Schedule, schedule


class Slip(Strict):
    """How far the earliest end of a step moves; `days` are working days, later is positive."""

    id: str
    action: str
    days: int
    before: dt.date
    after: dt.date


class WhatIf(Strict):
    """The schedule before and after the changes, and the difference in words."""

    before: Schedule
    after: Schedule
    slips: list[Slip]
    text: str


def what_if(
    plan: Plan,
    changes: Sequence[Change],
    today: dt.date,
    calendar: WorkCalendar | None = None,
) -> WhatIf:
    """Return what the changes would do to the schedule.

    Raises:
        PlanError: the changes cannot be made.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    changed = apply(plan, changes, today=today, calendar=calendar).plan
    changed_calendar = WorkCalendar(changed.calendar)
    before = schedule(plan, today, calendar)
    after = schedule(changed, today, changed_calendar)
    slips = _slips(plan, changed, before, after, changed_calendar)
    return WhatIf(
        before=before, after=after, slips=slips, text=_text(changed, before, after, slips, today)
    )


def _slips(
    plan: Plan, changed: Plan, before: Schedule, after: Schedule, calendar: WorkCalendar
) -> list[Slip]:
    later = {step.id: step for step in after.steps}
    found = []
    for step in before.steps:
        other = later.get(step.id)
        if not other or not step.earliest_finish or not other.earliest_finish:
            continue
        if other.earliest_finish != step.earliest_finish:
            named = changed.step(step.id) or plan.step(step.id)
            side = named.side if named else None
            found.append(
                Slip(
                    id=step.id,
                    action=named.action if named else step.id,
                    days=calendar.count(step.earliest_finish, other.earliest_finish, side),
                    before=step.earliest_finish,
                    after=other.earliest_finish,
                )
            )
    return found


def _text(
    changed: Plan, before: Schedule, after: Schedule, slips: list[Slip], today: dt.date
) -> str:
    parts = []
    if slips:
        largest = max(slips, key=lambda slip: abs(slip.days))
        way = "later" if largest.days > 0 else "earlier"
        moved = names([slip.action for slip in slips[:4]]) + (" and more" if len(slips) > 4 else "")
        parts.append(f"{moved}: up to {working_days(abs(largest.days))} {way}.")
    else:
        parts.append("No step would end on another day.")
    old, new = before.earliest_close, after.earliest_close
    if old and new and old != new:
        parts.append(f"Signature could be on {day(new, today)} instead of {day(old, today)}.")
    parts.append(_verdict(changed, before, after, today))
    return " ".join(part for part in parts if part)


def _verdict(changed: Plan, before: Schedule, after: Schedule, today: dt.date) -> str:
    if after.feasible is None:
        return ""
    anchor = changed.go_live or changed.target_close
    aim = (
        f"{'Go-live' if changed.go_live else 'Signing'} on {day(anchor, today)}"
        if anchor
        else "The plan"
    )
    if not after.feasible:
        still = "would still fall" if before.feasible is False else "would fall"
        return f"{aim} {still} short by {working_days(after.short_by_days)}."
    if before.feasible is False:
        return f"{aim} would fit, with {working_days(after.spare_days)} to spare."
    return f"{aim} still fits, with {working_days(after.spare_days)} to spare."

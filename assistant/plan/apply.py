"""The only way in which a plan changes."""

import datetime as dt
from collections.abc import Sequence
from typing import assert_never

from assistant.errors import PlanError
from assistant.plan import changes as c
from assistant.plan.applying import Draft
from assistant.plan.calendar import WorkCalendar
from assistant.plan.calendar_changes import set_calendar, set_check_in
from assistant.plan.deal_changes import set_deal
from assistant.plan.finding import find_step
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Origin, Plan, Strict
from assistant.plan.people_changes import remove_person, set_person
from assistant.plan.qualifying import requalify, score_letter, settle_letters
from assistant.plan.risk_changes import add_risk, mark_unknown, resolve_risk
from assistant.plan.step_changes import add_step, remove_step, update_step
from assistant.plan.step_dates import settle_due

__all__ = ["MAX_CHANGES", "Applied", "ChangeLine", "apply", "apply_possible", "find_step"]

MAX_CHANGES = 5_000  # more than 200,000 characters of notes make


class Applied(Strict):
    """A changed plan, and what changed."""

    plan: Plan
    lines: list[ChangeLine]


def apply(
    plan: Plan,
    changes: Sequence[c.Change],
    *,
    today: dt.date,
    calendar: WorkCalendar | None = None,
    origin: Origin = "chat",
    said_on: Sequence[dt.date] = (),
) -> Applied:
    """Return the plan with all changes made, in their order.

    Date phrases are read here, against `today` and the calendar. Nothing is changed where one
    of the changes cannot be made.

    Args:
        plan: the plan before.
        changes: at most 5,000.
        today: the day on which it is said.
        calendar: working days of both sides; by default those of the plan.
        origin: where the changes come from.
        said_on: for each change the day on which it was said, where that is not today.

    Raises:
        PlanError: a change cannot be made; the message says how to mend it.
    """
    if len(changes) > MAX_CHANGES:
        raise PlanError(f"Make at most {MAX_CHANGES:,} changes at once.")
    draft = Draft(plan, today, calendar or WorkCalendar(plan.calendar), origin)
    for change, day in zip(changes, said_on or [today] * len(changes), strict=True):
        draft.today = day
        _make(draft, change)
    draft.today = today
    _settle(draft, plan, changes)
    draft.refuse_cycles()
    return Applied(plan=draft.finished(), lines=draft.lines)


def apply_possible(
    plan: Plan, changes: Sequence[c.Change], *, today: dt.date
) -> tuple[Plan, list[c.Change]]:
    """Return the plan with those changes made, one by one, that can be, and those that cannot."""
    refused = []
    for change in changes:
        try:
            plan = apply(plan, [change], today=today).plan
        except PlanError:
            refused.append(change)
    return plan, refused


def _settle(draft: Draft, before: Plan, changes: Sequence[c.Change]) -> None:
    """Move due dates that were set, or whose step changed sides, off the days off."""
    known = {step.id: step for step in before.steps}
    op = changes[-1].op if changes else ""
    for step in draft.steps:
        old = known.get(step.id)
        if step.due and (old is None or (old.due, old.side) != (step.due, step.side)):
            draft.replace_step(settle_due(draft, step, op, ""))
    settle_letters(draft, op)


def _make(draft: Draft, change: c.Change) -> None:  # noqa: C901 - one case for each change
    match change:
        case c.SetDeal():
            set_deal(draft, change)
        case c.SetPerson():
            set_person(draft, change)
        case c.RemovePerson():
            remove_person(draft, change)
        case c.AddStep():
            add_step(draft, change)
        case c.UpdateStep():
            update_step(draft, change)
        case c.RemoveStep():
            remove_step(draft, change)
        case c.SetCheckIn():
            set_check_in(draft, change)
        case c.AddRisk():
            add_risk(draft, change)
        case c.ResolveRisk():
            resolve_risk(draft, change)
        case c.MarkUnknown():
            mark_unknown(draft, change)
        case c.SetCalendar():
            set_calendar(draft, change)
        case c.Requalify():
            requalify(draft, change)
        case c.ScoreLetter():
            score_letter(draft, change)
        case _:
            assert_never(change)

"""A page of notes drafted into changes: read, checked against its words, tried on the plan."""

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.errors import PlanError
from assistant.notes.drafted import Draft, Found, NotedChange, Unresolved
from assistant.notes.evidence import place, unsupported
from assistant.notes.page import Page
from assistant.plan.apply import Applied, apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Plan

Reader = Callable[[Page, Plan, dt.date], tuple[Sequence[Found], Sequence[Unresolved]]]


def draft(page: Page, plan: Plan, today: dt.date, reader: Reader | None = None) -> Draft:
    """Return what the page would change in the plan. Nothing is applied.

    Every change is checked against its words: what they do not support is left out, and said so.

    Args:
        page: the notes.
        plan: the plan as it is.
        today: the day from which dates count where the notes name none.
        reader: reads the page; by default the offline one.
    """
    found, left = (reader or _offline)(page, plan, today)
    calendar = WorkCalendar(plan.calendar)
    kept: list[NotedChange] = []
    unresolved = list(left)
    now = plan
    for one in found:
        at = place(one.quote, page, one.at)
        reason = unsupported(one, page, now, calendar)
        change = one.change.model_copy(update={"quote": one.quote})
        if reason:
            unresolved.append(_left_out(one, at, "unsupported", reason))
            continue
        try:
            applied = apply(
                now, [change], today=today, calendar=calendar, origin="notes",
                said_on=[one.said_on],
            )  # fmt: skip
        except PlanError as error:
            unresolved.append(_left_out(one, at, "refused", str(error)))
            continue
        if applied.plan != now:
            kept.append(
                NotedChange(
                    change=change, quote=one.quote, at=at, said_on=one.said_on, lines=applied.lines
                )
            )
        now = applied.plan
    instructions = sum(one.kind == "instruction" for one in unresolved)
    warnings = list(page.warnings)
    if instructions:
        warnings.append(
            "The notes hold words that tell the assistant what to do. They were left out: "
            "look at them before you go on."
        )
    return Draft(
        page=page, changes=kept, warnings=warnings,
        unresolved=sorted(unresolved, key=lambda one: one.at),
    )  # fmt: skip


def _offline(
    page: Page, plan: Plan, today: dt.date
) -> tuple[Sequence[Found], Sequence[Unresolved]]:
    from assistant.notes.offline import read_page

    return read_page(page, plan, today)


def _left_out(found: Found, at: int, kind: str, reason: str) -> Unresolved:
    return Unresolved.model_validate(
        {"kind": kind, "quote": found.quote, "at": at, "reason": reason}
    )


def accepted(
    plan: Plan, changes: Sequence[NotedChange], today: dt.date, calendar: WorkCalendar | None = None
) -> Applied:
    """Return the plan with these changes made, all or none.

    Raises:
        PlanError: one of them cannot be made, as where another that it needs was rejected.
    """
    return apply(
        plan,
        [one.change for one in changes],
        today=today,
        calendar=calendar,
        origin="notes",
        said_on=[one.said_on for one in changes],
    )

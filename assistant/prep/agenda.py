"""The agenda of a call: the parts of the checklist, with what this plan puts into each."""

import datetime as dt
from collections.abc import Callable

from assistant.plan.catalogue import entry_like, follows_signature
from assistant.plan.lines import day, names
from assistant.plan.model import Plan, Step, Strict
from assistant.playbook.entries import Entry
from assistant.prep.calls import CallKind, slots

_MOST_POINTS = 4
_SHARE_SOURCES: dict[CallKind, str] = {
    "first-call": "next-steps-in-first-meetings",
    "demo": "next-steps-in-demos",
}
_FIGURES: dict[CallKind, str] = {
    "first-call": (
        "In Gong's recordings, the deals that closed fastest had spent 53 % more time on next "
        "steps in the first meeting. That goes together; it proves no cause."
    ),
    "demo": (
        "In Gong's recordings, successful demos gave next steps 12.7 % more time, about 4 "
        "minutes. That goes together; it proves no cause."
    ),
}


class Part(Strict):
    """A part of the agenda.

    Attributes:
        start: the minute at which it begins.
        text: what it is for.
        points: what of this plan belongs there.
    """

    start: int
    minutes: int
    text: str
    points: list[str] = []


def parts(
    entry: Entry, kind: CallKind, minutes: int, plan: Plan, discussed: list[Step], today: dt.date
) -> list[Part]:
    """Return the agenda, fitted to the minutes; the last part is that of the next steps."""
    found = slots(entry, minutes)
    fillers = _POINTS[kind]
    return [
        Part(
            start=slot.start,
            minutes=slot.minutes,
            text=slot.text,
            points=fillers[number](plan, discussed, today)[:_MOST_POINTS]
            if number in fillers
            else [],
        )
        for number, slot in enumerate(found, start=-len(found))
    ]


def next_steps_share(kind: CallKind, agenda: list[Part], minutes: int) -> tuple[str, str | None]:
    """Return how much of the call belongs to next steps, and the entry that says why."""
    last = agenda[-1].minutes
    told = f"Next steps get {last} of {minutes} minutes: stop at minute {minutes - last}."
    figure = _FIGURES.get(kind)
    return (f"{told} {figure}" if figure else told), _SHARE_SOURCES.get(kind)


def _next(_plan: Plan, discussed: list[Step], today: dt.date) -> list[str]:
    return [_line(step, today) for step in discussed]


def _line(step: Step, today: dt.date) -> str:
    who = names(step.owners) if step.owners else "who does it?"
    by = f"by {day(step.due, today)}" if step.due else "by when?"
    blocked = ", blocked" if step.status == "blocked" else ""
    return f"{step.action}: {who}, {by}{blocked}"


def _goal_and_date(plan: Plan, _discussed: list[Step], today: dt.date) -> list[str]:
    if plan.go_live:
        return [f"Go-live {day(plan.go_live, today)}"]
    return ["When do they need to be live?"]


def _ours(plan: Plan, _discussed: list[Step], today: dt.date) -> list[str]:
    mine = [s for s in plan.steps if s.side == "seller" and s.status != "done"]
    late = [s for s in mine if s.due and s.due < today]
    moving = [s for s in mine if s.status == "in_progress" and s not in late]
    return [f"{s.action}: late" for s in late] + [f"{s.action}: under way" for s in moving]


def _before_signature(plan: Plan, _discussed: list[Step], today: dt.date) -> list[str]:
    found = []
    for step in plan.steps:
        entry = entry_like(step)
        later = entry and (entry.id == "signature" or follows_signature(entry.id))
        if step.status != "done" and not later:
            found.append(_line(step, today))
    return found


def _signing(plan: Plan, _discussed: list[Step], today: dt.date) -> list[str]:
    found = []
    for kind in ("signature", "kickoff"):
        step = next((s for s in plan.steps if (e := entry_like(s)) and e.id == kind), None)
        if step and step.status != "done":
            found.append(_line(step, today))
    if not found:
        found.append("Who signs, and on which day?")
    if plan.go_live:
        found.append(f"Go-live {day(plan.go_live, today)}")
    return found


_Points = Callable[[Plan, list[Step], dt.date], list[str]]
# Counted from the end, so that a part more in a checklist does not move the next steps.
_POINTS: dict[CallKind, dict[int, _Points]] = {
    "first-call": {-3: _goal_and_date, -1: _next},
    "demo": {-4: _goal_and_date, -1: _next},
    "check-in": {-4: _ours, -3: _next, -1: _goal_and_date},
    "closing-call": {-4: _goal_and_date, -3: _before_signature, -1: _signing},
}

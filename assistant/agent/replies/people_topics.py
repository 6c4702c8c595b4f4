"""Answers about people and check-ins."""

from assistant.agent.moment import Moment
from assistant.agent.replies.wording import day, escaped, names
from assistant.plan.model import Step
from assistant.understanding.reading import Act
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold


def who(now: Moment, act: Act) -> str:
    """Return who does a step, or who takes part."""
    step = now.plan.step(act.step or "")
    if step:
        if step.owners:
            return f"{escaped(step.action)} is with {escaped(names(step.owners))}."
        return f"Nobody owns {escaped(step.action)} yet."
    asked = [
        p
        for p in now.plan.people
        if p.name.casefold() in act.text.casefold()
        or p.name.split()[0].casefold() in act.text.casefold().split()
    ]
    unplanned = None if asked else _unplanned(now, act)
    if unplanned:
        return (
            f"{escaped(unplanned)} is not in the plan yet, so nobody owns it. Say who does it and "
            "by when, and I will put it in."
        )
    people = asked or now.plan.people
    if not people and not any(step.owners for step in now.plan.steps):
        return "Nobody is named yet."
    told = []
    for person in people[:12]:
        owns = [_with_day(s, now) for s in now.plan.steps if person.name in s.owners]
        role = f" ({escaped(person.role)})" if person.role else ""
        does = f": {escaped(names(owns))}" if owns else ""
        told.append(f"- {escaped(person.name)}{role}{does}")
    known = {person.name for person in now.plan.people}
    others = [] if asked else [s for s in now.plan.steps if not known & {*s.owners}]
    told += [
        f"- {escaped(names(step.owners))}: {escaped(_with_day(step, now))}"
        for step in others[:12]
        if step.owners
    ]
    alone = [escaped(step.action) for step in others if not step.owners and step.status != "done"]
    if alone:
        more = [f"{len(alone) - 6} more"] if len(alone) > 6 else []
        told.append(f"- Nobody yet: {names([*alone[:6], *more])}")
    return "\n".join(told)


def _unplanned(now: Moment, act: Act) -> str | None:
    """Return the usual step that a question names and the plan has not, in the seller's words."""
    text = fold(act.text)
    for found in mentions(text, now.plan):
        if found.step is None and found.kind and not found.weak:
            said = text[found.start : found.end]
            return f"{said[:1].upper()}{said[1:]}"
    return None


def _with_day(step: Step, now: Moment) -> str:
    if step.status == "done":
        return f"{step.action} (done)"
    if step.due is None:
        return step.action
    return f"{step.action} by {day(step.due, now.today)}"


def check_in(now: Moment, _act: Act) -> str:
    """Return when the next check-in is."""
    found = now.plan.check_in
    if found is None:
        return "No check-in is fixed yet. A weekly quarter of an hour keeps the dates honest."
    parts = []
    if found.weekday:
        parts.append(
            f"every {found.weekday.capitalize()}"
            if found.every_weeks == 1
            else f"every {found.every_weeks} weeks on {found.weekday.capitalize()}"
        )
    if found.time:
        parts.append(f"at {found.time}")
    if found.next:
        parts.append(f"next on {day(found.next, now.today)}")
    return f"The check-in is {' '.join(parts)}."

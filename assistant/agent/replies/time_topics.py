"""Answers about dates: what is due, late, possible, and what would happen."""

import datetime as dt
import re

from assistant.agent.moment import Moment
from assistant.agent.replies.backward import verdict
from assistant.agent.replies.wording import day, escaped, names, working_days
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import resolve
from assistant.plan.measures import measures
from assistant.plan.model import Plan, Step
from assistant.plan.schedule import schedule
from assistant.plan.whatif import WhatIf
from assistant.understanding.reading import Act

_SHOWN = 8


def due(now: Moment, act: Act) -> str:
    """Return what is due in the time asked for, this week where none is named."""
    start, end, words = _window(now, act)
    planned = schedule(now.plan, now.today)
    told = []
    for step in now.plan.steps:
        if step.status == "done":
            continue
        limit = planned.step(step.id)
        latest = limit.latest_finish if limit else None
        when = step.due or latest
        if when and start <= when <= end:
            kind = "due" if step.due else "at the latest"
            told.append(
                (when, f"- {day(when, now.today)} ({kind}): {escaped(step.action)}{_with(step)}")
            )
    if not told:
        return f"Nothing is due {words}."
    lines = [line for _, line in sorted(told)][:_SHOWN]
    return f"Due {words}:\n\n" + "\n".join(lines)


def overdue(now: Moment, _act: Act) -> str:
    """Return what is late."""
    late = [s for s in now.plan.steps if s.due and s.due < now.today and s.status != "done"]
    if not late:
        return "Nothing is overdue."
    told = [
        f"- {escaped(s.action)}: due {day(s.due, now.today)}, "
        f"{(now.today - s.due).days} days ago{_with(s)}"
        for s in late
        if s.due
    ]
    return "Overdue:\n\n" + "\n".join(told[:_SHOWN])


def can_make(now: Moment, act: Act) -> str:
    """Return whether a date can be made, and what it would take."""
    plan = now.plan
    wanted = (
        resolve(act.phrase, now.today, WorkCalendar(plan.calendar)).date if act.phrase else None
    )
    if wanted:
        plan = plan.model_copy(update={"go_live": wanted})
    anchor = plan.go_live or plan.target_close
    if anchor is None:
        return "For which date? I know no go-live yet."
    planned = schedule(plan, now.today)
    shown = day(anchor, now.today)
    if not plan.steps:
        close = (
            f" Signatures have to be there by {day(planned.required_close, now.today)}."
            if planned.required_close
            else ""
        )
        return f"There are no steps yet to hold against {shown}.{close}"
    if planned.feasible:
        return f"Yes: {shown} fits, with {working_days(planned.spare_days)} to spare."
    ways = " ".join(f"\n- {escaped(way.text)}" for way in measures(plan, now.today)[:3])
    text = f"Not as it stands: {shown} is {working_days(planned.short_by_days)} short."
    return f"{text} What would make it fit:\n{ways}" if ways else text


def what_if(now: Moment, act: Act) -> str:
    """Return what the supposed changes would do."""
    done = now.used("what_if")
    if done is None:
        step = act.step
        if step and now.plan.step(step) is None:
            return "That step is not in the plan, so nothing would move. Shall I add it?"
        return "Tell me which step, and by how much, and I will say what it does to every date."
    if done.failed:
        return escaped(done.text)
    found = WhatIf.model_validate(done.artifact["what_if"])
    text = escaped(found.text)
    moved = sorted(found.slips, key=lambda slip: slip.after)
    if len(moved) > 1:
        told = [
            f"- {escaped(s.action)}: {day(s.before, now.today)} → {day(s.after, now.today)}"
            for s in moved[:6]
        ]
        text += "\n\nEarliest ends:\n" + "\n".join(told)
    return f"{text}\n\nNothing is changed in the plan."


def _window(now: Moment, act: Act) -> tuple[dt.date, dt.date, str]:
    if act.phrase:
        # "What is due this week?" gives "is due this week".
        said = re.sub(r"^(?:(?:is|are)\s+)?due\s+", "", act.phrase.casefold())
        found = resolve(said, now.today, WorkCalendar(now.plan.calendar))
        if found.start and found.end:
            return found.start, found.end, said
        if found.date:
            start = found.date if said.split()[0] not in ("by", "until", "before") else now.today
            return start, found.date, said
    monday = now.today - dt.timedelta(days=now.today.weekday())
    return monday, monday + dt.timedelta(days=6), "this week"


def _with(step: Step) -> str:
    return f", {escaped(names(step.owners))}" if step.owners else ", no owner yet"


def fits(plan: Plan, today: dt.date) -> str:
    """Return whether the plan fits, as a sentence."""
    return verdict(plan, schedule(plan, today), today)

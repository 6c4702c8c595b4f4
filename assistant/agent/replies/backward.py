"""Working backward aloud: what the go-live date asks of the steps before it."""

import datetime as dt

from assistant.agent.replies.wording import day, escaped, lower_first, names, working_days
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE, duration, entry_of
from assistant.plan.measures import measures
from assistant.plan.model import Plan
from assistant.plan.schedule import Schedule, schedule

_TELLING = ("legal-review", "security-review", "procurement")


def backward(plan: Plan, today: dt.date) -> str:
    """Return the backward reasoning from go-live: sign by, start by, spare or short."""
    calendar = WorkCalendar(plan.calendar)
    planned = schedule(plan, today, calendar)
    if plan.go_live is None or planned.required_close is None:
        return verdict(plan, planned, today)
    parts = [_signature(plan, planned, today)]
    parts.append(_starts(plan, planned, today, calendar))
    parts.append(verdict(plan, planned, today))
    return " ".join(part for part in parts if part)


def verdict(plan: Plan, planned: Schedule, today: dt.date) -> str:
    """Return whether it fits, by how much, and what would make it fit."""
    anchor = plan.go_live or plan.target_close
    if anchor is None or planned.feasible is None or not plan.steps:
        return ""
    if planned.feasible:
        return f"As it stands that fits, with {working_days(planned.spare_days)} to spare."
    ways = measures(plan, today)
    text = f"As it stands that falls short by {working_days(planned.short_by_days)}."
    if ways:
        text += f" What would make it fit: {lower_first(escaped(ways[0].text))}"
        if len(ways) > 1:
            text += f" Or: {lower_first(escaped(ways[-1].text))}"
    return text


def _signature(plan: Plan, planned: Schedule, today: dt.date) -> str:
    live = day(plan.go_live, today) if plan.go_live else ""
    close = day(planned.required_close, today) if planned.required_close else ""
    weeks = _implementation(plan)
    between = f" with {weeks} of implementation" if weeks else ""
    return f"To be live on {live}{between} you need signatures by {close}."


def _implementation(plan: Plan) -> str:
    step = next((s for s in plan.steps if (e := entry_of(s)) and e.id == "implementation"), None)
    if step:
        days, _ = duration(step)
    elif plan.implementation_days is not None:
        days = plan.implementation_days
    elif plan.assume_usual:
        days = CATALOGUE["implementation"].days
    else:
        return ""
    if days % 5 == 0 and days:
        weeks = days // 5
        return {1: "one week", 2: "two weeks", 3: "three weeks", 4: "four weeks"}.get(
            weeks, f"{weeks} weeks"
        )
    return working_days(days)


def _starts(plan: Plan, planned: Schedule, today: dt.date, calendar: WorkCalendar) -> str:
    """Return by when the long steps must start, those in the plan first, else the usual one."""
    told = []
    for step in plan.steps:
        entry = entry_of(step)
        limit = planned.step(step.id)
        if (
            not entry
            or entry.id not in _TELLING
            or not limit
            or not limit.latest_start
            or step.status != "not_started"
        ):
            continue
        days, state = duration(step)
        takes = "takes" if state == "stated" else "usually takes"
        start = limit.latest_start
        due = (
            f"had to start by {day(start, today)}"
            if start < today
            else f"must start by {day(start, today)}"
        )
        told.append(f"{escaped(step.action)} {takes} {working_days(days)}, so it {due}")
    if told:
        return "; ".join(told[:2]) + "."
    if plan.steps or planned.required_close is None:
        return ""
    entry = CATALOGUE["legal-review"]
    start = calendar.add(
        planned.required_close, -(entry.days + CATALOGUE["signature"].days + 1), entry.side
    )
    when = (
        "should be under way already" if start < today else f"should start by {day(start, today)}"
    )
    return f"Legal usually takes {working_days(entry.days)}, so it {when}."


def sentence(items: list[str]) -> str:
    """Return the items as one enumeration."""
    return names(items)

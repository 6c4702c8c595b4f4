"""Findings about due dates: days off, order, too late, too soon."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from assistant.plan.calendar import WEEKEND, WorkCalendar
from assistant.plan.catalogue import all_dependencies, duration, entry_like, follows_signature
from assistant.plan.findings import Finding
from assistant.plan.lines import day, working_days
from assistant.plan.model import Plan, Side, State, Step
from assistant.plan.network import signature_step
from assistant.plan.schedule import Schedule, ScheduledStep

_GUESS = 5  # working days that usual durations may be off by


class _Scene(NamedTuple):
    plan: Plan
    today: dt.date
    calendar: WorkCalendar
    close: dt.date | None  # the day by which the contract has to be signed
    before: dict[str, dict[str, State]]
    signature: str | None

    def shown(self, date: dt.date) -> str:
        return day(date, self.today)


def date_findings(
    plan: Plan, today: dt.date, calendar: WorkCalendar, planned: Schedule
) -> list[Finding]:
    """Return the findings about the due date of each open step."""
    aims = [date for date in (planned.required_close, plan.target_close) if date]
    scene = _Scene(
        plan, today, calendar, min(aims, default=None), all_dependencies(plan), signature_step(plan)
    )
    scheduled = {step.id: step for step in planned.steps}
    found: list[Finding] = []
    for step in plan.steps:
        if step.status == "done" or step.due is None:
            continue
        found += _day_off(scene, step, step.due)
        found += _before_dependency(scene, step, step.due)
        found += _too_late(scene, step, step.due, scheduled.get(step.id))
        found += _too_soon(scene, step, step.due, scheduled)
    return found


def eve_of_holiday(calendar: WorkCalendar, date: dt.date, side: Side | None = None) -> str | None:
    """Return the holiday or blackout that begins the day after, None where none does."""
    off = calendar.why_off(date + dt.timedelta(days=1), side)
    return None if off in WEEKEND else off


def _day_off(scene: _Scene, step: Step, due: dt.date) -> Iterator[Finding]:
    why = scene.calendar.why_off(due, step.side)
    if why:
        before = scene.calendar.previous_working_day(due, step.side)
        after = scene.calendar.next_working_day(due, step.side)
        yield Finding(
            code="due-on-day-off",
            severity="low" if step.insisted else "high",
            step=step.id,
            message=f"{step.action} is due on {scene.shown(due)}, which is no working day ({why}).",
            fix=f"Move it to {scene.shown(before)} or {scene.shown(after)}.",
        )
        return
    holiday = eve_of_holiday(scene.calendar, due, step.side)
    if holiday:
        earlier = scene.calendar.add(due, -1, step.side)
        yield Finding(
            code="due-before-holiday",
            severity="medium" if step.id == scene.signature else "low",
            step=step.id,
            message=f"{step.action} is due on {scene.shown(due)}, "
            f"the day before a day off ({holiday}).",
            fix=f"People leave early that day: aim at {scene.shown(earlier)}.",
        )


def _before_dependency(scene: _Scene, step: Step, due: dt.date) -> Iterator[Finding]:
    for one, state in scene.before[step.id].items():
        other = scene.plan.step(one)
        if other is None or other.due is None or other.status == "done":
            continue
        lag = step.lags.get(one, 0)
        free = scene.calendar.add(other.due, lag, step.side) if lag else other.due
        if free <= due:
            continue
        wait = f", and {working_days(lag)} lie between them" if lag else ""
        usually = "usually " if state == "assumed" else ""
        yield Finding(
            code="before-dependency",
            severity="high" if state == "stated" else "medium",
            step=step.id,
            message=f"{step.action} is due on {scene.shown(due)}, before {other.action}, "
            f"which it {usually}waits for (due {scene.shown(other.due)}{wait}).",
            fix=f"Move {step.action} behind {scene.shown(free)}, bring {other.action} forward, "
            "or let the two run side by side.",
        )


def _too_late(
    scene: _Scene, step: Step, due: dt.date, planned: ScheduledStep | None
) -> Iterator[Finding]:
    go_live = scene.plan.go_live
    if _after_signature(scene, step):
        if go_live and due > go_live and not _after_go_live(step):
            yield Finding(
                code="after-go-live",
                severity="high",
                step=step.id,
                message=f"{step.action} is due on {scene.shown(due)}, after go-live "
                f"on {scene.shown(go_live)}.",
                fix="Bring the date forward, or talk about the go-live date.",
            )
            return
    elif scene.close and due > scene.close:
        yield Finding(
            code="after-required-close",
            severity="high",
            step=step.id,
            message=f"{step.action} is due on {scene.shown(due)}, but the contract has to be "
            f"signed by {scene.shown(scene.close)}.",
            fix=f"Bring it to {scene.shown(scene.close)} or earlier, or talk about go-live.",
        )
        return
    limit = planned.latest_finish if planned else None
    if limit and due > limit and limit >= scene.today and not _after_go_live(step):
        yield Finding(
            code="waits-for-later-step",
            severity="medium",
            step=step.id,
            message=f"{step.action} is due on {scene.shown(due)}, but what follows "
            f"needs it by {scene.shown(limit)}.",
            fix=f"Agree {scene.shown(limit)} or earlier, or shorten what follows.",
        )


def _too_soon(
    scene: _Scene, step: Step, due: dt.date, scheduled: dict[str, ScheduledStep]
) -> Iterator[Finding]:
    planned = scheduled.get(step.id)
    earliest = planned.earliest_finish if planned else None
    if earliest is None or step.status != "not_started" or not scene.today <= due < earliest:
        return
    days, state = duration(step)
    far = scene.calendar.count(due, earliest, step.side) > _GUESS
    takes = "takes" if state == "stated" else "usually takes"
    why = f"it {takes} {working_days(days)} and has not started"
    if scene.calendar.add(scene.today, days, step.side) <= due:
        why = _held_up(scene, step, scheduled) or why
    yield Finding(
        code="due-too-soon",
        severity="medium" if state == "stated" or far else "low",
        step=step.id,
        message=f"{step.action} is due on {scene.shown(due)}, but cannot be done before "
        f"{scene.shown(earliest)}: {why}.",
        fix=f"Ask whether {scene.shown(earliest)} will do, or what would make it shorter.",
    )


def _held_up(scene: _Scene, step: Step, scheduled: dict[str, ScheduledStep]) -> str:
    """Say which of the steps that a step waits for ends last."""
    ends = [
        (finish, other.action)
        for one in scene.before[step.id]
        if (other := scene.plan.step(one)) and other.status != "done"
        if (planned := scheduled.get(one)) and (finish := planned.earliest_finish)
    ]
    if not ends:
        return ""
    finish, action = max(ends)
    return f"it waits for {action}, which can be done on {scene.shown(finish)} at the earliest"


def _after_signature(scene: _Scene, step: Step) -> bool:
    """Tell whether the step comes after the signature, by its kind or by what it waits for."""
    entry = entry_like(step)
    if entry and follows_signature(entry.id):
        return True
    waiting = list(scene.before[step.id])
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one == scene.signature:
            return True
        if one not in seen:
            seen.add(one)
            waiting += scene.before.get(one, ())
    return False


def _after_go_live(step: Step) -> bool:
    entry = entry_like(step)
    return bool(entry and entry.id == "launch-review")

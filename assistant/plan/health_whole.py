"""Findings about the plan as a whole: dates, length, check-in."""

import datetime as dt
from collections.abc import Iterator

from assistant.plan.calendar import WEEKEND, WorkCalendar
from assistant.plan.findings import Finding
from assistant.plan.health_dates import eve_of_holiday
from assistant.plan.lines import day, working_days
from assistant.plan.model import WEEKDAYS, Plan
from assistant.plan.network import signature_step
from assistant.plan.schedule import Schedule

MOST_STEPS = 30


def whole_findings(
    plan: Plan, today: dt.date, calendar: WorkCalendar, planned: Schedule
) -> list[Finding]:
    """Return the findings about the plan as a whole."""
    return [
        *_fit(plan, today, planned),
        *_go_live_day(plan, today, calendar),
        *_close_day(plan, today, calendar),
        *_close(plan, today, planned),
        *_length(plan),
        *_check_in(plan, today, calendar),
    ]


def _fit(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Finding]:
    anchor = plan.go_live or plan.target_close
    if anchor is None:
        if plan.steps:
            yield Finding(
                code="no-go-live",
                severity="high",
                message="The plan has no go-live date, so nothing can be counted back.",
                fix="Ask the buyer which event of theirs needs this live, and when that is.",
            )
    elif planned.feasible is False and anchor >= today:
        what = "go-live on" if plan.go_live else "the signature by"
        works = planned.earliest_go_live if plan.go_live else planned.earliest_close
        later = f"or move it to {day(works, today)}, the first day that works" if works else ""
        yield Finding(
            code="does-not-fit",
            severity="high",
            message=f"The steps do not fit before {what} {day(anchor, today)}: "
            f"{working_days(planned.short_by_days)} too few.",
            fix=f"Run steps side by side, shorten one, {later or 'or talk about the date'}.",
        )


def _go_live_day(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    date = plan.go_live
    if date is None:
        return
    if date < today and any(step.status != "done" for step in plan.steps):
        yield Finding(
            code="go-live-passed",
            severity="high",
            message=f"Go-live was to be on {day(date, today)}, and steps are still open.",
            fix="Agree a new go-live date with the buyer, or mark the steps as done.",
        )
    elif why := calendar.why_off(date):
        before = calendar.previous_working_day(date)
        after = calendar.next_working_day(date)
        yield Finding(
            code="go-live-on-day-off",
            severity="medium",
            message=f"Go-live is on {day(date, today)}, which is no working day ({why}).",
            fix=f"Ask whether {day(before, today)} or {day(after, today)} is meant.",
        )


def _close_day(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    date = plan.target_close
    if date is None or _signed(plan):
        return
    if date < today:
        yield Finding(
            code="close-passed",
            severity="high",
            message=f"The contract was to be signed by {day(date, today)}.",
            fix="Ask what has changed on their side, and agree a new day, "
            "counted back from go-live.",
        )
    elif why := calendar.why_off(date):
        before = calendar.previous_working_day(date)
        yield Finding(
            code="close-on-day-off",
            severity="high",
            message=f"The signature is aimed at {day(date, today)}, "
            f"which is no working day ({why}).",
            fix=f"Aim at {day(before, today)}.",
        )
    elif (holiday := eve_of_holiday(calendar, date)) and not _due_then(plan, date):
        earlier = calendar.add(date, -1)
        yield Finding(
            code="close-before-holiday",
            severity="low",
            message=f"The signature is aimed at {day(date, today)}, "
            f"the day before a day off ({holiday}).",
            fix=f"Signers leave early that day: aim at {day(earlier, today)}.",
        )


def _signed(plan: Plan) -> bool:
    step = plan.step(signature_step(plan) or "")
    return bool(step and step.status == "done")


def _due_then(plan: Plan, date: dt.date) -> bool:
    """Tell whether the signature step itself says so already."""
    step = plan.step(signature_step(plan) or "")
    return bool(step and step.due == date)


def _close(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Finding]:
    close = planned.required_close
    if plan.go_live and plan.target_close and close and plan.target_close > close:
        yield Finding(
            code="close-too-late",
            severity="high",
            message=f"Signing on {day(plan.target_close, today)} is too late to be live on "
            f"{day(plan.go_live, today)}: it has to be signed by {day(close, today)}.",
            fix="Bring the signature forward, shorten implementation, or talk about go-live.",
        )


def _length(plan: Plan) -> Iterator[Finding]:
    if len(plan.steps) > MOST_STEPS:
        yield Finding(
            code="too-many-steps",
            severity="medium",
            message=f"The plan has {len(plan.steps)} steps; "
            f"over {MOST_STEPS} work no better than none.",
            fix="Fold small tasks into six to twenty steps that the buyer would want to follow.",
        )


def _check_in(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    check_in = plan.check_in
    if check_in is None or not (check_in.weekday or check_in.next):
        yield Finding(
            code="no-check-in",
            severity="medium",
            message="No next check-in is fixed.",
            fix="Agree a weekly quarter of an hour with the buyer, at a fixed time.",
        )
        return
    if check_in.next and check_in.next < today:
        following = day(_following(plan, today, calendar), today)
        yield Finding(
            code="check-in-passed",
            severity="medium",
            message=f"The next check-in was on {day(check_in.next, today)}, which has passed.",
            fix=f"Book the next one: {following} is a working day on both sides.",
        )
    elif check_in.next and (why := calendar.why_off(check_in.next)):
        following = day(calendar.next_working_day(check_in.next), today)
        yield Finding(
            code="check-in-on-day-off",
            severity="medium",
            message=f"The next check-in is on {day(check_in.next, today)}, "
            f"which is no working day ({why}).",
            fix=f"Move it to {following}.",
        )
    elif check_in.weekday and check_in.weekday.capitalize() in WEEKEND:
        yield Finding(
            code="check-in-on-day-off",
            severity="medium",
            message=f"The check-in is every {check_in.weekday.capitalize()}.",
            fix="Choose a day from Monday to Friday.",
        )


def _following(plan: Plan, today: dt.date, calendar: WorkCalendar) -> dt.date:
    start = today + dt.timedelta(days=1)
    weekday = plan.check_in.weekday if plan.check_in else None
    if weekday is None:
        return calendar.next_working_day(start)
    ahead = (WEEKDAYS.index(weekday) - start.weekday()) % 7
    return calendar.next_working_day(start + dt.timedelta(days=ahead))

"""Findings about the plan as a whole: dates, length, check-in."""

import datetime as dt
from collections.abc import Iterator

from assistant.plan.calendar import WorkCalendar
from assistant.plan.findings import Finding
from assistant.plan.health_steps import is_sellers_quarter
from assistant.plan.lines import day, working_days
from assistant.plan.model import WEEKDAYS, Plan
from assistant.plan.schedule import Schedule

MOST_STEPS = 30


def whole_findings(
    plan: Plan, today: dt.date, calendar: WorkCalendar, planned: Schedule
) -> list[Finding]:
    """Return the findings about the plan as a whole."""
    return [
        *_fit(plan, today, planned),
        *_anchor_days(plan, today, calendar),
        *_close(plan, today, planned),
        *_quarter(plan),
        *_length(plan),
        *_check_in(plan, today, calendar),
    ]


def _fit(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Finding]:
    anchor = plan.go_live or plan.target_close
    if anchor is None:
        if plan.steps:
            yield Finding(
                code="no-go-live", severity="high",
                message="The plan has no go-live date, so nothing can be counted back.",
                fix="Ask the buyer which event of theirs needs this live, and when that is.",
            )  # fmt: skip
    elif planned.feasible is False:
        what = "go-live on" if plan.go_live else "signing by"
        yield Finding(
            code="does-not-fit", severity="high",
            message=f"The steps do not fit before {what} {day(anchor, today)}: {working_days(planned.short_by_days)} are missing.",
            fix="Run steps side by side, shorten one, or talk about the date; the headline names what would work.",
        )  # fmt: skip


def _anchor_days(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    if plan.go_live and (why := calendar.why_off(plan.go_live)):
        yield Finding(
            code="go-live-on-day-off", severity="medium",
            message=f"Go-live is on {day(plan.go_live, today)}, which is no working day ({why}).",
            fix=f"Ask whether {day(calendar.previous_working_day(plan.go_live), today)} or "
            f"{day(calendar.next_working_day(plan.go_live), today)} is meant.",
        )  # fmt: skip
    if plan.target_close and (why := calendar.why_off(plan.target_close)):
        yield Finding(
            code="close-on-day-off", severity="high",
            message=f"The signature is aimed at {day(plan.target_close, today)}, which is no working day ({why}).",
            fix=f"Aim at {day(calendar.previous_working_day(plan.target_close), today)}.",
        )  # fmt: skip


def _close(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Finding]:
    close = planned.required_close
    if plan.go_live and plan.target_close and close and plan.target_close > close:
        yield Finding(
            code="close-too-late", severity="high",
            message=f"Signing on {day(plan.target_close, today)} is too late to be live on {day(plan.go_live, today)}: "
            f"the signature has to be there by {day(close, today)}.",
            fix="Bring the signature forward, shorten implementation, or talk about go-live.",
        )  # fmt: skip


def _quarter(plan: Plan) -> Iterator[Finding]:
    for key in ("target_close", "go_live"):
        source = plan.sources.get(key)
        if source and is_sellers_quarter(source.quote):
            yield Finding(
                code="seller-quarter-end", severity="medium",
                message="A date of this plan comes from your own quarter end.",
                fix="Find the buyer's own event behind the date; they do not share your quarter.",
            )  # fmt: skip


def _length(plan: Plan) -> Iterator[Finding]:
    if len(plan.steps) > MOST_STEPS:
        yield Finding(
            code="too-many-steps", severity="medium",
            message=f"The plan has {len(plan.steps)} steps; over {MOST_STEPS} work no better than none.",
            fix="Fold small tasks into six to twenty steps that somebody outside would want to follow.",
        )  # fmt: skip


def _check_in(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    check_in = plan.check_in
    if check_in is None or not (check_in.weekday or check_in.next):
        yield Finding(
            code="no-check-in", severity="medium", message="No next check-in is fixed.",
            fix="Agree a weekly quarter of an hour with the buyer, at a fixed time.",
        )  # fmt: skip
        return
    if check_in.next is None:
        return
    if check_in.next < today:
        yield Finding(
            code="check-in-passed", severity="medium",
            message=f"The next check-in was on {day(check_in.next, today)}.",
            fix=f"Book the next one: {day(_following(plan, today, calendar), today)} would be free of holidays.",
        )  # fmt: skip
    elif why := calendar.why_off(check_in.next):
        yield Finding(
            code="check-in-on-day-off", severity="medium",
            message=f"The next check-in is on {day(check_in.next, today)}, which is no working day ({why}).",
            fix=f"Move it to {day(calendar.next_working_day(check_in.next), today)}.",
        )  # fmt: skip


def _following(plan: Plan, today: dt.date, calendar: WorkCalendar) -> dt.date:
    start = today + dt.timedelta(days=1)
    weekday = plan.check_in.weekday if plan.check_in else None
    if weekday is None:
        return calendar.next_working_day(start)
    ahead = (WEEKDAYS.index(weekday) - start.weekday()) % 7
    return calendar.next_working_day(start + dt.timedelta(days=ahead))

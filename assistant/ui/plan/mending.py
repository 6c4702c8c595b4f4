"""What one click can do about a finding: a change, or the beginning of a sentence."""

import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change, SetDeal, UpdateStep
from assistant.plan.findings import Code, Finding
from assistant.plan.measures import Measure
from assistant.plan.model import Plan, Strict
from assistant.plan.schedule import Schedule
from assistant.ui import words


class Mend(Strict):
    """A button: it applies `changes`, or begins `message` in the chat for the seller to end."""

    label: str
    message: str = ""
    changes: list[Change] = []


_ABOUT_STEP: dict[Code, tuple[str, str]] = {
    "no-owner": ("Name the owner", "The owner of {} is "),
    "no-date": ("Set a date", "{} is due "),
    "vague-commitment": ("Set a date", "{} is due "),
    "overdue": ("Say how it stands", "{} is "),
    "stalled": ("Say how it stands", "{} is "),
    "blocked": ("Say how it stands", "{} is blocked because "),
    "after-required-close": ("Move the date", "{} moves to "),
    "before-dependency": ("Move the date", "{} moves to "),
    "waits-for-later-step": ("Move the date", "{} moves to "),
    "seller-quarter-end": ("Move the date", "{} moves to "),
}
_ABOUT_DEAL: dict[Code, tuple[str, str]] = {
    "no-buyer-steps": ("Name their part", "The buyer's part is "),
    "missing-legal": ("Name somebody", "Their legal contact is "),
    "missing-security": ("Name somebody", "Their security contact is "),
    "missing-finance": ("Name somebody", "Their budget is approved by "),
    "missing-executive": ("Name somebody", "Their signer is "),
    "single-contact": ("Name another", "Also involved on their side: "),
    "no-check-in": ("Set a check-in", "We check in every Monday at 10:00"),
    "check-in-passed": ("Set the next", "The next check-in is "),
    "check-in-on-day-off": ("Move it", "The next check-in is "),
    "no-go-live": ("Set the date", "They want to be live by "),
    "does-not-fit": ("Ask what to do", "What would make it fit?"),
    "seller-quarter-end": ("Set the buyer's date", "The buyer needs it by "),
}


def mend(
    finding: Finding, plan: Plan, schedule: Schedule, today: dt.date, calendar: WorkCalendar
) -> Mend | None:
    """Return what a click does about a finding, None where only thought helps."""
    step = plan.step(finding.step) if finding.step else None
    if finding.code in ("due-on-day-off", "due-before-holiday") and step and step.due:
        return _moved(step.id, step.due, today, calendar)
    if finding.code == "go-live-on-day-off" and plan.go_live:
        before = calendar.previous_working_day(plan.go_live)
        return _dated(SetDeal(go_live=before.isoformat()), before, today)
    if finding.code == "close-on-day-off" and plan.target_close:
        before = calendar.previous_working_day(plan.target_close)
        return _dated(SetDeal(target_close=before.isoformat()), before, today)
    if finding.code == "close-too-late" and schedule.required_close:
        close = schedule.required_close
        return _dated(SetDeal(target_close=close.isoformat()), close, today)
    if step and finding.code in _ABOUT_STEP:
        label, message = _ABOUT_STEP[finding.code]
        return Mend(label=label, message=message.format(words.short(step.action, 60)))
    if finding.code in _ABOUT_DEAL:
        label, message = _ABOUT_DEAL[finding.code]
        return Mend(label=label, message=message)
    return None


def _moved(step_id: str, due: dt.date, today: dt.date, calendar: WorkCalendar) -> Mend | None:
    before = calendar.previous_working_day(due)
    if before == due:  # the day before a holiday: one earlier is safer
        before = calendar.add(due, -1)
    return _dated(UpdateStep(step=step_id, due=before.isoformat()), before, today)


def _dated(change: Change, date: dt.date, today: dt.date) -> Mend:
    return Mend(label=f"Move to {words.day(date, today)}", changes=[change])


def taken(measure: Measure) -> list[Change]:
    """Return the changes that take a measure; empty where it gives up an order of steps.

    Which step waits for which is for the seller to change, in the table.
    """
    if measure.splits:
        return []
    if measure.go_live:
        return [SetDeal(go_live=measure.go_live.isoformat())]
    if measure.target_close:
        return [SetDeal(target_close=measure.target_close.isoformat())]
    moved: list[Change] = [
        UpdateStep(step=move.step, due=move.new.isoformat()) for move in measure.moves
    ]
    return [
        *moved,
        *(UpdateStep(step=cut.step, duration_days=cut.new) for cut in measure.cuts),
    ]

"""Findings about single steps."""

import datetime as dt
import re
from collections.abc import Iterator

from assistant.plan.calendar import WorkCalendar
from assistant.plan.findings import Finding
from assistant.plan.lines import day, working_days
from assistant.plan.model import Plan, Step
from assistant.plan.network import after_signature
from assistant.plan.schedule import Schedule

STALLED_AFTER = 7
_QUARTER_END = re.compile(
    r"\b(?:our|my|the seller'?s?)\s+(?:fiscal\s+)?(?:quarter|q[1-4]|year|fy|month)(?:[- ]?end)?\b"
    r"|\bend of our (?:quarter|year|fiscal)|\bquota\b|\bour (?:eoq|eoy|forecast|number)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:tbd|tba|tbc|\?+|n/?a|unknown|nobody|none|someone|somebody|you|them|they|buyer|customer|client|prospect)$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:soon|asap|as soon as possible|shortly|sometime|some time|when (?:they|we|he|she) (?:can|get)|get back to (?:us|you|me)|"
    r"eventually|at some point|in due course|tbd|tba|tbc|to be (?:defined|determined|confirmed|agreed)|later)\b",
    re.IGNORECASE,
)


def step_findings(
    plan: Plan, today: dt.date, calendar: WorkCalendar, planned: Schedule
) -> list[Finding]:
    """Return the findings about each step."""
    found: list[Finding] = []
    for step in plan.steps:
        if step.status == "done":
            continue
        found += _owner(step)
        found += _no_date(step, planned, today)
        found += _vague(step)
        found += _day_off(step, calendar, today)
        found += _overdue(step, today)
        found += _order(plan, step, today)
        found += _too_late(step, planned, today)
        found += _quarter_end(step)
        if step.status == "blocked":
            found.append(
                Finding(code="blocked", severity="high", step=step.id, message=f"{step.action} is blocked.",
                        fix="Ask what would unblock it, who decides that, and by when; offer your help."))  # fmt: skip
    return found


def _owner(step: Step) -> Iterator[Finding]:
    if not any(not _NO_NAME.match(name.strip()) for name in step.owners):
        side = {"buyer": "the buyer's side", "seller": "your side"}.get(step.side or "", "either side")
        yield Finding(
            code="no-owner", severity="high" if step.side != "seller" else "medium", step=step.id,
            message=f"{step.action} has no named owner.",
            fix=f"Ask who on {side} does it, and put the name beside it.",
        )  # fmt: skip


def _no_date(step: Step, planned: Schedule, today: dt.date) -> Iterator[Finding]:
    if step.due or step.lags:
        return
    limit = planned.step(step.id)
    latest = limit.latest_finish if limit else None
    by = f" It has to be done by {day(latest, today)} at the latest." if latest else ""
    yield Finding(
        code="no-date", severity="low" if latest else "medium", step=step.id,
        message=f"{step.action} has no date that its owner agreed to.{by}",
        fix="Ask the owner for a date, and note it.",
    )  # fmt: skip


def _vague(step: Step) -> Iterator[Finding]:
    words = step.due_text if step.due is None and step.due_text else None
    noted = _VAGUE.search(step.notes)
    if words is None and noted and step.due is None:
        words = noted.group()
    if words:
        yield Finding(
            code="vague-commitment", severity="medium", step=step.id,
            message=f'{step.action}: "{words}" is no date.',
            fix="Offer a target date that may move, and book the talk in which it is confirmed.",
        )  # fmt: skip


def _day_off(step: Step, calendar: WorkCalendar, today: dt.date) -> Iterator[Finding]:
    if not step.due:
        return
    why = calendar.why_off(step.due, step.side)
    if why:
        before = calendar.previous_working_day(step.due, step.side)
        after = calendar.next_working_day(step.due, step.side)
        yield Finding(
            code="due-on-day-off", severity="high" if not step.insisted else "low", step=step.id,
            message=f"{step.action} is due on {day(step.due, today)}, which is no working day ({why}).",
            fix=f"Move it to {day(before, today)} or {day(after, today)}.",
        )  # fmt: skip
        return
    tomorrow = step.due + dt.timedelta(days=1)
    holiday = calendar.why_off(tomorrow, step.side)
    if holiday and tomorrow.weekday() < 5:
        earlier = calendar.add(step.due, -1, step.side)
        yield Finding(
            code="due-before-holiday", severity="low", step=step.id,
            message=f"{step.action} is due on {day(step.due, today)}, the day before a day off ({holiday}).",
            fix=f"People leave early: aim at {day(earlier, today)}.",
        )  # fmt: skip


def _overdue(step: Step, today: dt.date) -> Iterator[Finding]:
    if not step.due or step.due >= today:
        return
    late = (today - step.due).days
    stalled = late >= STALLED_AFTER
    yield Finding(
        code="stalled" if stalled else "overdue", severity="high" if stalled else "medium", step=step.id,
        message=f"{step.action} is {late} {'day' if late == 1 else 'days'} overdue"
        + (": the plan stalls here." if stalled else ": at risk."),
        fix="Ask whether it is blocked, what would help, and whether priorities have shifted; then agree a new date."
        if stalled
        else "Ask the owner for a new date, or mark it as done.",
    )  # fmt: skip


def _order(plan: Plan, step: Step, today: dt.date) -> Iterator[Finding]:
    if not step.due:
        return
    for one in step.depends_on:
        other = plan.step(one)
        if other and other.due and other.status != "done" and other.due > step.due:
            yield Finding(
                code="before-dependency", severity="high", step=step.id,
                message=f"{step.action} is due on {day(step.due, today)}, before {other.action}, "
                f"which it waits for ({day(other.due, today)}).",
                fix="Move one of the two dates, or let them run side by side.",
            )  # fmt: skip


def _too_late(step: Step, planned: Schedule, today: dt.date) -> Iterator[Finding]:
    close = planned.required_close
    if not step.due or close is None or step.id not in planned.late_steps:
        return
    if not after_signature(step) and step.due > close:
        yield Finding(
            code="after-required-close", severity="high", step=step.id,
            message=f"{step.action} is due on {day(step.due, today)}, after the signature has to be there ({day(close, today)}).",
            fix="Bring the date forward, or talk about the go-live date.",
        )  # fmt: skip
        return
    limit = planned.step(step.id)
    if limit and limit.latest_finish:
        yield Finding(
            code="waits-for-later-step", severity="medium", step=step.id,
            message=f"{step.action} is due on {day(step.due, today)}, but what follows needs it by {day(limit.latest_finish, today)}.",
            fix=f"Agree {day(limit.latest_finish, today)} or earlier, or shorten what follows.",
        )  # fmt: skip


def _quarter_end(step: Step) -> Iterator[Finding]:
    words = " ".join([step.due_text or "", step.notes, *step.evidence])
    if _QUARTER_END.search(words):
        yield Finding(
            code="seller-quarter-end", severity="medium", step=step.id,
            message=f"The date of {step.action} comes from your own quarter end.",
            fix="Tie it to an event of the buyer's, or give it up: they do not share your quarter.",
        )  # fmt: skip


def overrun(days: int) -> str:
    """Return "3 working days" for a message."""
    return working_days(days)


def is_sellers_quarter(words: str) -> bool:
    """Tell whether the words speak of the seller's own quarter end."""
    return bool(_QUARTER_END.search(words))

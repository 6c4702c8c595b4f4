"""The headline: can the buyer's date be made, yes or no, and by how much."""

import datetime as dt
from typing import Literal

from assistant.plan.model import Plan, Strict
from assistant.plan.schedule import Schedule
from assistant.ui import words

Tone = Literal["open", "good", "tight", "short"]
TIGHT_DAYS = 3  # working days to spare below which a plan is called tight


class Headline(Strict):
    """What stands above the plan.

    Attributes:
        verdict: two or three words for the chip.
        text: the sentence.
        more: a second line, empty where there is nothing to add.
    """

    tone: Tone
    verdict: str
    text: str
    more: str = ""


def headline(plan: Plan, schedule: Schedule, today: dt.date) -> Headline:
    """Word the verdict on the plan's dates."""
    if not plan.steps and not plan.go_live and not plan.target_close:
        return Headline(
            tone="open",
            verdict="New plan",
            text="When does the buyer need to be live?",
            more="Say it in the chat. Every date is worked out backward from that day.",
        )
    if schedule.feasible is None:
        return _open(schedule, today)
    if not schedule.feasible:
        return _short(plan, schedule, today)
    return _good(plan, schedule, today)


def _open(schedule: Schedule, today: dt.date) -> Headline:
    parts = []
    if schedule.earliest_close:
        parts.append(f"signed by {words.day(schedule.earliest_close, today)}")
    if schedule.earliest_go_live:
        parts.append(f"live by {words.day(schedule.earliest_go_live, today)}")
    more = f"Starting today, this could be {' and '.join(parts)}." if parts else ""
    return Headline(
        tone="open",
        verdict="No date yet",
        text="Name a go-live date to see when to sign",
        more=more,
    )


def _good(plan: Plan, schedule: Schedule, today: dt.date) -> Headline:
    spare = schedule.spare_days
    room = f"{words.count(spare, 'working day')} to spare" if spare else "no day to spare"
    close = schedule.required_close
    aim = f"go live {words.day(plan.go_live, today)}" if plan.go_live else "meet the target"
    text = f"Sign by {words.day(close, today)} to {aim}" if close else f"On course to {aim}"
    tight = spare < TIGHT_DAYS
    return Headline(
        tone="tight" if tight else "good",
        verdict="Tight" if tight else "Dates fit",
        text=f"{text} · {room}",
        more=_contrast(plan, schedule, today),
    )


def _contrast(plan: Plan, schedule: Schedule, today: dt.date) -> str:
    close, target = schedule.required_close, plan.target_close
    if close and target and plan.go_live and target > close:
        late = words.day(target, today)
        return f"The target close of {late} is too late for that go-live date."
    return ""


def _short(plan: Plan, schedule: Schedule, today: dt.date) -> Headline:
    short = words.count(schedule.short_by_days, "working day")
    if plan.go_live:
        aim = f"Go-live on {words.day(plan.go_live, today)}"
    elif plan.target_close:
        aim = f"Signing by {words.day(plan.target_close, today)}"
    else:
        aim = "The plan"
    parts = []
    if schedule.earliest_close:
        parts.append(f"signed {words.day(schedule.earliest_close, today)}")
    if schedule.earliest_go_live and plan.go_live:
        parts.append(f"live {words.day(schedule.earliest_go_live, today)}")
    return Headline(
        tone="short",
        verdict="Does not fit",
        text=f"{aim} falls short by {short}",
        more=f"At this pace: {', '.join(parts)}." if parts else "",
    )

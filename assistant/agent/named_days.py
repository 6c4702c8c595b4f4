"""A day that the seller names stays that day, although somebody has it off.

What falls on a day off is put on the working day before it. Who says "Saturday" or "7 September"
means that day, and is told that it is one off; "in two weeks" and "end of March" name none.
"""

import datetime as dt
import re

from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.deadlines import resolve
from assistant.plan.model import Plan
from assistant.understanding.reading import Reading
from assistant.understanding.text import MONTH

_NAMES_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2}"
    rf"(?:st|nd|rd|th)\b|\d+[./-]\d|(?:today|tomorrow|yesterday|tonight)\b)|\b{MONTH}",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:days?|weeks?|weekends?|months?|quarter|fortnight)\b", re.IGNORECASE)


def with_named_days(reading: Reading, plan: Plan, today: dt.date) -> Reading:
    """Return a reading that keeps the days which its words name, whoever has them off."""
    calendar = WorkCalendar(plan.calendar)
    kept = [one for change in reading.changes for one in _kept(change, today, calendar)]
    return reading.model_copy(update={"changes": kept})


def _kept(change: Change, today: dt.date, calendar: WorkCalendar) -> list[Change]:
    if not isinstance(change, AddStep | UpdateStep) or not change.due:
        return [change]
    if not _names_day_off(change.due, today, calendar):
        return [change]
    if isinstance(change, UpdateStep):
        return [change.model_copy(update={"insist": True})]
    added = change.model_copy(update={"due": None})
    due = UpdateStep(step=change.action, due=change.due, insist=True, quote=change.quote)
    return [added, due]


def _names_day_off(phrase: str, today: dt.date, calendar: WorkCalendar) -> bool:
    if not _NAMES_DAY.search(phrase) or _LENGTH.search(phrase):
        return False
    found = resolve(phrase, today, calendar)
    if found.date is None or found.start or found.after or calendar.why_off(found.date) is None:
        return False
    return found.kind == "exact" or found.date < today

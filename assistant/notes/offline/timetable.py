"""Timetables: lines that begin with their day ("18 December: evaluation completed")."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from assistant.notes.layout.page_days import PageDays
from assistant.notes.page import Line
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import find

_JOINT = re.compile(
    r"(?:,?\s*\d{1,2}[:.]\d{2}(?:\s?[ap]m)?(?:\s+h(?:ou)?rs)?)?\s*(?::\s+|\s[-\u2013\u2014>]+\s+|->\s*|\t+)"
)
_LEAD = re.compile(r"^\W*(?:by|on|until|before|no later than|w/?e|week of)?\s*", re.IGNORECASE)
_FEWEST = 2
_HEAD, _LONGEST = 40, 200  # characters in which the day stands, and of the whole line
_FAR = 270  # calendar days


def day_last(text: str, today: dt.date, calendar: WorkCalendar) -> str | None:
    """Return a line that begins with a day to come, the day put behind, None for any other.

    Args:
        text: the line, without its bullet.
        today: the day from which dates without a year are read; no day before it is one to come.
        calendar: the plan's working days.
    """
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if len(text) > _LONGEST or not text[begin : begin + 1].isalnum():
        return None
    found = next(iter(find(text[:_HEAD], today, calendar)), None)
    joint = _JOINT.match(text, found.end) if found and found.start <= begin else None
    day = found.deadline.date if found else None
    if found is None or joint is None or day is None or day < today:
        return None
    if (day - today).days > _FAR and not re.search(r"20\d\d", found.deadline.phrase):
        return None  # without a year it may as well be the day that was
    what = text[joint.end() :].strip()
    told = re.search(r"[^\W\d_]{2,}", what)
    return f"{what.rstrip(' .')}, due {found.deadline.phrase}" if told else None


def timetable(
    lines: Sequence[Line],
    said_on: Callable[[Line], dt.date],
    calendar: WorkCalendar,
    days: PageDays,
) -> frozenset[int]:
    """Return where the lines of a timetable begin; a single one is none."""
    found = [
        line.start
        for line in lines
        if day_last(days.spelt(line.text).text, said_on(line), calendar) is not None
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()

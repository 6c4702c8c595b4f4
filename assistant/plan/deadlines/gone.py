"""The day on which something was done, which words without a year put ahead as well as behind."""

import datetime as dt
import re

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.resolving import resolve

_BACK = (7, 31, 364)  # calendar days: a weekday, a day of the month, one of the year
_LONGEST = 240  # calendar days back that words without a year may reach
_FAR, _LATELY = 270, 75  # calendar days: no notes plan a bare "16/01" on the 22nd of January
# What counts from today says by itself on which side of it the day lies.
_COUNTED = re.compile(
    r"\b(?:next|this|coming|following|end|start|mid|in|within|by|until|till?|before|after|from|"
    r"today|tonight|tomorrow|days?|weeks?|months?|quarters?|years?)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:weeks?|months?|quarters?|years?|morning)\b", re.IGNORECASE)


def gone_by(phrase: str, today: dt.date, calendar: WorkCalendar) -> dt.date | None:
    """Return the last day up to today that words name, None where they name no such day.

    Words without a year reach 240 calendar days back.

    "On Monday" of what is done is the Monday before, "6 May" the last one.

    Args:
        phrase: the words.
        today: the day on which they are said.
        calendar: working days of both sides.
    """
    found = resolve(phrase, today, calendar)
    if found.date is None or _ROUGH.search(phrase) or found.after:
        return None
    if found.date <= today:
        return found.date
    if _COUNTED.search(phrase) or (found.start and found.start != found.end):
        return None
    for back in _BACK:
        then = resolve(phrase, today - dt.timedelta(days=back), calendar).date
        if then is not None and today - dt.timedelta(days=_LONGEST) <= then <= today:
            return then
    return None


def just_gone(phrase: str, today: dt.date, calendar: WorkCalendar) -> dt.date | None:
    """Return the day some weeks back that words without a year name, None where they name none.

    "16/01" in notes of the 22nd of January is a day of last week, and none of next year.

    Args:
        phrase: the words.
        today: the day on which they are said.
        calendar: working days of both sides.
    """
    ahead = resolve(phrase, today, calendar).date
    if ahead is None or (ahead - today).days < _FAR or re.search(r"(?:20|')\d\d\b", phrase):
        return None
    day = gone_by(_BY.sub("", phrase), today, calendar)
    return day if day and (today - day).days <= _LATELY else None


_BY = re.compile(r"^(?:by|until|till?|before|due|on)\s+", re.IGNORECASE)

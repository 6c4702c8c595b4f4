"""A meeting that comes back every month: "third Thursday of each month ... the March one"."""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, month_end
from assistant.plan.deadlines.dates import month_name
from assistant.plan.deadlines.model import Match, one_day
from assistant.plan.deadlines.parser import Parser, ordinal

ONES = words.listed("one meeting session sitting board committee date slot cycle round")
_FAR = 40  # tokens back to the words that say on which days it is


def that_of_month(p: Parser, at: int) -> Match | None:
    """Read "the March one" as that month's day of what comes back every month."""
    found = month_name(p, p.skip(at, "the"))
    if found is None or p.word(found[0]) not in ONES:
        return None
    rhythm = next(
        (one for n in range(at - 1, max(-1, at - _FAR), -1) if (one := _rhythm(p, n))), None
    )
    if rhythm is None:
        return None
    year = p.today.year
    for here in (year, year + 1):
        day = _nth(here, found[1], *rhythm)
        if day and day >= p.today:
            name = words.WEEKDAY_NAMES[rhythm[1]].title()
            return found[0] + 1, one_day(day, f"the {name} of that month", absolute=True)
    return None


def _rhythm(p: Parser, at: int) -> tuple[int, int] | None:
    """Read "third Thursday of each month"; return which and the weekday. The last is -1."""
    number = (at + 1, -1) if p.word(at) == "last" else ordinal(p, at)
    weekday = words.WEEKDAYS.get(p.word(number[0])) if number else None
    if number is None or weekday is None:
        return None
    here = p.skip(number[0] + 1, "of", "in")
    every = p.word(here) in ("each", "every", "the", "a") and p.word(here + 1) == "month"
    return (number[1], weekday) if every or p.word(here) == "monthly" else None


def _nth(year: int, month: int, number: int, weekday: int) -> dt.date | None:
    first = dt.date(year, month, 1)
    last = month_end(first)
    if number < 0:
        return last - ((last.weekday() - weekday) % 7) * ONE_DAY
    day = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * ONE_DAY
    return day if day <= last else None

"""Every deadline within a text."""

import datetime as dt

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.grammar import Expression, make_parser, read_expression
from assistant.plan.deadlines.model import Found
from assistant.plan.deadlines.normalise import tokenise
from assistant.plan.deadlines.parser import Parser, default_calendar


def find(
    text: str,
    today: dt.date,
    calendar: WorkCalendar | None = None,
    *,
    day_first: bool | None = None,
) -> list[Found]:
    """Return the deadlines in a text, in order, with the words that frame them.

    Bare events ("after legal") are left to whoever knows the steps; "two weeks after legal" is
    returned. Never raises.

    Args:
        text: running text, of any length.
        today: the day from which dates are counted.
        calendar: working days of both sides; by default both in the US.
        day_first: how 4/12 is read; by default as in the buyer's country.
    """
    calendar = calendar or default_calendar()
    p = make_parser(text, tokenise(text), today, calendar, day_first=day_first, free=True)
    found: list[Found] = []
    at = 0
    while at < len(p.tokens):
        one = _read(p, at)
        if one is None:
            at += 1
            continue
        end, first, deadline = one
        start, stop = p.tokens[first].start, p.tokens[end - 1].end
        found.append(Found(start=start, end=stop, deadline=deadline))
        at = end
    return found


def _read(p: Parser, at: int) -> Expression | None:
    if p.kind(at) in ("junk", "decimal") or (p.kind(at) == "punct" and p.word(at) != "~"):
        return None
    try:
        one = read_expression(p, at)
    except (OverflowError, ValueError, PlanError):  # beyond the years that calendars have
        return None
    if one and p.kind(one[0]) == "num" and p.kind(one[0] - 1) == "word" and one[0] - 1 > at:
        # "at the Dec 8 meeting" is of a day, not of the month
        day = _read(p, one[0] - 1)
        if day and day[0] > one[0]:
            return day[0], at, day[2]
    return one if one and one[2].kind != "none" else None

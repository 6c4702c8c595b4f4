"""Quarters, halves and years, by the calendar or by a fiscal year that starts in another month.

A fiscal year is named after the year in which it ends.
"""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months, full_year
from assistant.plan.deadlines.dates import short_year, year_number
from assistant.plan.deadlines.model import Grain, Match, Span
from assistant.plan.deadlines.parser import Parser, ordinal

_CALENDAR = {"calendar", "cal"}
_FISCAL = {"fiscal", "financial"}
_OWN = {"our", "their", "your", "the", "my", "its"}
_WHICH = {"this": 0, "current": 0, "next": 1, "coming": 1, "last": -1}


def quarter(p: Parser, at: int) -> Match | None:
    """Q1, Q1 2027, FY27 Q2, 1Q27, calendar Q1, the third quarter, Q1 next year."""
    here, first = _lead(p, at)
    leads = first != "" or here > at
    ahead = _fiscal_year(p, here)
    year = ahead[1] if ahead else None
    here = p.skip(ahead[0], ",", "/") if ahead else here
    named = _quarter_name(p, here)
    if named is None:
        return None
    here, number, own_year = named
    year = year or own_year
    if year is None:
        behind = _year_after(p, here)
        here, year = behind or (here, None)
    if not leads and p.free and p.kind(here - 1) == "word" and not p.framed and year is None:
        return None  # "the second quarter" of something else
    if p.free and not p.framed and year is None and p.is_noun(here):
        return None  # "Q1 planning"
    return here, _quarter_span(p, number, year, calendar=first in _CALENDAR)


def _lead(p: Parser, at: int) -> tuple[int, str]:
    here = p.skip(at, *_OWN)
    here = p.skip(here, "next", "this", "coming") if p.kind(here + 1) == "quarter" else here
    if p.word(here) in _CALENDAR | _FISCAL and p.word(here + 1) not in ("year", "quarter"):
        return here + 1, p.word(here)
    return here, ""


def _quarter_name(p: Parser, at: int) -> tuple[int, int, int | None] | None:
    if p.kind(at) == "quarter":
        value = p.tokens[at].value
        return at + 1, value[0], full_year(value[1]) if len(value) > 1 else None
    found = ordinal(p, at)
    if found and 1 <= found[1] <= 4:
        here = p.skip(found[0], *_CALENDAR, *_FISCAL)
        if p.word(here) in ("quarter", "qtr"):
            return here + 1, found[1], None
    if p.word(at) == "quarter" and p.number(at + 1) in (1, 2, 3, 4):
        return at + 2, p.number(at + 1) or 1, None
    return None


def _year_after(p: Parser, at: int) -> tuple[int, int] | None:
    here = p.skip(at, "/") if p.number(at + 1) else at
    here = p.skip(p.skip(here, "of", "in", ","), "the")
    return _fiscal_year(p, here) or year_number(p, here) or short_year(p, here)


def _fiscal_year(p: Parser, at: int) -> tuple[int, int] | None:
    """Read "FY27", "fiscal 2027", "fiscal year 27", "next fiscal year"."""
    if p.kind(at) == "fiscal":
        return at + 1, full_year(p.tokens[at].value[-1])
    which = _WHICH.get(p.word(at))
    here = at if which is None else at + 1
    if p.word(here) not in _FISCAL and p.word(here) != "fy":
        return None
    end = p.skip(here + 1, "year")
    number = p.number(end)
    if number is not None and (number > 1990 or 20 <= number <= 60):
        return end + 1, full_year(number)
    short = end == here + 1 and p.word(here) != "fy"  # "the end of our fiscal"
    if short and (not p.framed or p.is_noun(end) or p.word(end) in ("quarter", "half", "first")):
        return None
    return end, fiscal_number(p, p.today) + (which or 0)


def fiscal_start(p: Parser, year: int) -> dt.date:
    """Return the first day of a fiscal year."""
    month = p.calendar.settings.fiscal_year_start
    return dt.date(year - (month > 1), month, 1)


def fiscal_number(p: Parser, day: dt.date) -> int:
    """Return the fiscal year that a day lies in."""
    month = p.calendar.settings.fiscal_year_start
    return day.year + (month > 1 and day.month >= month)


def _fiscal_notes(p: Parser) -> tuple[str, ...]:
    month = p.calendar.settings.fiscal_year_start
    return () if month == 1 else (f"counted in the fiscal year that starts in {_month(month)}",)


def _month(month: int) -> str:
    return words.MONTH_NAMES[month - 1].title()


def months_from(start: dt.date, months: int, grain: Grain, *notes: str) -> Span:
    """Return the period of some months from a day."""
    return Span(start, add_months(start, months) - ONE_DAY, grain, notes=notes)


def _quarter_span(p: Parser, number: int, year: int | None, *, calendar: bool) -> Span:
    def start(of: int) -> dt.date:
        first = dt.date(of, 1, 1) if calendar else fiscal_start(p, of)
        return add_months(first, 3 * (number - 1))

    notes = () if calendar else _fiscal_notes(p)
    if year is None:
        year = p.today.year if calendar else fiscal_number(p, p.today)
        year += add_months(start(year), 3) <= p.today
    return months_from(start(year), 3, "quarter", *notes)


def current_quarter(p: Parser, shift: int) -> Span:
    """Return the quarter some quarters on from today's."""
    first = p.today.replace(day=1)
    back = (first.month - p.calendar.settings.fiscal_year_start) % 3
    return months_from(add_months(first, 3 * shift - back), 3, "quarter", *_fiscal_notes(p))


def half(p: Parser, at: int) -> Match | None:
    """H1, H2 2027, 1H27, first half of next year, second half of FY27."""
    here = p.skip(at, "the")
    if p.kind(here) == "half":
        value = p.tokens[here].value
        number, here = value[0], here + 1
        behind = _year_after(p, here)
        year = full_year(value[1]) if len(value) > 1 else None
        here, year = behind or (here, year)
    else:
        found = ordinal(p, here)
        if found is None or found[1] > 2 or p.word(found[0]) != "half":
            return None
        number, behind = found[1], _year_after(p, found[0] + 1)
        if behind is None:
            return None
        here, year = behind
    number_now = fiscal_number(p, p.today)
    start = add_months(fiscal_start(p, year or number_now), 6 * (number - 1))
    if year is None and add_months(start, 6) <= p.today:
        start = add_months(start, 12)
    return here, months_from(start, 6, "range", *_fiscal_notes(p))


def year(p: Parser, at: int) -> Match | None:
    """2027, FY27, calendar year 2027, fiscal 2027, next fiscal year."""
    here = p.skip(at, *_OWN)
    if p.word(here) == "calendar" and p.word(here + 1) == "year" and year_number(p, here + 2):
        here += 2
    calendar = p.kind(here) == "fiscal" and p.word(here).startswith("c")
    found = None if calendar else _fiscal_year(p, here)
    if found and p.free and not p.framed and p.kind(found[0] - 1) == "word":
        return None  # "their fiscal year" alone is no deadline
    if found:
        return found[0], months_from(fiscal_start(p, found[1]), 12, "year", *_fiscal_notes(p))
    number = full_year(p.tokens[here].value[0]) if calendar else p.number(here)
    if number is None or not 2000 <= number <= 2100 or (p.free and not (p.framed or calendar)):
        return None
    if p.free and p.is_noun(here + 1):
        return None
    return here + 1, months_from(dt.date(number, 1, 1), 12, "year")

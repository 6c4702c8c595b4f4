"""Weeks, months, quarters and years counted from today; weekends; weeks of a day."""

import datetime as dt
import re

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months, monday_of, month_end
from assistant.plan.deadlines.fiscal import (
    current_quarter,
    fiscal_number,
    fiscal_start,
    months_from,
)
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser, index_phrases
from assistant.plan.deadlines.weekdays import weekday_name

_WHICH: dict[str, int] = {
    "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "last": -1,
    "past": -1, "previous": -1, "same": 0,
}  # fmt: skip
_WEEK_OF = index_phrases([
    "week of", "week beginning", "week commencing", "week starting", "wk of", "wc", "week from",
    "the week of", "the week beginning", "the week commencing", "the week starting", "the wc",
    "wk commencing", "wk beginning", "wb", "week that starts", "the week that starts",
])  # fmt: skip
_WEEK_ENDING = index_phrases(
    ["week ending", "the week ending", "week-ending", "wk ending", "we ending", "week ended"]
)


def week_of(day: dt.date, *notes: str, absolute: bool = False) -> Span:
    """Return the working week, Monday to Friday, that a day lies in; a weekend's is the next."""
    if day.weekday() > 4:
        day += 7 * ONE_DAY
    monday = monday_of(day)
    return Span(monday, monday + 4 * ONE_DAY, "week", notes=notes, absolute=absolute)


def unit_period(p: Parser, unit: words.PeriodUnit, shift: int) -> Span:
    """Return the week, month, quarter or year some units on from today's."""
    if unit == "week":
        monday = monday_of(p.today) + 7 * shift * ONE_DAY
        return Span(monday, monday + 4 * ONE_DAY, "week")
    if unit == "month":
        start = add_months(p.today.replace(day=1), shift)
        return Span(start, month_end(start), "month")
    if unit == "quarter":
        return current_quarter(p, shift)
    return months_from(dt.date(p.today.year + shift, 1, 1), 12, "year")


def period(p: Parser, at: int) -> Match | None:
    """Read next week, this quarter, the week after next, next fiscal year, next week Friday."""
    here = p.skip(at, "the")
    after = _after_next(p, here)
    if after:
        return after
    if p.word(here) == "this" and p.word(here + 1) in _WHICH:
        here += 1
        shift = 0 if p.word(here) in ("coming", "upcoming") and p.today.weekday() < 5 else None
        shift = _WHICH[p.word(here)] if shift is None else shift
    elif p.word(here) == "new" and here > at and p.word(here + 1) != "year":
        shift = 1
    elif p.word(here) in _WHICH:
        shift = _WHICH[p.word(here)]
        if p.word(here) == "same" and p.word(here + 2) == "as":
            return None
    else:
        return None
    business = p.word(here + 1) in ("business", "working", "work", "calendar", "full")
    unit = words.PERIOD_UNITS.get(p.word(here + 1 + business))
    if unit is None:
        return _fiscal_period(p, here + 1, shift)
    end = here + 2 + business
    if unit == "week":
        return _week(p, end, shift)
    return end, unit_period(p, unit, shift)


def _fiscal_period(p: Parser, at: int, shift: int) -> Match | None:
    if p.word(at) not in ("fiscal", "financial"):
        return None
    if p.word(at + 1) == "quarter":
        return at + 2, current_quarter(p, shift)
    if p.word(at + 1) == "year":
        start = fiscal_start(p, fiscal_number(p, p.today) + shift)
        return at + 2, months_from(start, 12, "year")
    return None


def _week(p: Parser, at: int, shift: int) -> Match:
    span = unit_period(p, "week", shift)
    notes: tuple[str, ...] = ()
    if shift == 0 and p.today.weekday() > 4:
        notes = ("said on a weekend, so the week ahead is meant",)
        span = week_of(p.today, *notes)
    here = p.skip(p.skip(at, ",", "-", "("), "on")
    day = weekday_name(p, here)
    if day and not (p.word(at) == "," and p.kind(day[0]) in ("num", "ord", "date")):
        date = span.start + day[1] * ONE_DAY
        end = p.skip(day[0], ")") if p.word(at) == "(" else day[0]
        return end, Span(date, date, sure=not notes, notes=notes, weekday=day[1])
    return at, span


def _after_next(p: Parser, at: int) -> Match | None:
    unit = words.PERIOD_UNITS.get(p.word(at))
    if unit is None:
        return None
    if p.has(at + 1, "after next"):
        here = at + 3
        if unit == "week":
            return _week(p, here, 2)
        return here, unit_period(p, unit, 2)
    if p.has(at + 1, "before last"):
        return at + 3, unit_period(p, unit, -2)
    return None


def bare_unit(p: Parser, at: int) -> Match | None:
    """Read the "week" of "the end of the week"; only where words before it say so."""
    here = p.skip(at, "the", "this")
    fiscal = p.word(here) in ("fiscal", "financial")
    calendar = p.word(here) in ("business", "working", "work", "calendar")
    unit = words.PERIOD_UNITS.get(p.word(here + fiscal + calendar))
    if unit is None:
        return None
    end = here + fiscal + calendar + 1
    if fiscal and unit == "year":
        start = fiscal_start(p, fiscal_number(p, p.today))
        span = months_from(start, 12, "year")
    elif unit == "week" and p.today.weekday() > 4:
        span = week_of(p.today)
    else:
        span = unit_period(p, unit, 0)
    return end, Span(span.start, span.end, span.grain, notes=span.notes, bare=True)


def whole_unit(p: Parser, at: int) -> Match | None:
    """The week, the month: as a whole phrase, or after "within", "during", "rest of"."""
    for phrase in ("the rest of", "rest of", "the remainder of", "the course of", "course of"):
        if p.has(at, phrase):
            found = bare_unit(p, at + len(phrase.split()))
            return (found[0], _plain(found[1])) if found else None
    if p.word(at) in ("within", "during", "inside") and p.word(at + 1) in ("the", "this"):
        found = bare_unit(p, at + 1)
        return (found[0], _plain(found[1])) if found and not p.is_noun(found[0]) else None
    return None


def _plain(span: Span) -> Span:
    return Span(span.start, span.end, span.grain, notes=span.notes)


def week_around(p: Parser, at: int) -> Match | None:
    """The week of Dec 7, w/c 7 December, week ending Dec 11, Thanksgiving week."""
    end = p.longest(at, _WEEK_OF)
    if end:
        found = p.span(p.skip(end, "on", "monday", "mon"), framed=True) or p.span(end, framed=True)
        if found and found[1].event is None:
            span = found[1]
            return found[0], week_of(span.start, *span.notes, absolute=True)
        return None
    end = p.longest(at, _WEEK_ENDING)
    if end:
        return p.span(end, framed=True)
    return None


_SHORT = re.compile(r"wk? ?\d")  # in prose "w2" may be a form
_FORM = re.compile(r"w ?\d")


def iso_week(p: Parser, at: int) -> Match | None:
    """Week 49, CW 49, KW50, vecka 49."""
    if p.kind(at) != "isoweek" or p.word(at + 1) in ("of", "in"):
        return None  # week 2 of January
    if p.free and _SHORT.match(p.word(at)) and not p.framed:
        return None
    return _numbered_week(p, at)


def week_with_weekday(p: Parser, at: int) -> Match | None:
    """Week 34, Friday; CW34 Thu; wk34-fri."""
    if p.kind(at) != "isoweek" or (p.free and _FORM.match(p.word(at)) and not p.framed):
        return None
    found = weekday_name(p, p.skip(at + 1, ",", "-", ":", "on"))
    week = _numbered_week(p, at) if found else None
    if found is None or week is None:
        return None
    day = monday_of(week[1].start) + found[1] * ONE_DAY
    return found[0], Span(day, day, sure=False, notes=week[1].notes, weekday=found[1])


def _numbered_week(p: Parser, at: int) -> Match | None:
    number = p.tokens[at].value[0]
    for year in (p.today.year, p.today.year + 1):
        try:
            monday = dt.date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + 6 * ONE_DAY >= p.today:
            note = f"calendar week {number} of {year}"
            return at + 1, Span(monday, monday + 4 * ONE_DAY, "week", notes=(note,), absolute=True)
    return None


def weekend(p: Parser, at: int) -> Match | None:
    """The weekend, this weekend, next weekend."""
    here = p.skip(at, "the")
    shift = 1 if p.word(here) == "next" else 0
    here = p.skip(here, "next", "this", "coming")
    if p.has(here, "long weekend"):
        return here + 2, _long_weekend(p)
    if p.word(here) != "weekend" or (p.free and here == at and not p.framed):
        return None
    saturday = monday_of(p.today) + (5 + 7 * shift) * ONE_DAY
    note = ("next weekend read as that of next week",) if shift else ()
    return here + 1, Span(saturday, saturday + ONE_DAY, "range", sure=False, notes=note)


def _long_weekend(p: Parser) -> Span:
    """Return the next weekend with a day off beside it, from its first to its last day."""
    saturday = monday_of(p.today) + 5 * ONE_DAY
    for weeks in range(12):
        here = saturday + 7 * weeks * ONE_DAY
        beside = [here + days * ONE_DAY for days in (-2, -1, 2)]
        off = [day for day in beside if not p.calendar.is_working_day(day)]
        if off and off[0] > p.today:
            start, end = min(off[0], here), max(off[-1], here + ONE_DAY)
            return Span(start, end, "range", sure=False, absolute=True, feast=True)
    return Span(saturday, saturday + ONE_DAY, "range", sure=False)

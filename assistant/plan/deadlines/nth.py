"""Counted things: the first week of January, the second Tuesday in December, the last day of Q1."""

import dataclasses
import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months, monday_of
from assistant.plan.deadlines.feasts import new_year
from assistant.plan.deadlines.model import Match, Span, one_day
from assistant.plan.deadlines.parser import Parser, ordinal
from assistant.plan.deadlines.periods import bare_unit
from assistant.plan.deadlines.units import read_count

_LAST = {"last", "final"}


def _nth(p: Parser, at: int) -> tuple[int, int] | None:
    """Read "first", "2nd", "last", "second to last"; the last is -1."""
    if p.word(at) in _LAST:
        return at + 1, -1
    if p.word(at) == "penultimate":
        return at + 1, -2
    found = ordinal(p, at)
    if found and p.has(found[0], "to last"):
        return found[0] + 2, -found[1]
    if found and p.word(found[0]) in _LAST and found[1] == 2:
        return found[0] + 1, -2
    return found


def nth_of(p: Parser, at: int) -> Match | None:
    """Read the nth week, weekday or day of a period."""
    here = p.skip(at, "the")
    found = _nth(p, here)
    if p.kind(at) == "isoweek":
        inside = _period(p, at + 1)
        made = _week_of(inside[1], p.tokens[at].value[0]) if inside else None
        return (inside[0], made) if inside and made else None
    if found is None:
        return None
    here, number = p.skip(found[0], "full", "whole"), found[1]
    word = p.word(here)
    weekday = words.WEEKDAYS.get(word)
    business = word in (*words.BUSINESS, "weekday", "workday")
    unit = word if not business or word in ("weekday", "workday") else p.word(here + 1)
    end = here + 1 + (business and unit != word)
    if weekday is None and unit not in ("week", "wk", "day", "weekday", "workday", "month"):
        return None
    inside = _period(p, end)
    if inside is None:
        return None
    end, span = inside
    if weekday is not None:
        made = _weekday_of(span, weekday, number)
    elif unit in ("week", "wk"):
        made = _week_of(span, number)
    elif unit == "month":
        made = _month_of(span, number)
    else:
        made = _day_of(p, span, number, business=business)
    if made is None:
        return None
    return _again(p, here, end, span, number, made)


def _again(p: Parser, here: int, end: int, span: Span, number: int, made: Span) -> Match:
    """Move on to the next month where this month's has passed ("the first Friday of the month")."""
    if made.end >= p.today or not span.bare:
        return end, made
    months = {"month": 1, "quarter": 3, "year": 12}.get(span.grain, 1)
    start = add_months(span.start, months)
    moved = dataclasses.replace(span, start=start, end=add_months(start, months) - ONE_DAY)
    weekday = words.WEEKDAYS.get(p.word(here))
    if weekday is not None:
        again = _weekday_of(moved, weekday, number)
    elif p.word(here) in ("week", "wk"):
        again = _week_of(moved, number)
    else:
        again = _day_of(p, moved, number, business=p.word(here) != "day")
    if again is None:
        return end, made
    note = "this one's has passed, so the next is meant"
    return end, dataclasses.replace(again, notes=(note, *again.notes), sure=False)


def _period(p: Parser, at: int) -> Match | None:
    if p.word(at) not in ("of", "in", "after", "before") and p.word(at) not in words.MONTHS:
        return None
    if p.word(at) in ("after", "before"):
        return None
    here = p.skip(at, "of", "in")
    if p.word(here) in ("each", "every") and p.word(here + 1) in words.PERIOD_UNITS:
        here += 1
    found = new_year(p, here) or p.span(here, framed=True) or bare_unit(p, here)
    if found is None or found[1].grain not in ("month", "quarter", "year", "range", "week"):
        return None
    return found if found[1].event is None else None


def _weekday_of(span: Span, weekday: int, number: int) -> Span | None:
    if number > 0:
        ahead = (weekday - span.start.weekday()) % 7 + 7 * (number - 1)
        date = span.start + ahead * ONE_DAY
    else:
        back = (span.end.weekday() - weekday) % 7 + 7 * (-number - 1)
        date = span.end - back * ONE_DAY
    if not span.start <= date <= span.end:
        return None
    made = one_day(date, *span.notes, sure=not span.notes, absolute=span.absolute)
    return dataclasses.replace(made, weekday=weekday)


def _week_of(span: Span, number: int) -> Span | None:
    """Return a week of a period; weeks of which less than half lies in it are not counted."""
    if number > 0:
        monday = monday_of(span.start)
        if span.start.weekday() > 2:
            monday += 7 * ONE_DAY
        monday += 7 * (number - 1) * ONE_DAY
    else:
        monday = monday_of(span.end)
        if span.end.weekday() < 2:
            monday -= 7 * ONE_DAY
        monday -= 7 * (-number - 1) * ONE_DAY
    start, end = max(monday, span.start), min(monday + 4 * ONE_DAY, span.end)
    return Span(start, end, "week", notes=span.notes, absolute=True) if start <= end else None


def _month_of(span: Span, number: int) -> Span | None:
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    index = number - 1 if number > 0 else months + number
    if not 0 <= index < months or span.grain not in ("quarter", "year", "range"):
        return None
    start = add_months(span.start, index)
    return Span(start, add_months(start, 1) - ONE_DAY, "month", notes=span.notes, absolute=True)


def _day_of(p: Parser, span: Span, number: int, *, business: bool) -> Span | None:
    if business:
        base = span.start - ONE_DAY if number > 0 else span.end + ONE_DAY
        date = p.calendar.add(base, number)
    else:
        date = (
            span.start + (number - 1) * ONE_DAY if number > 0 else span.end + (number + 1) * ONE_DAY
        )
    if not span.start <= date <= span.end:
        return None
    return one_day(date, *span.notes, sure=not span.notes, absolute=True)


def first_units(p: Parser, at: int) -> Match | None:
    """Read the first two weeks of January, the last ten days of the month."""
    here = p.skip(at, "the")
    first = p.word(here) in ("first", "opening")
    if not first and p.word(here) not in ("last", "final", "closing"):
        return None
    count = read_count(p, here + 1)
    if count is None or p.word(count.end) not in ("days", "weeks", "months"):
        return None
    inside = _period(p, count.end + 1)
    if inside is None or inside[1].grain == "week":
        return None
    end, span = inside
    return end, _slice(span, count.high, p.word(count.end), first=first)


def _slice(span: Span, count: float, unit: str, *, first: bool) -> Span:
    if unit == "months":
        months = int(count)
        start = span.start if first else add_months(span.end + ONE_DAY, -months)
        end = add_months(span.start, months) - ONE_DAY if first else span.end
    else:
        days = dt.timedelta(int(count * (7 if unit == "weeks" else 1)) - 1)
        start = span.start if first else span.end - days
        end = span.start + days if first else span.end
    return Span(max(start, span.start), min(end, span.end), "range", sure=False, notes=span.notes)

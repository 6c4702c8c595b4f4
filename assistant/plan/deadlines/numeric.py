"""Dates in digits: 2026-12-04, 12/4, 4.12., 12/04/2026, 20261204, 12/2026."""

import datetime as dt

from assistant.plan.deadlines.arithmetic import full_year, month_end, safe_date
from assistant.plan.deadlines.model import Match, Span, one_day
from assistant.plan.deadlines.parser import Parser
from assistant.plan.deadlines.words import BUSINESS, MONTHS, UNITS

_JUST_PASSED = 60  # days back within which a date that is moved on deserves a word
_FRACTIONS = {"1/2", "1/3", "2/3", "1/4", "3/4", "9/10", "1/1", "9/11", "4/5"}
_COUNTED = {*UNITS, *BUSINESS, *MONTHS, "or", "of", "%", "x", ":", "/"}
# Where people write the month first, or the year.
_MONTH_FIRST = {"US", "CA", "PH", "PR", "GU", "JP", "CN", "KR", "TW", "HU", "KE", "FM", "MH", "PW"}


def day_first_in(country: str) -> bool:
    """Say whether 4/12 is the 4th of December in a country."""
    return country not in _MONTH_FIRST


def numeric_date(p: Parser, at: int) -> Match | None:
    """Read a date in digits."""
    if p.kind(at) != "date":
        return None
    token = p.tokens[at]
    value = token.value
    if len(value) == 1:
        value = (value[0] // 10000, value[0] // 100 % 100, value[0] % 100)
    if value[0] > 999:
        return _year_first(at, value)
    if len(value) == 3:
        return _with_year(p, at, value)
    if value[1] > 999:
        return _month_of(at, value[1], value[0])
    return None if _fraction(p, at) else _without_year(p, at, value)


def dashed_date(p: Parser, at: int) -> Match | None:
    """Read 12-4, which is a date only where nothing that it could count follows."""
    first, second = p.number(at), p.number(at + 1)
    if first is None or second is None or not p.hyphen(at + 1) or p.hyphen(at) or p.hyphen(at + 2):
        return None
    follows = p.is_noun(at + 2) or p.word(at + 2) in _COUNTED
    if follows or (p.free and not p.framed) or not 1 <= first <= 31 or not 1 <= second <= 31:
        return None
    day_first = first > 12 or (second <= 12 and p.day_first)
    day, month = (first, second) if day_first else (second, first)
    span = rolled(p, month, day) if month <= 12 else None
    if span is None:
        return None
    note = f"'{first}-{second}' read as {p.say(span.start)}"
    return at + 2, one_day(span.start, note, *span.notes, sure=False, absolute=True)


def swapped(p: Parser, at: int) -> Span | None:
    """Read 4/12 the other way round, where the numbers allow it."""
    value = p.tokens[at].value if p.kind(at) == "date" else ()
    if len(value) < 2 or not 1 <= value[0] <= 12 or not 1 <= value[1] <= 12 or value[0] > 999:
        return None
    day, month = (value[1], value[0]) if _day_first(p, at) else (value[0], value[1])
    if len(value) == 2:
        return rolled(p, month, day)
    date = safe_date(full_year(value[2]), month, day)
    return one_day(date, absolute=True) if date else None


def rolled(p: Parser, month: int, day: int) -> Span | None:
    """Return the next such day on or after today."""
    for year in range(p.today.year, p.today.year + 9):
        date = safe_date(year, month, day)
        if date is None or date < p.today:
            continue
        notes = _roll_notes(p, month, day, date)
        return Span(date, date, sure=not notes, notes=notes, absolute=True)
    return None


def _roll_notes(p: Parser, month: int, day: int, date: dt.date) -> tuple[str, ...]:
    past = safe_date(p.today.year, month, day)
    if past and past < date and (p.today - past).days <= _JUST_PASSED:
        return (f"{past:%b} {past.day} has passed, so {p.say(date)} is meant",)
    return ()


def _fraction(p: Parser, at: int) -> bool:
    text = p.tokens[at].text
    if text in ("24/7", "50/50"):
        return True
    if not p.free or p.framed or "." in text:
        return False
    return text in _FRACTIONS or p.word(at + 1) in ("of", "done", "complete", "people", "stars")


def _year_first(at: int, value: tuple[int, ...]) -> Match | None:
    if len(value) == 2:
        return _month_of(at, value[0], value[1])
    day = safe_date(*value[:3])
    return (at + 1, one_day(day, absolute=True)) if day else None


def _month_of(at: int, year: int, month: int) -> Match | None:
    day = safe_date(year, month, 1)
    return (at + 1, Span(day, month_end(day), "month", absolute=True)) if day else None


def _day_first(p: Parser, at: int) -> bool:
    """Say which of two numbers is the day: a full stop and numbers over 12 leave no choice."""
    first, second = p.tokens[at].value[:2]
    if second > 12:
        return False
    return first > 12 or "." in p.tokens[at].text or p.day_first


def _doubt(p: Parser, at: int, day: dt.date) -> tuple[str, ...]:
    first, second = p.tokens[at].value[:2]
    if first > 12 or second > 12 or first == second or "." in p.tokens[at].text:
        return ()
    orders = ("day first", "month first")
    order, reverse = orders if p.day_first else orders[::-1]
    other = swapped(p, at)
    else_ = f"; {reverse} it would be {p.say(other.start)}" if other else ""
    return (f"'{p.raw(at)}' read as {p.say(day)}, {order}{else_}",)


def _with_year(p: Parser, at: int, value: tuple[int, ...]) -> Match | None:
    day, month = value[:2] if _day_first(p, at) else (value[1], value[0])
    date = safe_date(full_year(value[2]), month, day)
    if date is None:
        return None
    other = swapped(p, at)
    if date < p.today and other and other.start >= p.today and "." not in p.tokens[at].text:
        note = f"'{p.raw(at)}' read as {p.say(other.start)}; the other way round it has passed"
        return at + 1, one_day(other.start, note, sure=False, absolute=True)
    notes = _doubt(p, at, date)
    return at + 1, one_day(date, *notes, sure=not notes, absolute=True)


def _without_year(p: Parser, at: int, value: tuple[int, ...]) -> Match | None:
    day, month = value[:2] if _day_first(p, at) else (value[1], value[0])
    span = rolled(p, month, day)
    if span is None:
        return None
    notes = (*_doubt(p, at, span.start), *span.notes)
    return at + 1, one_day(span.start, *notes, sure=not notes, absolute=True)

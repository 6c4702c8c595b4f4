"""Lengths of time: two weeks, 10 business days, a couple of months, 2-3 weeks, a day and a half."""

import datetime as dt
import math
from typing import NamedTuple

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import add_months
from assistant.plan.deadlines.parser import Parser
from assistant.plan.deadlines.words import Unit

MOST = 5_000  # more of any unit is no deadline

_MOST_FILLERS = 4  # a bound, so that time stays linear in the text's length
_FEW = {"few": 3, "several": 4, "couple": 2, "handful": 4}
_ADJECTIVES = {
    "more", "full", "good", "short", "additional", "further", "other", "solid", "whole", "extra",
    "calendar", "long", "straight", "consecutive", "odd", "clear", "a", "elapsed", "of",
}  # fmt: skip
_ABOUT = {"about", "around", "maybe", "some", "~", "say", "just", "only", "perhaps", "another"}
STARTS = frozenset(
    [*words.CARDINALS, *_FEW, *_ABOUT, "a", "an", "the", "half", "dozen", "fortnight"]
)
_ONE_OF = frozenset({"day", "week", "month", "year"})  # "week and a half", as it is dictated
_WORKING: dict[Unit, float] = {
    "hour": 1 / 8, "day": 1, "business day": 1, "week": 5, "month": 20, "quarter": 60, "year": 240,
}  # fmt: skip
# Counts of days that stand for weeks and months: calendar days.
_CALENDAR_COUNTS = frozenset({14, 21, 28, 30, 31, 42, 45, 56, 60, 90, 100, 120, 180, 365})


class Count(NamedTuple):
    """How many: from low to high; not sure where "a few" was said."""

    end: int
    low: float
    high: float
    sure: bool = True


class Length(NamedTuple):
    """A length of time, the place after it in the text, and whether it was said exactly."""

    end: int
    low: float
    high: float
    unit: Unit
    sure: bool = True


def read_count(p: Parser, at: int) -> Count | None:
    """Read a number, or a range of numbers, in digits or words."""
    first = _one(p, at)
    if first is None:
        return None
    end, value, sure = first
    if p.word(end) == "(" and p.number(end + 1) == value and p.word(end + 2) == ")":
        end += 3  # ten (10) days
    here = end
    if p.word(end) in ("to", "or", "-", "and", "through") or (p.hyphen(end) and _one(p, end)):
        here = end if p.hyphen(end) else end + 1
        second = _one(p, here)
        if second and second[1] > value and (p.word(end) != "and" or p.word(at - 1) == "between"):
            return Count(second[0], value, second[1], sure)
    if p.word(end) == "or" and p.word(end + 1) == "so":
        return Count(end + 2, value, value, False)
    if p.word(end) == "+":
        return Count(end + 1, value, value, False)
    return Count(end, value, value, sure)


def _one(p: Parser, at: int) -> tuple[int, float, bool] | None:
    word = p.word(at)
    number = p.number(at)
    if number is not None:
        half = _and_half(p, at + 1)
        more = (half, number + 0.5, True) if half else (at + 1, number, True)
        return more if number <= MOST else None
    if p.kind(at) == "decimal":
        try:
            return at + 1, float(word.removeprefix("v")), True
        except ValueError:
            return None
    return _in_words(p, at)


def _in_words(p: Parser, at: int) -> tuple[int, float, bool] | None:
    word = p.word(at)
    if word in ("a", "an", "one") and (half := _and_half(p, at + 1)):
        return half, 1.5, True
    start = p.skip(at, "a", "an", "the", "another")
    if p.word(start) in _FEW:
        end = p.skip(p.skip(start + 1, "of"), "more")
        return end, _FEW[p.word(start)], p.word(start) == "couple"
    if p.word(start) == "half":
        return p.skip(start + 1, "a", "an", "of"), 0.5, True
    if p.word(start) == "dozen":
        return start + 1, 12, True
    value = words.CARDINALS.get(word)
    if value is not None:
        ones = words.CARDINALS.get(p.word(at + 1), 0)
        if value >= 20 and 0 < ones < 10:
            return at + 2, value + ones, True
        half = _and_half(p, at + 1)
        return (half, value + 0.5, True) if half else (at + 1, value, True)
    return (at + 1, 1, True) if word in ("a", "an") else None


def _and_half(p: Parser, at: int) -> int | None:
    """Return the place after "and a half", or "and half", as many say."""
    end = p.skip(at + 1, "a")
    return end + 1 if p.word(at) == "and" and p.word(end) == "half" else None


def read_length(p: Parser, at: int) -> Length | None:
    """Read a length of time."""
    here = at
    while (
        here < at + _MOST_FILLERS and p.word(here) in _ABOUT and p.word(here + 1) not in words.UNITS
    ):
        here += 1
    here += p.has(here, "the fortnight")
    if p.word(here) == "fortnight":
        return Length(here + 1, 2, 2, "week")
    if p.word(here) in _ONE_OF and _and_half(p, here + 1):
        return _trailing(p, here + 1, Count(here, 1, 1), *words.UNITS[p.word(here)])
    slash = _slashed(p, here)
    count = slash or read_count(p, here)
    if count is None and p.word(at) == "another":
        count = Count(at + 1, 1, 1)
    if count is None:
        return None
    end = count.end
    while end < count.end + _MOST_FILLERS and p.word(end) in _ADJECTIVES:
        end += 1
    business = p.word(end) in words.BUSINESS
    found = words.UNITS.get(p.word(end + business))
    if found is None:
        return None
    unit, times = found
    unit = "business day" if business and unit == "day" else unit
    return _trailing(p, end + business + 1, count, unit, times)


def _slashed(p: Parser, at: int) -> Count | None:
    """Read the "2/3" of "2/3 weeks"."""
    if p.kind(at) != "date" or len(p.tokens[at].value) != 2 or "/" not in p.word(at):
        return None
    low, high = p.tokens[at].value
    return Count(at + 1, low, high) if low < high <= 30 else None


def _trailing(p: Parser, at: int, count: Count, unit: Unit, times: int) -> Length:
    low, high, sure = count.low * times, count.high * times, count.sure
    if half := _and_half(p, at):
        at, low, high = half, low + 0.5 * times, high + 0.5 * times
    elif p.has(at, "or two"):
        at, high, sure = at + 2, 2 * times, False
    elif p.has(at, "or so") or p.has(at, "or thereabouts"):
        at, sure = at + 2, False
    elif p.word(at) == "ish":
        at, sure = at + 1, False
    elif p.word(at) in ("to", "or", "-") and high == low:
        more = read_length(p, at + 1)
        if more and more.unit == unit and more.low > low:
            return Length(more.end, low, more.high, unit, sure)
    return Length(at, low, high, unit, sure)


def moved(p: Parser, day: dt.date, count: float, unit: Unit) -> dt.date:
    """Return the day that lies some units after a day (before it, where the count is negative)."""
    if unit == "business day":
        return p.calendar.add(day, math.ceil(count) if count > 0 else math.floor(count))
    if unit in ("month", "quarter", "year"):
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        whole = int(months)
        return add_months(day, whole) + dt.timedelta(round((months - whole) * 30))
    days = count * {"hour": 1 / 24, "day": 1, "week": 7}[unit]
    if unit == "hour" and abs(count) < 24:
        return day
    return day + dt.timedelta(math.ceil(days) if days > 0 else math.floor(days))


_DAY = 24  # hours


def working_days(count: float, unit: Unit) -> int:
    """Return a length of time in working days, at least 1; whole days are told in hours too.

    "48 hours" are two days, "20 hours" of work three.
    """
    if unit == "hour" and count >= _DAY:
        return math.ceil(count / _DAY)
    if unit == "day" and count in _CALENDAR_COUNTS:
        return max(1, round(count * 5 / 7))
    return max(1, math.ceil(count * _WORKING[unit] - 1e-9))

"""Days of a month by name and number: Dec 4th, 4-Dec-26, the 15th, the 15th of next month."""

import dataclasses
import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import add_months, full_year, month_end, safe_date
from assistant.plan.deadlines.model import Match, Span, one_day
from assistant.plan.deadlines.numeric import rolled
from assistant.plan.deadlines.parser import Parser, ordinal
from assistant.plan.deadlines.words import listed

_JOINERS = {"-", "to", "through", "until", "and", "or", "/", "&"}
_UPCOMING = {"next", "following", "coming"}

# Nouns that an ordinal counts, so that "the 3rd party" is no date.
_COUNTED = listed(
    "party parties round draft time times option step call meeting version one floor half phase "
    "item point stage pass review vendor person thing priority place reason question part attempt "
    "cycle iteration page line paragraph demo pilot week quarter day business working signer "
    "signature approver largest biggest most try month year date deadline milestone session sprint "
    "tranche payment invoice generation degree hand set look read wave batch opinion level tier "
    "quote proposal redline redlines contact two three few couple last section amendment "
    "anniversary team"
)


def month_name(p: Parser, at: int) -> tuple[int, int] | None:
    """Read a month's name; return the place after it (and after its full stop) and its number."""
    month = words.MONTHS.get(p.word(at)) if p.kind(at) == "word" else None
    if month is None:
        return None
    dotted = p.word(at + 1) == "." and len(p.raw(at)) <= 4 and p.kind(at + 2) in ("num", "ord")
    return at + 1 + dotted, month


def year_number(p: Parser, at: int) -> tuple[int, int] | None:
    """Read "2026", "'26", ", 2026" or "next year"; return the place after it and the year."""
    here = p.skip(p.skip(at, ","), "of", "in")
    number = p.number(here)
    if number is not None and 1990 <= number <= 2199:
        return here + 1, number
    if p.kind(here) == "year":
        return here + 1, full_year(p.tokens[here].value[0])
    offset = {"this": 0, "next": 1, "last": -1}.get(p.word(here))
    if offset is not None and p.word(here + 1) == "year":
        return here + 2, p.today.year + offset
    return None


def short_year(p: Parser, at: int) -> tuple[int, int] | None:
    """Read the 26 of "4 Dec 26" and "4-Dec-26"."""
    number = p.number(at)
    if number is None or len(p.word(at)) != 2 or not 20 <= number <= 60:
        return None
    if p.word(at + 1) in words.UNITS or p.word(at + 1) in words.MONTHS or p.is_noun(at + 1):
        return None
    return at + 1, full_year(number)


def month_day(p: Parser, at: int) -> Match | None:
    """Dec 4, December the 4th, Dec. 4 2026, Dec 7-11, Dec 3 or 4."""
    found = month_name(p, at)
    if found is None or _verb_may(p, at):
        return None
    either = _slashed(p, *found)
    if either:
        return either
    here = p.skip(found[0], "the", ",")
    day = _day_number(p, here) or (None if p.free else _spelled_day(p, here))
    if day is None or p.word(day[0]) in words.UNITS or p.word(day[0]) in words.BUSINESS:
        return None
    return _finish(p, day, found[1], None)


def _slashed(p: Parser, at: int, month: int) -> Match | None:
    """Read the "8/9" of "Dec 8/9": one day or the other."""
    if p.kind(at) != "date" or "/" not in p.word(at) or len(p.tokens[at].value) != 2:
        return None
    first, last = p.tokens[at].value
    if not 1 <= first < last <= 31:
        return None
    found = _built(p, at + 1, None, (month, first, last))
    note = "the later of the two is taken"
    return (found[0], dataclasses.replace(found[1], sure=False, notes=(note,))) if found else None


def day_month(p: Parser, at: int) -> Match | None:
    """4 Dec, the 4th of December 2026, 4-Dec-26, 7 to 11 December, 10/11 Feb, 4th day of May."""
    either = month_name(p, p.skip(at + 1, "of"))
    if p.kind(at) == "date" and either and not _two_dates(p, either[0]):
        made = _slashed(p, at, either[1])
        return (either[0], made[1]) if made else None
    day = _day_number(p, p.skip(at, "the"))
    if day is None:
        return None
    last = _range_end(p, *day)
    here = p.skip(last[0] if last else day[0], "day")
    found = month_name(p, p.skip(p.skip(here, "of", "."), "the"))
    if found is None or _verb_may(p, found[0] - 1):
        return None
    if p.free and _two_dates(p, found[0]):
        return None
    return _finish(p, (found[0], day[1]), found[1], last and last[1])


def _two_dates(p: Parser, at: int) -> bool:
    """Tell "the 4, Dec 7": what follows the month is a day, so the month belongs to it."""
    follows = p.number(at)
    if p.kind(at) == "ord":
        return True
    if p.word(at + 1) in words.UNITS:
        return False  # "2 December 14h"
    return follows is not None and follows <= 31 and not short_year(p, at) and not p.hyphen(at)


def _finish(p: Parser, day: tuple[int, int], month: int, last: int | None) -> Match | None:
    here, first = day
    dashed = p.hyphen(here) and p.kind(here - 1) == "word"  # 4-Dec-26
    if last is None and not (dashed and short_year(p, here)):
        second = _range_end(p, here, first)
        if second and month_name(p, p.skip(second[0], "of")):
            second = None  # "3 March and 7 April" are two days
        here, last = second or (here, first)
    last = last or first
    year = year_number(p, here) or short_year(p, here)
    return _built(p, year[0] if year else here, year[1] if year else None, (month, first, last))


def _day_number(p: Parser, at: int) -> tuple[int, int] | None:
    number = p.number(at)
    if number is not None:
        return (at + 1, number) if 1 <= number <= 31 and len(p.word(at)) <= 2 else None
    found = ordinal(p, at)
    return found if found and 1 <= found[1] <= 31 else None


def _spelled_day(p: Parser, at: int) -> tuple[int, int] | None:
    """Read the five of "Jan five"."""
    value = words.CARDINALS.get(p.word(at), 0)
    ones = words.CARDINALS.get(p.word(at + 1), 0)
    if value in (20, 30) and 0 < ones < 10:
        return at + 2, value + ones
    return (at + 1, value) if 1 <= value <= 30 else None


def _range_end(p: Parser, at: int, first: int) -> tuple[int, int] | None:
    """Read the "-11" of "Dec 7-11"."""
    here = at + 1 if p.word(at) in _JOINERS else at
    if here == at and not p.hyphen(at):
        return None
    day = _day_number(p, p.skip(here, "the"))
    if day is None or day[1] <= first or p.word(day[0]) in words.UNITS:
        return None
    if here > at and p.word(at) in ("to", "and", "or") and p.is_noun(day[0]) and p.free:
        named = month_name(p, p.skip(day[0], "of"))
        return day if named else None  # "Dec 4 and 11 people"
    return day


def _verb_may(p: Parser, at: int) -> bool:
    """Tell "it may 4x" from "on May 4"."""
    if not p.free or p.framed or p.raw(at) != "may" or p.kind(at - 1) != "word":
        return False
    return p.word(at - 1) not in ("of", "the", "in", "on")


def _built(p: Parser, at: int, year: int | None, parts: tuple[int, int, int]) -> Match | None:
    month, first, last = parts
    if year is None:
        span = rolled(p, month, last)
    else:
        end = safe_date(year, month, last)
        span = one_day(end, absolute=True) if end else None
    if span is None or first == last:
        return (at, span) if span else None
    start = safe_date(span.end.year, month, first)
    if start is None:
        return None
    return at, Span(start, span.end, "range", notes=span.notes, absolute=True, edge="end")


def bare_day(p: Parser, at: int) -> Match | None:
    """The 15th, 15th, the 15th of next month, 15 of next month, the 3rd to the 8th."""
    here = p.skip(at, "the")
    found = ordinal(p, here)
    number = p.number(here) or 0
    if found is None and 1 <= number <= 31 and not p.hyphen(here):
        found = (here + 1, number) if here > at or _of_month(p, here + 1) else None
    if found is None or not 1 <= found[1] <= 31 or _beside_month(p, at, found[0]):
        return None
    end, day = found
    of = _of_month(p, end)
    if of:
        date = safe_date(of[1].year, of[1].month, day)
        return (of[0], one_day(date)) if date else None
    if not _stands_alone(p, here, end, article=here > at):
        return None
    last = _range_end(p, end, day)
    if last is None:
        span = next_day_number(p, day)
        return (end, span) if span else None
    span = next_day_number(p, last[1])
    start = safe_date(span.end.year, span.end.month, day) if span else None
    if span is None or start is None:
        return None
    return last[0], Span(start, span.end, "range", notes=span.notes, edge="end")


def _beside_month(p: Parser, at: int, end: int) -> bool:
    """Tell the 31st of "June 31st" and "the 31st of February", which names no day."""
    before = at - 1 if p.word(at - 1) != "the" else at - 2
    if p.kind(before) == "word" and month_name(p, before) and not _verb_may(p, before):
        return True
    behind = month_name(p, p.skip(p.skip(end, "of"), "the"))
    return bool(behind) and not _two_dates(p, behind[0] if behind else end)


def _of_month(p: Parser, at: int) -> tuple[int, dt.date] | None:
    here = p.skip(p.skip(at, "of", "in"), "the")
    if p.has(here, "month after next"):
        return here + 3, add_months(p.today.replace(day=1), 2)
    first = p.today.replace(day=1)
    if p.word(here) == "year" and p.word(here + 1) != "end":  # the first of the year
        return here + 1, dt.date(p.today.year + 1, 1, 1)
    if p.word(here + 1) != "month":
        return None
    if p.word(here) in _UPCOMING:
        return here + 2, add_months(first, 1)
    return (here + 2, first) if p.word(here) in ("this", "current") else None


def _stands_alone(p: Parser, at: int, end: int, *, article: bool) -> bool:
    """Tell "by the 3rd" from "the 3rd party" and "the second option"."""
    after = p.word(end)
    if after == "ish":
        return article or p.kind(at) == "ord"
    if after in _COUNTED or p.hyphen(end) or after in words.WEEKDAYS or after in words.UNITS:
        return False
    if not p.free:
        return article or p.kind(at) == "ord"
    if p.is_noun(end):
        return False
    if p.kind(at) == "ord":
        return article or p.framed or p.word(at - 1) in _JOINERS or len(p.tokens) == 1
    return p.framed and article


def next_day_number(p: Parser, day: int) -> Span | None:
    """Return the next day of that number, today included."""
    first = p.today.replace(day=1)
    for months in range(13):
        month = add_months(first, months)
        if day <= month_end(month).day and month.replace(day=day) >= p.today:
            date = month.replace(day=day)
            if date == p.today:
                return one_day(date, "today is meant, not the same day next month", sure=False)
            return one_day(date)
    return None

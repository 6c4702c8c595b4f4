"""Months by name, and seasons."""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import add_months, month_end
from assistant.plan.deadlines.dates import month_name, short_year, year_number
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser

_WHICH = {"this", "next", "last", "coming", "upcoming", "following"}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON_NOUNS = {
    "through", "back", "behind", "short", "apart", "release", "launch", "break", "term", "party",
    "semester", "camp", "cleaning", "intern", "interns", "into", "out", "off",
    "holidays", "holiday", "vacation", "vacations", "recess",
}  # fmt: skip


def named_month(p: Parser, at: int) -> Match | None:
    """January, Jan 2027, next March, December this year, the month of May."""
    here = p.skip(at, "the")
    if p.has(here, "month of"):
        here += 2
        p.framed = True
    which = p.word(here) if p.word(here) in _WHICH else ""
    found = month_name(p, here + bool(which))
    if found is None:
        return None
    end, month = found
    year = year_number(p, end)
    if year is None and (p.number(end) or 0) > 31:  # "Feb 30" is no day, nor February 2030
        year = short_year(p, end)
    if year:
        start = dt.date(year[1], month, 1)
        return year[0], Span(start, month_end(start), "month", absolute=True)
    if (p.free and not which and not _stands(p, here)) or _no_such_day(p, here, end, month):
        return None
    return end, _coming(p, month, which)


def _no_such_day(p: Parser, at: int, end: int, month: int) -> bool:
    """Tell the "Nov" of "Nov 31" and "31 Nov", which names no day, from the month."""
    most = month_end(dt.date(2024, month, 1)).day
    before = at - 2 if p.word(at - 1) == "of" else at - 1
    for place in (before, end):
        token = p.tokens[place] if 0 <= place < len(p.tokens) else None
        if token and token.kind in ("num", "ord") and most < token.value[0] <= 39:
            return True
    return False


def _coming(p: Parser, month: int, which: str) -> Span:
    year = p.today.year + (month < p.today.month)
    if which == "last":
        year = p.today.year - (month >= p.today.month)
    elif which == "next" and month == p.today.month:
        year += 1
    start = dt.date(year, month, 1)
    notes: tuple[str, ...] = ()
    if which == "next" and year == p.today.year:
        notes = (f"the coming {start:%B} is meant, not that of {year + 1}",)
    return Span(start, month_end(start), "month", not notes, notes, absolute=True)


def _stands(p: Parser, at: int) -> bool:
    """Tell the month from the verb, the person and the adjective in running text."""
    word, raw = p.word(at), p.raw(at)
    if word not in words.DOUBTFUL_MONTHS:
        return p.framed or len(word) > 3
    if not p.framed:
        return False
    if p.word(at - 1) in ("of", "early", "mid", "late", "end", "beginning", "start"):
        return True
    if word in ("may", "march", "mar") and not raw[0].isupper():
        return p.word(at - 1) != "to"
    after = p.raw(at + 1)
    named = p.kind(at + 1) == "word" and after[:1].isupper() and p.word(at + 1) not in words.MONTHS
    owns = raw.lower().endswith(("'s", "\u2019s"))
    return not (named or owns or p.word(at + 1) in ("from", "in", "at", "is", "has", "owns"))


def season(p: Parser, at: int) -> Match | None:
    """The spring, next fall, summer 2027."""
    here = p.skip(at, "the")
    which = p.word(here) if p.word(here) in _WHICH else ""
    here += bool(which)
    first = SEASONS.get(p.word(here))
    if first is None or p.word(here + 1) in _SEASON_NOUNS:
        return None
    if p.free and not (which or p.framed or p.word(at) == "the"):
        return None
    year = year_number(p, here + 1)
    number = year[1] if year else p.today.year
    start = dt.date(number, first, 1)
    if year is None and add_months(start, 3) <= p.today:
        start = dt.date(number + 1, first, 1)
    end = add_months(start, 3) - dt.timedelta(1)
    note = f"{p.word(here)} read as {start:%B} to {end:%B}"
    return (year[0] if year else here + 1), Span(start, end, "range", sure=False, notes=(note,))

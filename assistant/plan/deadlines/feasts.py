"""Holidays by name, the holidays, the new year, Thanksgiving week."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import NOT_NOUNS, Parser, Phrases, index_phrases
from assistant.plan.deadlines.periods import week_of
from assistant.plan.holiday_names import fold_holiday, holiday_words

_JUST = dt.timedelta(10)  # a holiday this recent is the one meant by "after Thanksgiving"
SEASON = index_phrases([
    "holidays", "holiday season", "holiday break", "christmas break", "christmas holidays",
    "winter break", "year end break", "festive season", "festive period", "holiday period",
    "xmas break", "christmas period", "holiday shutdown", "christmas shutdown",
    "christmas and new year", "winter holidays",
])  # fmt: skip
NEW_YEAR = index_phrases(["new year", "the new year", "new calendar year", "the new calendar year"])
# Names that are common words by themselves: they need "day" behind them.
_NEEDS_DAY = {
    "memorial", "independence", "labor", "labour", "columbus", "veterans", "canada", "presidents",
    "turkey", "remembrance", "armistice", "ascension", "australia", "republic", "groundhog",
    "bastille", "boxing", "anzac", "martin luther king", "tax", "election", "pancake",
}  # fmt: skip


@lru_cache(maxsize=16)
def _names(calendar: WorkCalendar, year: int) -> Phrases:
    """Return the names of holidays that people may use, as the tokens write them."""
    days = (calendar.holiday_names(at).values() for at in (year, year + 1))
    return _forms(frozenset(name for names in days for name in names))


@lru_cache(maxsize=16)
def _forms(public: frozenset[str]) -> Phrases:
    # Calendars come and go with their plans, the names of their holidays are the same.
    names = {*holiday_words(), *map(fold_holiday, public)}
    forms: set[str] = set()
    for name in names:
        short = {name, " ".join(word.removesuffix("s") for word in name.split())}
        for form in short - {""}:
            forms.add(form + " day")
            if form not in _NEEDS_DAY and form.split()[-1] not in NOT_NOUNS and len(form) > 2:
                forms.add(form)
    return index_phrases(one for one in forms if not one.split()[0].isdigit())


def feast(p: Parser, at: int) -> Match | None:
    """Read Thanksgiving, Labor Day, xmas, the 4th of July, New Year's Eve."""
    here = p.skip(at, "the")
    if p.kind(here) != "word":
        return None
    end = p.longest(here, _names(p.calendar, p.today.year))
    if end is None:
        return None
    if p.free and end == here + 1 and p.word(here) in ("easter", "eid", "holi", "nye", "mlk"):
        end = end if p.framed or p.raw(here)[0].isupper() else here
    near = p.today - _JUST if p.word(at - 1) in ("after", "since", "following", "post") else p.today
    date = _date(p, here, end, near)
    if date is None:
        return None
    if p.word(end) == "eve" and date > p.today:
        return end + 1, Span(date - ONE_DAY, date - ONE_DAY, absolute=True, feast=True)
    if p.word(end) in ("week", "weekend") and not p.has(end + 1, "of"):
        return _around(p, end, date)
    return p.skip(end, "holiday"), Span(date, date, absolute=True, feast=True)


def _date(p: Parser, start: int, end: int, near: dt.date) -> dt.date | None:
    """Look a holiday up as it was said, with its possessives, and without a plural."""
    name = " ".join(p.word(n) for n in range(start, end))
    if name == "new year" and not p.raw(end - 1).lower().endswith(("'s", "\u2019s")):
        return None  # the new year is a period, of which New Year's is the first day
    owned = " ".join(
        p.word(n) + "s" * p.raw(n).lower().endswith(("'s", "\u2019s")) for n in range(start, end)
    )
    for form in (name, owned, name.removesuffix("s")):
        date = p.calendar.holiday(form, near)
        if date:
            return date
    return None


def _around(p: Parser, at: int, date: dt.date) -> Match:
    if p.word(at) == "week":
        return at + 1, week_of(date, absolute=True)
    friday = date + (4 - date.weekday()) * ONE_DAY
    if date.weekday() == 0:  # a Monday off ends its weekend
        saturday = date - 2 * ONE_DAY
        return at + 1, Span(saturday, date, "range", sure=False, absolute=True, edge="end")
    return at + 1, Span(
        min(date, friday), friday + 2 * ONE_DAY, "range", sure=False, absolute=True, edge="end"
    )


def holidays(p: Parser, at: int) -> Match | None:
    """Read the holidays: Christmas Eve to New Year."""
    here = p.skip(at, "the", "these", "our", "their")
    end = p.longest(here, SEASON)
    if end is None or (p.free and here == at and not p.framed) or _others(p, here):
        return None
    year = p.today.year
    after = p.word(at - 1) in ("after", "post", "following", "past")
    if p.today.month == 1 and (p.today.day == 1 or (after and p.today.day <= _JUST.days)):
        year -= 1
    note = "the holidays read as Christmas to New Year"
    start, last = dt.date(year, 12, 24), dt.date(year + 1, 1, 1)
    return end, Span(start, last, "range", sure=False, notes=(note,), feast=True)


def _others(p: Parser, at: int) -> bool:
    """Tell "the summer holidays" and "the school holidays" from those at the end of the year."""
    return p.is_noun(at - 1) and p.word(at - 1) not in ("post", "pre", "following", "past")


PUBLIC = index_phrases(["bank holiday", "public holiday", "national holiday", "federal holiday"])


def public_holiday(p: Parser, at: int) -> Match | None:
    """Read the bank holiday, the next public holiday, the bank holiday weekend."""
    end = p.longest(p.skip(p.skip(at, "the", "this"), "next", "coming"), PUBLIC)
    if end is None or (p.free and not p.framed and p.word(at) not in ("the", "next")):
        return None
    weekday = words.WEEKDAYS.get(p.word(end))
    for day in _days_off(p):
        if weekday in (None, day.weekday()):
            note = f"the next {p.word(end - 2)} holiday is {p.say(day)}"
            if p.word(end) == "weekend":
                after, span = _around(p, end, day)
                return after, dataclasses.replace(span, notes=(note,))
            span = Span(day, day, sure=False, notes=(note,), absolute=True, feast=True)
            return end + (weekday is not None), span
    return None


def _days_off(p: Parser) -> Iterator[dt.date]:
    """Return the public holidays to come at the buyer's, on weekdays, within a year or so."""
    mark = f"({p.calendar.settings.buyer_country})"
    for year in (p.today.year, p.today.year + 1):
        for day in p.calendar.holiday_names(year):
            off = p.calendar.why_off(day, "buyer") or ""
            if day > p.today and day.weekday() < 5 and off.endswith(mark):
                yield day


def new_year(p: Parser, at: int) -> Match | None:
    """Read the new year as a period, January ("early in the new year")."""
    end = p.longest(at, NEW_YEAR)
    if end is None or p.word(end) in ("eve", "day"):
        return None
    if p.free and not p.framed and p.word(at) != "the":
        return None
    start = dt.date(p.today.year + (p.today.month > 1), 1, 1)
    note = f"the new year read as January {start.year}"
    january = add_months(start, 1) - ONE_DAY
    return end, Span(start, january, "month", sure=False, notes=(note,), vague=True)

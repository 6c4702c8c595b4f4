"""Days in digits, read as the whole page writes them.

"08/04" is the 8th of April on a page that has "22/04" too, or "Thu 08/04", whatever the buyer's
country does. "29.01" and "4-20" are days where they stand by themselves in the cells of a list,
and every one of the page can be a day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.page import Page
from assistant.plan.deadlines.arithmetic import safe_date
from assistant.plan.deadlines.numeric import day_first_in
from assistant.plan.deadlines.words import WEEKDAYS
from assistant.understanding.respelling import Respelt, replaced
from assistant.understanding.text import fold

_DAY = re.compile(
    r"(?<![\w.,:/$€£#%+-])(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})"
    r"(?:(?P=sep)(?P<year>(?:20)?\d\d))?(?![\d%])(?!(?P=sep)\d)(?![.,:/-]\d)"
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"^,?\s*\(?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
# What may stand before and behind a day that no slash tells: the edge of a cell, or "by".
_OPENS = re.compile(
    r"(?:^|[|/,;:(\[>\u2192\u2013\u2014=]|\s-|\b(?:by|on|until|till|before|due|from|to|bis|eta|tgt|"
    r"target|deadline|when|was|now|fällig|le|el|il|am|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|\d)\s*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^\.?\s*(?:$|[|/,;:)\]<\u2192\u2013\u2014]|-\s|\.\s|\s\d{1,2}[./-]\d|(?-i:[A-Z])|"
    r"(?:open|done|ok|pending|closed|wip|tbc|not|in|at|todo|started|due|erledigt|offen)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\s*(?:business |working |calendar )?(?:days?|weeks?|wks?|months?|hours?|hrs?|mins?|minutes?|"
    r"years?|mill?(?:ion|iard)?e?n?s?|mio|mrd|lakhs?|crores?|tons?|eur|usd|chf|pln|gbp|people|users|seats|sites|units|percent|pm|am|k|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|m|mm|cm|kg|bn|mill|"
    r"Uhr)\b|^\s*[%$€£x]",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?:[$€£]|\b(?:usd|eur|gbp|version|release|rev|section|clause|item|no)\.?)\s*$", re.IGNORECASE
)
_FEWEST = 2  # days of a page by whose look they are days
_FAR, _NEAR = 150, 100  # calendar days: no page looks so far ahead where it may look nearer
_LEAP = 2028  # a year that has every day


class _Token(NamedTuple):
    """Two numbers that may be a day and a month; `cell` tells that they stand by themselves."""

    first: int
    second: int
    sep: str
    year: int | None
    weekday: int | None
    cell: bool
    padded: bool

    def day_in(self, year: int, order: bool) -> dt.date | None:
        """Return the day that they are in a year, read with the day first or the month."""
        day, month = (self.first, self.second) if order else (self.second, self.first)
        return safe_date(year, month, day) if 1 <= month <= 12 else None


class PageDays:
    """How a page writes its days in digits.

    Args:
        page: the page.
        today: the day from which days without a year are read.
        country: the buyer's, by whose custom days are read that nothing on the page tells.
    """

    def __init__(self, page: Page, today: dt.date, country: str) -> None:
        self._today = today
        own = day_first_in(country)
        tokens = [one for line in page.lines for _, one in _tokens(fold(line.text))]
        slashed = [one for one in tokens if one.sep == "/"]
        self._order: dict[str, bool] = {}
        told = _order_of(slashed, own, today)
        if told is not None and told != own:
            self._order["/"] = told
        for sep in ".-":
            cells = [one for one in tokens if one.sep == sep and one.cell]
            order = (
                True if sep == "." else _order_of(cells, told if told is not None else own, today)
            )
            order = own if order is None else order
            if _are_days(cells, sep, order):
                self._order[sep] = order

    def spelt(self, text: str) -> Respelt:
        """Return folded text with the days of the page's own look spelt out ("8 April")."""
        if not self._order:
            return Respelt(text, text, [])
        found: list[tuple[int, int, str]] = []
        for match, one in _tokens(text):
            said = self._said(one)
            plain = one.sep != "/" and (one.year or text[match.end() : match.end() + 1] == ".")
            if said is None or plain:
                continue  # "18.12." and "18-12-2026" are read as they stand
            found.append((*match.span(), said))
        return replaced(text, found)

    def _said(self, one: _Token) -> str | None:
        order = self._order.get(one.sep)
        loose = one.sep == "/" or (one.sep == "." and one.padded)
        if order is None or not (loose or one.cell):
            return None
        # Numbers over 12 are no month, whichever way the page writes its days.
        month = one.second if order else one.first
        day = one.day_in(_LEAP, order if month <= 12 else not order)
        return f"{day.day} {day:%B}" + (f" {one.year}" if one.year else "") if day else None


def _tokens(text: str) -> Iterator[tuple[re.Match[str], _Token]]:
    for match in _DAY.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if _COUNTED.match(behind) or _SUM.search(before[-12:]):
            continue
        named = _WEEKDAY.search(before[-14:]) or _WEEKDAY_AFTER.match(behind)
        year = int(match["year"]) if match["year"] else None
        yield match, _Token(
            int(match["first"]), int(match["second"]), match["sep"],
            year + 2000 if year is not None and year < 100 else year,
            WEEKDAYS[named[1].lower()] if named else None,
            bool(_OPENS.search(before) and _CLOSES.match(behind)),
            len(match["second"]) == 2,
        )  # fmt: skip


def _day(one: _Token, order: bool, today: dt.date) -> dt.date | None:
    if one.year:
        return one.day_in(one.year, order)
    days = (one.day_in(year, order) for year in (today.year, today.year + 1))
    return next((one for one in days if one is not None and one >= today), None)


def _order_of(tokens: Sequence[_Token], own: bool, today: dt.date) -> bool | None:
    """Return whether the day stands first, as numbers over 12, weekdays or nearness tell."""
    votes = {True: 0, False: 0}
    for one in tokens:
        orders = [order for order in (True, False) if _day(one, order, today) is not None]
        if one.weekday is not None and len(orders) == 2 and one.first != one.second:
            orders = [
                o for o in orders if (d := _day(one, o, today)) and d.weekday() == one.weekday
            ]
        if len(orders) == 1:
            votes[orders[0]] += 1
    if votes[True] != votes[False]:
        return votes[True] > votes[False]
    far = {order: _distance(tokens, order, today) for order in (own, not own)}
    if len(tokens) >= _FEWEST and far[own] > _FAR and far[not own] < _NEAR:
        return not own
    return None


def _distance(tokens: Sequence[_Token], order: bool, today: dt.date) -> float:
    """Return how many calendar days ahead the middle one of the days lies."""
    days = [_day(one, order, today) for one in tokens]
    ahead = sorted((day - today).days for day in days if day is not None)
    return ahead[len(ahead) // 2] if len(ahead) == len(tokens) and ahead else float("inf")


def _are_days(cells: Sequence[_Token], sep: str, order: bool) -> bool:
    """Tell whether numbers that stand by themselves all over a page are its days."""
    if len(cells) < _FEWEST:
        return False
    if any(one.day_in(_LEAP, order) is None for one in cells):
        return False
    firm = sum(
        one.padded or one.year is not None or max(one.first, one.second) > 12 for one in cells
    )
    return firm >= _FEWEST if sep == "." else 2 * firm >= len(cells)


def days_in_digits(text: str, today: dt.date) -> Iterator[dt.date]:
    """Yield the days that numbers of a text may be, read either way round."""
    for _, one in _tokens(text):
        days = (_day(one, order, today) for order in (True, False))
        yield from (day for day in days if day is not None)

"""Lengths of time in a text, in working days: "legal takes three weeks"."""

import datetime as dt
import re

from assistant.plan.deadlines import words
from assistant.plan.deadlines.counted import counts_from_else
from assistant.plan.deadlines.model import FoundDuration
from assistant.plan.deadlines.normalise import tokenise
from assistant.plan.deadlines.parser import Parser, default_calendar
from assistant.plan.deadlines.units import Length, read_length, working_days
from assistant.plan.model import MAX_DURATION_DAYS

# What follows a length that is a point in time, an age or a rhythm.
_NOT_LENGTHS = {"ago", "old", "hence", "from", "after", "before", "out", "notice"}
# What stands before a length that says when or how often, not how long.
_POINTS = {"in", "within", "every", "next", "last", "past", "per", "each", "inside", "coming"}
_WITHIN = {"in", "within", "inside"}
# What a length may belong to that is no work.
_CLAUSES = {"termination", "clause", "notice", "payment", "cancellation", "money-back", "free",
            "trial", "opt-out", "warranty", "retention", "guarantee"}  # fmt: skip
_THINGS = {"notice", "trial", "subscription", "contract", "term", "agreement", "deal", "license",
           "licence", "commitment", "renewal", "anniversary", "warranty"}  # fmt: skip


# "1,5 weeks", "1,5 calendar weeks", a "1,5-day workshop"
_COMMA = re.compile(
    r"(?<=\b\d),(?=\d[\s-]?(?:[a-z]+ )?(?:days?|weeks?|wks?|months?|mths?|hours?|[dw](?!/))\b)",
    re.IGNORECASE,
)


def find_durations(text: str) -> list[FoundDuration]:
    """Return the lengths of time in a text, in working days.

    A week is 5 working days, a month 20, a quarter 60. "30 days" and other counts that stand for
    weeks or months are calendar days. Of a range ("2-3 weeks") `days` is the higher end.
    """
    text = _COMMA.sub(".", text)
    tokens = tokenise(text)
    p = Parser(
        text, tokens, dt.date(2000, 1, 3), default_calendar(), day_first=False, free=True
    )  # fmt: skip
    found: list[FoundDuration] = []
    at = 0
    while at < len(tokens):
        length = _length(p, at)
        if length is None:
            at += 1
            continue
        if _lasts(p, at, length):
            found.append(_made(p, at, length))
        at = length.end
    return found


_BEGINS = frozenset([*words.CARDINALS, "a", "an", "couple", "few", "several", "half", "dozen",
                     "fortnight", "another", "handful", "day", "week", "month",
                     "year"])  # fmt: skip


def _length(p: Parser, at: int) -> Length | None:
    if p.kind(at) == "word" and p.word(at) not in _BEGINS:
        return None
    if p.kind(at) not in ("word", "num", "decimal", "date"):
        return None
    return read_length(p, at)


def _lasts(p: Parser, at: int, length: Length) -> bool:
    before = p.word(at - 1) if p.word(at - 1) not in ("about", "around", "the") else p.word(at - 2)
    hangs = before in _WITHIN and counts_from_else(p.text, p.tokens[at].start)
    if p.word(length.end) in _NOT_LENGTHS or (before in _POINTS and not hangs):
        return False
    if working_days(length.high, length.unit) > MAX_DURATION_DAYS:
        return False  # "22 years with the firm"
    if p.word(length.end) in _CLAUSES:
        return False
    letter = p.tokens[length.end - 1].raw.casefold()
    if letter in ("m", "y") and (before not in _TAKES or length.high > _MOST_BY_LETTER):
        return False
    if p.word(length.end - 1) in ("year", "years", "yr", "yrs") and p.word(length.end) in _THINGS:
        return False
    return not _is_rhythm(p, at, length)


# "2.2m" may be months, millions, metres or minutes, and "3y" is a term: only what takes so long
# is work, and "takes 45m" are minutes.
_MOST_BY_LETTER = 9
_TAKES = frozenset({"takes", "take", "took", "taking", "lasts", "last", "needs", "need", "requires",
                    "require", "approx", "roughly", "est", "duration"})  # fmt: skip
# "54k a year", "two users a month", "once a week": how much or how often, not how long.
_COUNTED = re.compile(
    r"(?:[$\u20ac\u00a3]\s?)?\d(?:[\d.,]*\d)?(?:\s?[a-z%\u20ac\u00a3$]+)?\s+$|"
    r"\b(?:once|twice|thrice|times|days?|hours?|visits?)\s+$",
    re.IGNORECASE,
)
_RATES = frozenset(["day", "week", "month", "year", "yr", "quarter"])


def _is_rhythm(p: Parser, at: int, length: Length) -> bool:
    """Tell whether a length is one side of a rate."""
    bare = length.end - at == 2 and p.word(at) in ("a", "an")
    if bare and _COUNTED.search(p.text[: p.tokens[at].start]):
        return True
    return p.word(length.end) in ("a", "per", "each", "every") and p.word(length.end + 1) in _RATES


def _made(p: Parser, at: int, length: Length) -> FoundDuration:
    start, end = p.tokens[at].start, p.tokens[length.end - 1].end
    low, high = working_days(length.low, length.unit), working_days(length.high, length.unit)
    return FoundDuration(
        start=start, end=end, days=high, text=p.text[start:end], low=low, high=high
    )

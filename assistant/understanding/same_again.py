"""Words that stand for what was said just before: "same day", "her too", "the same person".

They are replaced by the day or the name before a message is read, as everything else is read by
what it names. So are days that are only numbers: "22nd for that one", "not Monday, the 15".
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.plan.deadlines import find
from assistant.plan.model import Plan
from assistant.understanding.days_after import counted
from assistant.understanding.respelling import Respelt, replaced
from assistant.understanding.text import MONTH, fold

_SAME_PERSON = re.compile(
    r"\b(?:(?:(?<!for )(?<!to )(?:her|him|she|he)|(?<=for )(?:her|him)|(?<=to )(?:her|him))"
    r"(?= (?:too|also|as well|again)\b\W*(?:$|[,.;!?(]|\b(?:and|on|by|for|with|then|same|i|"
    r"sorry)\b))|"
    r"(?:the )?same (?:person|guy|lady|man|woman|owner|bloke|chap|colleague|one)\b(?! (?:as|who|"
    r"that)\b)|"
    r"(?<=also )(?:her|him)(?=\W*(?:$|[,.;]))|(?<=again )(?:her|him|she|he)(?=\W*(?:$|[,.;])))",
    re.IGNORECASE,
)


_ORDINAL = re.compile(
    r"(?:(?<=^)|(?<=[\n(] )|(?<=[,.;:!?-] )|(?<=\bit )|(?<=\bnot )|(?<=\bis )|(?<=\bsay )|"
    r"(?<=\bno )|"
    r"(?<=\bactually )|(?<=\bsorry )|(?<=\bmaybe )|(?<=\band )|(?<=\bput )|(?<=\bcan )|(?<=\bnow ))"
    r"(?P<day>(?:[12]?1st|2?2nd|2?3rd|(?:1?[4-9]|1[0-3]|2[04-9]|30)th|31st))\b"
    rf"(?!\s*(?:of\b|{MONTH}|floor|street|st\b|ave|avenue|year|time|call|meeting|round|version|draft|"
    r"party|site|step|one|century|anniversary|quarter|phase|session|visit|place|class|grade|gen))",
    re.IGNORECASE,
)
_THE_NUMBER = re.compile(
    r"\bthe (?P<number>[1-9]|[12]\d|3[01])(?=\W*(?:$|[.,;!?](?!\d)|\b(?:sorry|then|instead|"
    r"not)\b))",
    re.IGNORECASE,
)


def _days_of_month(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ORDINAL.finditer(text):
        stop = "," if _SORRY.match(text[match.end() :]) else ""
        yield (*match.span("day"), f"the {match['day']}{stop}")
    for match in _THE_NUMBER.finditer(text):
        yield (*match.span("number"), ordinal(int(match["number"])))


_SORRY = re.compile(r"\s+(?:sorry|actually|instead|then|please|not)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\W*(?:(?:no|oh|ah|ok|sorry|actually|make it|it's|for)\W+)*", re.IGNORECASE)
_REASON = re.compile(
    r"(?: (?:actually|then|instead|sorry|it is|please|latest))*(?P<comma>,)\s*"
    r"(?:she|he|they|i|we|it)(?:'|\b)",
    re.IGNORECASE,
)


def _day_ahead(text: str, today: dt.date) -> Iterator[tuple[int, int, str]]:
    """Yield the comma behind a day that stands alone ("June 8 actually, she's got a wedding")."""
    first = next((one for one in find(text, today) if one.deadline.date), None)
    ahead = _AHEAD.match(text)
    reason = _REASON.match(text[first.end :]) if first else None
    if first and reason and ahead and first.start <= ahead.end():
        at = first.end + reason.start("comma")
        yield (at, at + 1, ".")


def ordinal(number: int) -> str:
    """Return "22nd" for 22."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in (11, 12, 13) else ends.get(number % 10, 'th')}"


def said_again(
    text: str, plan: Plan, today: dt.date, steps: Sequence[str], people: Sequence[str]
) -> Respelt:
    """Return a text in which such words are the day or the name that they stand for.

    Args:
        text: the seller's words.
        plan: whose steps have the days.
        today: from which days count.
        steps: ids of the steps spoken of before, most recent first.
        people: who was spoken of before, most recent first.
    """
    known = [*_days(fold(text), today)]
    due = next((s.due for one in steps if (s := plan.step(one)) and s.due), None)
    whom = next(iter(people), None)
    found = [*_said(fold(text), known, due, whom), *_day_ahead(fold(text), today)]
    return replaced(text, sorted(found))


def _said(
    text: str, known: Sequence[tuple[int, dt.date]], due: dt.date | None, whom: str | None
) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand, and what they stand for."""
    for one in counted(text):
        day = next((day for at, day in reversed(known) if at < one.start), due)
        if day:
            yield one.start, one.end, one.words(day)
    for match in _SAME_PERSON.finditer(text) if whom else ():
        yield (*match.span(), str(whom))
    yield from _days_of_month(text)


def _days(text: str, today: dt.date) -> Iterator[tuple[int, dt.date]]:
    for found in find(text, today):
        if found.deadline.date and found.deadline.kind == "exact":
            yield found.start, found.deadline.date

"""Lengths of time in a text, in working days."""

import datetime as dt
import math

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.model import FoundDuration
from assistant.plan.deadlines.normalise import tokenise
from assistant.plan.deadlines.offsets import Offsets

DAYS_OF = {"hour": 1 / 8, "day": 1.0, "business day": 1.0, "week": 5.0, "month": 20.0, "quarter": 60.0, "year": 240.0}
# Counts of days that people use for weeks and months: calendar days.
_CALENDAR_COUNTS = frozenset({14, 21, 28, 30, 31, 42, 45, 56, 60, 90, 120, 180, 365})
_NOT_LENGTH = frozenset({"ago", "old", "from", "after", "before", "out", "hence", "notice"})


class _Lengths(Offsets):
    text_read = ""

    @property
    def source(self) -> str:
        return self.text_read


def find_durations(text: str) -> list[FoundDuration]:
    """Return the lengths of time in a text: "three weeks" is 15 working days.

    A range counts with its upper end. Weeks have 5 working days, months 20, quarters 60.
    "30 days" and other counts that stand for weeks or months are calendar days.
    """
    tokens = tokenise(text)
    reader = _Lengths(tokens, dt.date(2000, 1, 3), WorkCalendar(), day_first=False)
    reader.text_read = text
    found: list[FoundDuration] = []
    index = 0
    while index < len(tokens):
        amount = reader.amount(index)
        word = reader.word(index)
        if amount is None or word == "the" or (word in ("next", "last")):
            index += 1
            continue
        end, count, unit, times = amount
        if reader.word(end) in _NOT_LENGTH or reader.word(index - 1) in ("in", "within", "every", "next", "last", "past"):
            index = end
            continue
        start, stop = tokens[index].start, tokens[end - 1].end
        low = _low(reader, index, unit, times)
        days = working_days(count, unit)
        found.append(
            FoundDuration(start=start, end=stop, days=days, text=text[start:stop], low=min(low or days, days), high=days)
        )  # fmt: skip
        index = end
    return found


def working_days(count: float, unit: str) -> int:
    """Return a length of time in working days, at least 1."""
    if unit == "day" and count in _CALENDAR_COUNTS:
        return max(1, round(count * 5 / 7))
    return max(1, math.ceil(count * DAYS_OF[unit] - 1e-9))


def _low(reader: Offsets, index: int, unit: str, times: int) -> int | None:
    first = reader.number(index)
    return working_days(first[1] * times, unit) if first else None

"""What the parts of a period are: which days are early, mid or late in it."""

import dataclasses
import datetime as dt
from typing import Literal

from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months
from assistant.plan.deadlines.model import Grain, Span
from assistant.plan.deadlines.parser import Parser

Part = Literal["end", "start", "early", "mid", "late", "first half", "second half"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
# First and last day of the part of a month; the ends are bounded by the month's own.
_OF_MONTH: dict[Part, tuple[int, int]] = {
    "early": (1, 10), "mid": (11, 15), "late": (21, 31), "first half": (1, 15),
    "second half": (16, 31),
}  # fmt: skip
# Working days of the week, Monday 0, from and to.
_OF_WEEK: dict[Part, tuple[int, int]] = {
    "early": (0, 1), "mid": (2, 2), "late": (3, 4), "first half": (0, 2), "second half": (2, 4),
}  # fmt: skip


def take_part(p: Parser, part: Part, span: Span, *, afresh: bool = False) -> Span:
    """Return a part of a period.

    Args:
        p: the text being read.
        part: which part.
        span: the period.
        afresh: the period was named without its year, so that a part gone by means the next one.
    """
    made = _cut(p, part, span)
    if made.end >= p.today or not (span.bare or afresh):
        return made
    again = _cut(p, part, _following(span))
    note = "this one's has passed, so the next is meant"
    return dataclasses.replace(again, notes=(note, *again.notes), sure=False)


def _following(span: Span) -> Span:
    start = span.end + ONE_DAY
    if span.grain == "week":
        start += 2 * ONE_DAY
        return dataclasses.replace(span, start=start, end=start + 4 * ONE_DAY)
    months = _MONTHS.get(span.grain, 3)
    if not span.bare:  # "early November" and "mid Q1" come round once a year
        start = add_months(span.start, 12)
    return dataclasses.replace(span, start=start, end=add_months(start, months) - ONE_DAY)


def _cut(p: Parser, part: Part, span: Span) -> Span:
    if part == "end":
        return _edge(p, span)
    if part == "start":
        day = p.first_working_day(span.start, span.end)
        note = f"read as its first working day, {p.say(day)}"
        return Span(day, day, sure=False, notes=(*span.notes, note), edge="start")
    start, end = _bounds(part, span)
    grain: Grain = "range" if start != end else "day"
    return Span(start, end, grain, sure=False, notes=span.notes, absolute=span.absolute)


def _edge(p: Parser, span: Span) -> Span:
    day = p.last_working_day(span.start, span.end)
    if span.edge == "end" or (span.grain == "day" and span.feast):
        return span
    note = f"read as its last working day, {p.say(day)}"
    if not p.calendar.is_working_day(day):
        note = f"read as its last day, {p.say(day)}"
    return Span(day, day, sure=False, notes=(*span.notes, note), edge="end")


def _bounds(part: Part, span: Span) -> tuple[dt.date, dt.date]:
    if span.grain == "week":
        first, last = _OF_WEEK[part]
        return span.start + first * ONE_DAY, span.start + last * ONE_DAY
    if span.grain == "month":
        first, last = _OF_MONTH[part]
        start = span.start + (first - 1) * ONE_DAY
        return start, min(span.start + (last - 1) * ONE_DAY, span.end)
    return _of_long(part, span)


def _of_long(part: Part, span: Span) -> tuple[dt.date, dt.date]:
    """Cut quarters, years and ranges by thirds and halves."""
    length = (span.end - span.start).days + 1
    cuts: dict[Part, tuple[float, float]] = {
        "early": (0, 1 / 3), "mid": (1 / 3, 1 / 2), "late": (2 / 3, 1), "first half": (0, 1 / 2),
        "second half": (1 / 2, 1),
    }  # fmt: skip
    months = _MONTHS.get(span.grain)
    if span.grain == "year" and part in ("early", "late"):
        cuts |= {"early": (0, 1 / 4), "late": (3 / 4, 1)}
    first, last = cuts[part]
    if months:
        return _month_point(span.start, months * first), _month_point(
            span.start, months * last
        ) - ONE_DAY
    begin = span.start + dt.timedelta(round(length * first))
    return begin, span.start + dt.timedelta(max(round(length * last) - 1, 0))


def _month_point(start: dt.date, months: float) -> dt.date:
    whole = add_months(start, int(months + 1e-9))
    return whole + dt.timedelta(15 if months % 1 > 0.4 and months % 1 < 0.6 else 0)

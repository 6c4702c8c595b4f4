"""What a deadline phrase turns into, and what the grammar works with inside."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from assistant.plan.model import Strict

DeadlineKind = Literal["exact", "inferred", "relative-to-step", "vague", "none"]
Grain = Literal["day", "week", "month", "quarter", "year", "range"]

Edge = Literal["", "start", "end"]


class Deadline(Strict):
    """A deadline phrase, read.

    Attributes:
        phrase: the words that were read.
        date: the day meant; None where the words name no day.
        start: first day of the period or range that the words name.
        end: last day of that period or range.
        kind: `exact` names one day, `inferred` took a convention (said in `assumption`),
            `relative-to-step` hangs on something else, `vague` commits to no day,
            `none` is no date at all.
        assumption: what was taken for granted, a sentence; empty where nothing was.
        after: the words naming the step or event that the date hangs on.
        lag_days: working days after that event, negative for working days before it.
    """

    phrase: str
    date: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    kind: DeadlineKind = "none"
    assumption: str = ""
    after: str | None = None
    lag_days: int | None = None


class Found(Strict):
    """A date phrase within a text: text[start:end] is its words."""

    start: int
    end: int
    deadline: Deadline


class FoundDuration(Strict):
    """A length of time within a text, in working days; low and high where a range was said."""

    start: int
    end: int
    days: int
    text: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a period, or something to wait for, as read so far.

    Attributes:
        sure: the words allow this reading only.
        notes: what was taken for granted, clauses for a sentence.
        absolute: the words name month and day, whatever day it is today.
        edge: this day is the end (or the start) of a longer period.
        event: words for the step it hangs on; start and end then mean nothing.
        lag: working days after that event.
        vague: the words commit to no day.
        weekday: the words name this day of the week, alone or with a date.
        feast: the words are a holiday's name.
        bare: the words name neither which week, month, quarter nor year ("the month").
    """

    start: dt.date
    end: dt.date
    grain: Grain = "day"
    sure: bool = True
    notes: tuple[str, ...] = ()
    absolute: bool = False
    edge: Edge = ""
    event: str | None = None
    lag: int = 0
    vague: bool = False
    weekday: int | None = None
    feast: bool = False
    bare: bool = False


Match = tuple[int, Span]


def one_day(day: dt.date, *notes: str, sure: bool = True, absolute: bool = False) -> Span:
    """Return the span of one day."""
    return Span(day, day, "day", sure, notes, absolute)

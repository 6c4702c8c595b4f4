"""Every deadline within a text."""

import datetime as dt
import functools
import re

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.arithmetic import month_end, safe_date
from assistant.plan.deadlines.counted import counts_from_else, is_length
from assistant.plan.deadlines.grammar import Expression, make_parser, read_expression
from assistant.plan.deadlines.model import Deadline, Found
from assistant.plan.deadlines.normalise import tokenise
from assistant.plan.deadlines.parser import Parser, default_calendar
from assistant.plan.deadlines.rhythms import ONES
from assistant.plan.deadlines.words import MONTHS


def find(
    text: str,
    today: dt.date,
    calendar: WorkCalendar | None = None,
    *,
    day_first: bool | None = None,
) -> list[Found]:
    """Return the deadlines in a text, in order, with the words that frame them.

    Bare events ("after legal") are left to whoever knows the steps; "two weeks after legal" is
    returned. "In two days" is none where it counts from something else. Never raises.

    Args:
        text: running text, of any length.
        today: the day from which dates are counted.
        calendar: working days of both sides; by default both in the US.
        day_first: how 4/12 is read; by default as in the buyer's country.
    """
    calendar = calendar or default_calendar()
    look = _found if len(text) <= _LONGEST_KEPT else _found.__wrapped__
    return list(look(text, today, calendar, day_first))


_LONGEST_KEPT = 1_000  # characters; what is kept must stay small in memory


# A sentence of notes is looked at by many, the calendar being the same object.
@functools.lru_cache(maxsize=4_096)
def _found(
    text: str, today: dt.date, calendar: WorkCalendar, day_first: bool | None
) -> tuple[Found, ...]:
    p = make_parser(text, tokenise(text), today, calendar, day_first=day_first, free=True)
    found: list[Found] = []
    at = 0
    while at < len(p.tokens):
        one = _read(p, at)
        if one is None:
            at += 1
            continue
        end, first, deadline = one
        start, stop = p.tokens[first].start, p.tokens[end - 1].end
        deadline = _in_month_before(found, start, deadline) or _of_rhythm(deadline) or deadline
        if not (is_length(deadline.phrase) and counts_from_else(text, start)):
            found.append(Found(start=start, end=stop, deadline=deadline))
        at = end
    return tuple(found)


_BARE = re.compile(
    r"(?:(?:by|on|until|till|before|for|maybe|around|about|say) )*(?:the )?(?P<day>\d{1,2})"
    r"(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_NEAR = 4  # characters between a month and the day in it ("in January, until the 22")


def _in_month_before(found: list[Found], start: int, deadline: Deadline) -> Deadline | None:
    """Return "the 22" behind "in January" as the 22nd of that month."""
    bare = _BARE.fullmatch(deadline.phrase)
    if bare is None or not found or not 0 <= start - found[-1].end <= _NEAR:
        return None
    low, high = found[-1].deadline.start, found[-1].deadline.end
    if not low or not high or low.day != 1 or low.month != high.month or low.year != high.year:
        return None
    day = safe_date(low.year, low.month, int(bare["day"]))
    if day is None or high < month_end(low):
        return None
    said = deadline.phrase[: bare.start("day")].lower().replace("the ", "")
    return deadline.model_copy(
        update={"date": day, "phrase": f"{said}{day.day} {day:%B %Y}", "kind": "exact"}
    )


_ONE_OF = re.compile(rf"\b(?:{'|'.join(MONTHS)}) (?:{'|'.join(ONES)})", re.IGNORECASE)


def _of_rhythm(deadline: Deadline) -> Deadline | None:
    """Return "the March one" of what comes back every month by its date, which stands alone."""
    day = deadline.date
    if day is None or deadline.start != deadline.end or not _ONE_OF.search(deadline.phrase):
        return None
    return deadline.model_copy(update={"phrase": f"{day.day} {day:%B %Y}"})


def _read(p: Parser, at: int) -> Expression | None:
    if p.kind(at) in ("junk", "decimal") or (p.kind(at) == "punct" and p.word(at) != "~"):
        return None
    try:
        one = read_expression(p, at)
    except (OverflowError, ValueError, PlanError):  # beyond the years that calendars have
        return None
    if one and p.kind(one[0]) == "num" and p.kind(one[0] - 1) == "word" and one[0] - 1 > at:
        # "at the Dec 8 meeting" is of a day, not of the month
        day = _read(p, one[0] - 1)
        if day and day[0] > one[0]:
            return day[0], at, day[2]
    return one if one and one[2].kind != "none" else None

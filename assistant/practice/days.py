"""The day that a seller's words propose."""

import datetime as dt
import re

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Deadline, find

WEEK = 7
_UNTIL = re.compile(
    r"^(?:by|until|till|before)\b|\b(?:by|until|till|before|no later than)\s*$", re.IGNORECASE
)


def day_in(
    text: str, today: dt.date, calendar: WorkCalendar, most: int | None = None
) -> dt.date | None:
    """Return the day that the text proposes, None where it names none from today on.

    Of several it is the last that is no deadline: first comes what is sent before a talk, and
    "by Wednesday" is when somebody is done.

    Args:
        text: the words.
        today: the day that counts as today.
        calendar: the working days.
        most: how many days the words may leave open; "in January" names no day for a talk.
    """
    meant: dt.date | None = None
    until: dt.date | None = None
    for one in find(text, today, calendar):
        day = one.deadline.date
        if day is None or day < today or one.deadline.kind not in ("exact", "inferred"):
            continue
        if most and _left_open(one.deadline) > most:
            continue
        if _UNTIL.search(text[one.start : one.end]) or _UNTIL.search(text[: one.start]):
            until = day
        else:
            meant = day
    return meant or until


def _left_open(deadline: Deadline) -> int:
    """Return how many days the words leave open."""
    if deadline.start is None or deadline.end is None:
        return 1
    return (deadline.end - deadline.start).days + 1

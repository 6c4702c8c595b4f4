"""The note that a step begins on some day."""

import datetime as dt
import re

from assistant.plan.deadlines import Deadline
from assistant.plan.lines import day

ENDS = re.compile(r"(?:through|by|until|till|before|no later|at the latest)\b", re.IGNORECASE)
NOT_BEFORE = re.compile(r"(?:not before|no earlier)", re.IGNORECASE)
_BEGINS = re.compile(
    r"^(?:(?:starts?|starting|started|begins?|beginning|commencing|from|as of|on)\s+)+",
    re.IGNORECASE,
)


def start_note(deadline: Deadline, today: dt.date | None) -> str:
    """Return the note, with the day itself: "next Monday" is another one next week.

    Args:
        deadline: the words for the day, read.
        today: decides whether the day needs its year; None leaves the words as they are.
    """
    if today and deadline.date and deadline.start is None:
        return f"Starts {day(deadline.date, today)}."
    return f"Starts {_BEGINS.sub('', deadline.phrase)}."

"""Entries that tell themselves that something is over ("demo for the crew held 2/4")."""

import datetime as dt
import re

from assistant.notes.offline.whose import Frame
from assistant.plan.deadlines import resolve

_ENDED = re.compile(
    r"(?P<what>.*?[^\W\d_]{2,}.*?)\s+"
    r"(?:(?:is|are|was|were|has been|have been|got|already|now|all)\s+)*"
    r"(?:held|done|finished|completed|delivered|received|handed over|passed|took place|came in|"
    r"wrapped up|closed out|given)(?:\s+(?:already|ok(?:ay)?|on|in))?"
    r"(?:\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)?",
    re.IGNORECASE,
)


def without_end(words: str, due: str | None, frame: Frame) -> str | None:
    """Return what is over, without the word that says so; None where none does.

    Args:
        words: what an entry is about.
        due: the day that it names; "evaluation completed" on a day ahead is still to come.
        frame: against what it is read.
    """
    match = _ENDED.fullmatch(words.strip(" .,;:-!"))
    day = resolve(due, frame.today, frame.calendar).date if match and due else None
    if match is None or (day and day > frame.today and not _just_gone(day, frame.today)):
        return None
    return match["what"].strip(" ,;:-")


def _just_gone(day: dt.date, today: dt.date) -> bool:
    """Tell whether a day without a year was that of some weeks ago ("held 2/4", on Feb 10)."""
    ago = (today - (day - dt.timedelta(days=_YEAR))).days
    return 0 <= ago <= _WEEKS_AGO


_YEAR = 365
_WEEKS_AGO = 60

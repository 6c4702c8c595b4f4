"""Entries that tell themselves that something is over ("demo for the crew held 2/4")."""

import re

from assistant.notes.offline.whose import Frame
from assistant.plan.deadlines import just_gone, resolve

_ENDED = re.compile(
    r"(?P<what>.*?[^\W\d_]{2,}.*?)\s+"
    r"(?:(?:is|are|was|were|has been|have been|got|already|now|all)\s+)*"
    r"(?:held|done|finished|completed|delivered|received|handed over|passed|took place|came in|"
    r"wrapped up|closed out|given|"
    # "Order form signed" may be a milestone that is to come, unless a day that is over says when.
    r"(?P<perhaps>signed(?: off)?|sent(?: over| out| across)?|approved|submitted|filed|returned|"
    r"issued|uploaded|shared|agreed|accepted|circulated|e-?mailed|posted|executed|countersigned|"
    r"confirmed|rec(?:'?d)|ok'?d|paid|cleared|went out))"
    r"(?P<already>\s+already)?(?:\s+(?:ok(?:ay)?|on|in))?"
    r"(?:\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)?",
    re.IGNORECASE,
)
_AIMS = re.compile(r"\b(?:by|due|until|till?|before|deadline|eta|target\w*)\b", re.IGNORECASE)


def without_end(words: str, due: str | None, frame: Frame) -> str | None:
    """Return what is over, without the word that says so; None where none does.

    Args:
        words: what an entry is about.
        due: the day that it names; "evaluation completed" on a day ahead is still to come.
        frame: against what it is read.
    """
    match = _ENDED.fullmatch(words.strip(" .,;:-!"))
    day = resolve(due, frame.today, frame.calendar).date if match and due else None
    gone = bool(day and (day <= frame.today or just_gone(due or "", frame.today, frame.calendar)))
    if match is None or (day and not gone):
        return None
    if match["perhaps"] and not gone and not match["already"]:
        return None
    return match["what"].strip(" ,;:-")


def is_gone(due: str | None, frame: Frame) -> bool:
    """Tell whether an entry's day is one of the last weeks, and none by which it was due."""
    if not due or _AIMS.search(due):
        return False
    return just_gone(due, frame.today, frame.calendar) is not None

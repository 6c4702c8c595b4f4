"""The days of list entries: at the end of the work, or in a remark behind it."""

import re
from collections.abc import Sequence

from assistant.notes.offline.ended import is_gone
from assistant.notes.offline.segments import Part
from assistant.notes.offline.whose import Frame
from assistant.plan.deadlines import Found, find, find_durations, resolve
from assistant.understanding.due_days import speaks_of_absence
from assistant.understanding.statuses import status_at

_BY = re.compile(
    r"\b(?:by|due|on|until|till|before|eta|target(?:ing)?|for|in by|in)\s*$", re.IGNORECASE
)
_DIGIT_DAY = re.compile(r"\d{1,2}(?:[./-]\d|(?:st|nd|rd|th)?\.? [A-Za-z]{3})|[A-Za-z]{3,9}\.? \d")
_STARTS = re.compile(
    r"\b(?:start(?:s|ing|ed)?|from|begin\w*|since|kick\w* off)\b[\w ]{0,12}$", re.IGNORECASE
)


def surest(phrases: Sequence[str | None], frame: Frame) -> str | None:
    """Return the first phrase that names a day, else the first ("after the count, 8 Feb")."""
    told = [one for one in phrases if one]
    named = [one for one in told if resolve(one, frame.today, frame.calendar).date]
    return next(iter(named or told), None)


def undated(text: str, frame: Frame) -> tuple[str, str | None, str | None]:
    """Return the words without the day at their end, the day, and the day it starts."""
    found = [f for f in find(text, frame.today, frame.calendar) if f.deadline.date]
    if not found:
        return text, None, None
    last = found[-1]
    leads = len(found) == 1 and last.start == 0 and _DIGIT_DAY.match(text)
    if leads and not is_gone(last.deadline.phrase, frame):
        rest = text[last.end :].lstrip(" :,.-")
        if re.match(r"[^\W\d_]{2,}", rest):
            return rest, last.deadline.phrase, None  # "5/12 test report"
    before, after = text[: last.start], text[last.end :]
    occasion = re.match(
        r"\s+(?:meeting|session|board|call|committee|sitting|workshop)\b", after, re.IGNORECASE
    )
    if occasion:
        after = after[occasion.end() :]
    elif re.search(r"\w{3,}", after) and not _BY.search(before) and not _leads(last):
        return text, None, None
    kept = _BY.sub("", before).rstrip(" ,-") + after
    begins = _STARTS.search(before)
    if begins:
        return text[: begins.start()] + after, None, last.deadline.phrase
    return kept, last.deadline.phrase, None


def _leads(date: Found) -> bool:
    return bool(
        re.match(r"(?:by|on|before|until|due|eta|target)\b", date.deadline.phrase, re.IGNORECASE)
    )


def remark(part: Part, frame: Frame) -> tuple[str | None, int | None, str | None, str | None]:
    """Return the day, the length, the state and the start that a remark behind the step gives."""
    found = [f for f in find(part.text, frame.today, frame.calendar) if f.deadline.date]
    said = status_at(part.text)
    status = said[0] if said and len(part.text.split()) <= 8 else None
    spans = find_durations(part.text)
    days = spans[0].days if len(spans) == 1 and not found else None
    if not found or speaks_of_absence(part.text[: found[-1].start]):
        return None, days, status, None
    before = part.text[: found[-1].start]
    if _STARTS.search(before) or status == "in_progress":
        return None, days, status, found[-1].deadline.phrase
    aims = re.search(
        r"\b(?:by|due|done|finish\w*|complet\w*|wrap\w*|back|ready|target\w*|aim\w*|eta|deliver\w*|"
        r"submit\w*|in|until|till|before|no later|moved|pushed|slipped|shifted|postponed|delayed|"
        r"to)\b",
        f"{before}{found[-1].deadline.phrase}",
        re.IGNORECASE,
    )
    return (found[-1].deadline.phrase if aims else None), days, status, None

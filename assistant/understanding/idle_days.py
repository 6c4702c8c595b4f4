"""Days that a clause names and on which nothing is due: over, one of many, the same as another."""

import re

from assistant.plan.deadlines import Found
from assistant.understanding.scene import Scene

_FAR = 180  # days ahead at which a day without its year, behind a verb of the past, is over
_MANY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days$", re.IGNORECASE)
_SAME = re.compile(r"\bsame (?:day|week|month)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:sent|received|finished|completed|signed|met|held|issued|delivered|approved|started|"
    r"began|was|were|had|since|did|gave|got|came|went|returned|shared|been|submitted|noted|agreed)"
    r"\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"^(?:in |on |over |from )?(?:last|past|yesterday|yday|earlier|previous)\b|\bago\b|'s$",
    re.IGNORECASE,
)
# "April is not realistic", "the 4th won't work", "Easter would be too tight"
_DENIED = re.compile(
    r"\s+(?:(?:is|was|would be|will be|are)(?: \w+)? (?:not\b|too\b|unrealistic|impossible|tight)|"
    r"(?:won't|can't|doesn't|isn't|wouldn't|wasn't|is not|will not|cannot)\b(?! (?:a )?problem))",
    re.IGNORECASE,
)
_GONE_BY = re.compile(
    r"^(?:in |on |over |from )?(?:last|past|yesterday)\b(?! (?:\w+ )?(?:day|week|friday|monday)s? "
    r"(?:of|in)\b)|\bago\b",
    re.IGNORECASE,
)


def is_no_due(scene: Scene, date: Found) -> bool:
    """Tell whether a day is over; in notes also one of many, or the same as another."""
    phrase = date.deadline.phrase
    if not scene.cautious:
        return bool(_GONE_BY.search(phrase))
    if _DENIED.match(scene.after(date.end)):
        return True
    if _OVER.search(phrase) or _MANY.search(phrase) or _SAME.search(phrase):
        return True
    said = scene.today
    far = said is not None and date.deadline.date is not None and (
        (date.deadline.date - said).days > _FAR
    )  # fmt: skip
    return far and not re.search(r"\d{4}", phrase) and bool(_PAST.search(scene.before(date.start)))


_HABIT = re.compile(
    r"\b(?:every|each|usually|normally|always|last time|in the past|back then|never|years? ago)\b",
    re.IGNORECASE,
)
_THIS_TIME = re.compile(
    r"(?:[,;.]|\b)\s*(?:so|but|next|this (?:time|year|month|quarter)|(?:that|which) "
    r"(?:is|means|makes))\b",
    re.IGNORECASE,
)


def speaks_of_habit(text: str) -> bool:
    """Tell whether words say what is usual ("usually in the same week")."""
    return bool(_HABIT.search(text))


def tells_only_habit(text: str) -> bool:
    """Tell whether words speak of what is usual, and not of what will be this time."""
    return speaks_of_habit(text) and not this_time(text)


def this_time(text: str) -> bool:
    """Tell whether words go on from what is usual to what will be ("... but now the 16th")."""
    habit = _HABIT.search(text)
    return habit is not None and bool(_THIS_TIME.search(text[habit.end() :]))

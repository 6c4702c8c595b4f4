"""Which dates of a clause are due dates: none on which something starts, or somebody is away."""

import re

from assistant.plan.deadlines import Found
from assistant.understanding.conditions import conditions
from assistant.understanding.idle_days import is_no_due
from assistant.understanding.scene import Scene
from assistant.understanding.starts import ENDS
from assistant.understanding.text import MONTH

_OLD_DATE = re.compile(
    r"\b(?:not|from|since|was|were|instead of|rather than|originally|previously|"
    r"used to be|no longer|"
    r"isn't|wasn't|can(?:'?t|not| not) (?:do|make)(?: it)?|won't (?:do|make)(?: it)?)"
    r"(?: due| set for| on| by| for| the| planned(?: for)?| scheduled(?: for)?)*\s*$",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:start|starts|starting|started|began|begun|begin|begins|beginning|"
    r"commenc(?:e|es|ing)|kick(?:s|ing)? off|"
    r"opens?|earliest|not before)\b"
    r"(?:\s+(?!by\b|until\b|and\b|done\b|finish\w*\b)[\w'-]+){0,8}\s*$",
    re.IGNORECASE,
)
_NO_DUE = re.compile(
    r"\b(?:comes? back|came back|gets? back|get back|repl(?:y|ies)|respond\w*|"
    r"(?<=is )back|(?<=be )back|(?<='s )back|(?<=are )back|(?<=gets )back|(?<=comes "
    r")back|"
    r"(?<=until )back|away|out|off|available|free|returns?|vacation|holiday|leave|talked|spoke|met|"
    r"travel+ing|travels|abroad|overseas|tied up|sick|parental leave|sabbatical|trip|"
    r"swamped|snowed under|buried|busy|slammed|booked(?: up| out| solid)?|backlogged|flat out|"
    r"meeting|call|"
    r"told|email(?:ed)?|heard)\b(?:\s+(?:on|from|in|by|around|until|till|it|at|the|review|"
    r"again|only|me|us|with|"
    r"this|that|to|them|him|her))*\s*$",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:call|meeting|chat|catch ?up|sync|session|workshop|lunch|coffee)\b.{0,40}\b(?:to "
    r"(?:discuss|talk|go|walk|cover|review)|"
    r"about|re|regarding|on|for)\b",
    re.IGNORECASE,
)


_AT = re.compile(
    r"\b(?:at|in|during|by|before|after) (?:the|their|its|our|his|her|a|an|next)? ?"
    r"(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)


def speaks_of_absence(before: str) -> bool:
    """Tell whether the words before a day say that somebody is away, back or met on it."""
    return bool(_NO_DUE.search(before))


def due_dates(scene: Scene) -> list[Found]:
    """Return the dates of the clause that can be due dates: no start, no old date."""
    meets = _MEETS.search(scene.text)
    if meets and _AT.search(scene.text[: meets.start()]):
        meets = None  # "signed by the trustees at their meeting on 14 January"
    if meets and not _is_step(scene, meets) and not _before_date(scene, meets):
        return []
    begins = start_dates(scene)
    spans = conditions(scene.text) if scene.cautious and scene.dates else []
    at = scene.piece.start
    kept = [d for d in scene.dates if not any(a <= d.start - at < b for a, b in spans)]
    kept = [d for d in kept if not _OLD_DATE.search(scene.before(d.start))]
    kept = [d for d in kept if not re.search(r"\bsince\b", d.deadline.phrase, re.IGNORECASE)]
    kept = [d for d in kept if not is_habit(d)]
    kept = [d for d in kept if not is_no_due(scene, d)]
    return [d for d in kept if d not in begins and not _is_absence(scene, d)]


# "He has told 30th October" is his answer, "he told me this morning" when he gave it.
_TOLD = re.compile(r"\btold(?: (?:me|us))?\s*$", re.IGNORECASE)
_TOLD_DAY = re.compile(rf"(?:(?:by|until|till|for) )?(?:the )?(?:\d|{MONTH})", re.IGNORECASE)


def _is_absence(scene: Scene, date: Found) -> bool:
    before = scene.before(date.start)
    if _TOLD.search(before) and _TOLD_DAY.match(date.deadline.phrase):
        return False
    goes_out = _GOES_OUT.search(before) or _AT_MEETING.search(before)
    return speaks_of_absence(before) and not goes_out


_GOES_OUT = re.compile(
    r"\b(?:goes?|going|went|sent|send|gets?|ships?) (?:it )?out\s*$", re.IGNORECASE
)


# "Signed by the trustees at their meeting on 14 January" is done on that day.
_AT_MEETING = re.compile(
    r"\b(?:at|in|during) (?:the|their|its|our|his|her|a|next)? ?(?:[\w-]+ ){0,2}"
    r"(?:meeting|call|session)\s+(?:on|of)?\s*$",
    re.IGNORECASE,
)


_HABIT = re.compile(
    r"\b(?:every|each|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b", re.IGNORECASE
)
_STARTS = re.compile(r"(?:start|begin|commenc|from\b(?! now))", re.IGNORECASE)


def _is_step(scene: Scene, meets: re.Match[str]) -> bool:
    """Tell whether the meeting is itself the step ("a technical workshop on Dec 10")."""
    at = scene.piece.start + meets.start()
    return any(step.start <= at < step.end for step in scene.steps)


def _before_date(scene: Scene, meets: re.Match[str]) -> bool:
    end = scene.piece.start + meets.end()
    return any(date.start - 1 <= end <= date.end for date in scene.dates)


def is_habit(date: Found) -> bool:
    """Tell whether a date is said of how somebody works ("she only signs on Thursdays")."""
    return bool(_HABIT.search(date.deadline.phrase))


def start_dates(scene: Scene) -> list[Found]:
    """Return the dates of the clause at which something starts."""
    if any(step.kind == "kickoff" for step in scene.steps):
        return []
    return [
        d
        for d in scene.dates
        if _STARTS.match(d.deadline.phrase)
        or (_START.search(scene.before(d.start)) and not ENDS.match(d.deadline.phrase))
    ]

"""The day on which both sides aim to sign."""

import re

from assistant.plan.deadlines import Found
from assistant.understanding.conditions import conditions
from assistant.understanding.due_days import speaks_of_absence
from assistant.understanding.scene import Scene

_TARGET = r"(?:target|tgt|exp(?:ected)?|est|proj(?:ected)?)\.? close"
_CLOSE = re.compile(
    rf"\b(?:clos(?:e|es|ing)(?: date| it| this| the deal)?|{_TARGET}|sign(?:ed|ing)?(?: it| "
    r"this| the (?:deal|contract|agreement))?|signatures?|ink(?:ed)?(?: it| this)?|"
    r"get (?:this|it|the deal) (?:done|closed|signed|over the line)|deal (?:done|closed)|"
    r"paper(?:work)? (?:done|signed)|"
    r"contract (?:done|signed|in place)|countersign(?:ed|ature)?|"
    r"(?:(?:it|this|deal|get|be) )booked|wrap (?:this|it|the "
    r"deal) up)\b",
    re.IGNORECASE,
)
CLOSE_ONLY = re.compile(
    rf"\b(?:clos(?:e|es|ing)|{_TARGET}|(?:this|it|deal) (?:done|closed|over the line)|"
    r"(?:it|this|deal|get|be) booked|"
    r"wrap)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:want(?:s|ed)?|need(?:s|ed)?|aim(?:s|ing)?|target(?:s|ing|ed)?|hop(?:e|es|ing)|"
    r"plan(?:s|ning)?|would like|'d like|goal|looking to|trying to|"
    r"supposed to|must|has to|have to|should|expect(?:s|ed|ing)?|by|deadline|ideally|shooting "
    r"for|push(?:ing)? for|commit(?:ted)?)\b",
    re.IGNORECASE,
)
# "I'll get it signed on our side": some paper, spoken of before.
_OTHER_PAPER = re.compile(
    r"\b(?:get|have|got|send) (?:it|ours|yours|that|them|both) (?:back |over )?(?:counter)?signed"
    r"\b|"
    r"\b(?:baa|nda|dpa|form|certificate|template)\b",
    re.IGNORECASE,
)


def closing(scene: Scene) -> Found | None:
    """Return the date that the clause gives for the signature of the deal, None without one."""
    cue = _CLOSE.search(scene.text)
    if not cue:
        return None
    if re.search(
        r"\b(?:off|nda|dpa|non-disclosure)\b",
        scene.text[cue.start() : cue.end() + 14],
        re.IGNORECASE,
    ):
        return None
    others = [s for s in scene.steps if s.kind not in {"signature", None}]
    aims = (
        _AIM.search(scene.text)
        or re.match(r"clos\w+ date|booked", cue.group(), re.IGNORECASE)
        or any(s.kind == "signature" for s in scene.steps)
    )
    dates = [d for d in scene.dates if not d.deadline.after and d.deadline.date]
    dates = [d for d in dates if not speaks_of_absence(scene.before(d.start))]
    if scene.cautious:
        spans = conditions(scene.text)
        start = scene.piece.start
        dates = [d for d in dates if not any(a <= d.start - start < b for a, b in spans)]
        if _OTHER_PAPER.search(scene.text):
            return None
    if not aims or not dates:
        return None
    at = scene.piece.start + cue.start()
    beside = scene.beside(at)
    date = min(dates, key=lambda d: (scene.beside(d.start) != beside, abs(d.start - at)))
    if re.search(
        r"\b(?:not|from|instead of|rather than|start(?:s|ing)?)\s*$",
        scene.before(date.start),
        re.IGNORECASE,
    ):
        return None
    nearer = any(abs(date.start - s.end) < abs(date.start - at) for s in others)
    return None if nearer else date

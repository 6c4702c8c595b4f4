"""The day of going live in an answer, and days that are of something else."""

import re
from collections.abc import Sequence

from assistant.plan.changes import Change, SetDeal
from assistant.plan.deadlines import Found
from assistant.understanding.checkins import sits
from assistant.understanding.classify import goal_odds
from assistant.understanding.owners import part
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.scene import Scene
from assistant.understanding.text import MONTH


def goal_answer(scene: Scene) -> list[Change]:
    """Return the go-live that the answer to "when?" names."""
    days = [d for d in scene.dates if d.deadline.kind in {"exact", "inferred"}]
    days = [d for d in days if d.deadline.kind == "exact"] or days
    phrase = days[-1].deadline.phrase if days else None
    if not phrase:
        return []
    if _of_task(scene) or too_soon(scene, days):
        return []
    odds = goal_odds(scene.text)
    if odds < _HARDLY_GOAL and (_somebody_does(scene) or sits(scene.text)):
        return []
    if odds < _GOAL and of_thing(scene):
        return []
    return [SetDeal(go_live=phrase, quote=scene.text.strip(" .,;:-"))] if not scene.steps else []


_HARDLY_GOAL, _GOAL = 0.4, 0.5
_MONTH = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_SOON = 60  # days, in which nobody goes live who has yet to sign
_LIVE = re.compile(
    r"\b(?:live|first|launch\w*|start\w*|open\w*|begin\w*|run\w*|us(?:e|es|ing)|ready|"
    r"switch\w*|cut ?over|"
    r"roll\w*|operational|production|service|up and running|working|go-?lives?)\b",
    re.IGNORECASE,
)


def too_soon(scene: Scene, days: Sequence[Found]) -> bool:
    """Tell whether the day is so near that it is one of some work, unless the words say live."""
    day = days[-1].deadline.date
    near = scene.today and day and (day - scene.today).days < _SOON
    if not near or scene.cautious or _LIVE.search(scene.text):
        return False
    return not (_MONTH.search(days[-1].deadline.phrase) and _only_a_day(scene))


def _only_a_day(scene: Scene) -> bool:
    at, text = scene.piece.start, scene.text
    for one in sorted(scene.dates, key=lambda d: -d.start):
        text = f"{text[: one.start - at]} {text[one.end - at :]}"
    return not re.search(r"[^\W\d_]{2,}", text)


# "Give him until the 11th", "Ivo sends it by Dec 4": a day of somebody's work.
_GIVES = re.compile(
    r"\b(?:give|gives|gave|allow|grant)\s+(?:him|her|them|me|us|(?-i:[A-Z])\w+)\b", re.IGNORECASE
)
_IT = re.compile(r"\b(?:it|that|this|them|those|these|one)\b", re.IGNORECASE)
_WISHES = re.compile(
    r"\b(?:want|need|hope|expect|like|say|said|told|mention|insist|push|aim|plan|go|goes|live|"
    r"launch|start|open|switch|cut|roll|run|use|using|ready|promis|must|has to|have to|would)",
    re.IGNORECASE,
)


def _acts(scene: Scene) -> bool:
    """Tell whether somebody named does what the clause tells."""
    named = [w for w in scene.people if w.named]
    return any(part(scene.text, w, scene.piece.start) == "owner" for w in named)


def _of_task(scene: Scene) -> bool:
    """Tell whether the day is by when somebody does something, whatever that is."""
    if _GIVES.search(scene.text):
        return True
    tells = _acts(scene) and _IT.search(scene.text) and not _WISHES.search(scene.text)
    return bool(tells) and not is_fragment(scene.text)


# "The statement then on 4.12" puts the day behind a thing.
_THING = re.compile(r"\W*(?:the|their|our|his|her|its|my)\s+(?:[\w'-]+\s+){1,4}$", re.IGNORECASE)


def of_thing(scene: Scene) -> bool:
    """Tell whether words without a verb say of which thing the day is."""
    before = scene.before(scene.dates[0].start)
    return bool(_THING.match(before)) and is_fragment(scene.text)


_DOES = re.compile(
    r"\b(?:she|he|i|we)(?:'ll| will| (?:is|are|am) going to|'(?:s|re|m) going to| can| has to| "
    r"have to| needs? to| must)\b(?! (?:say|go|be live|start|launch|need|want))",
    re.IGNORECASE,
)


_SAYS = re.compile(
    r"\b(?:says?|said|thinks?|reckons?|told|tells|confirm\w*|mention\w*|insist\w*)\b", re.IGNORECASE
)


def _somebody_does(scene: Scene) -> bool:
    """Tell whether a clause tells what somebody does by a day ("Bo collects it on Friday")."""
    acts = _acts(scene) and not _SAYS.search(scene.text)
    return bool(_DOES.search(scene.text)) or (acts and not is_fragment(scene.text))

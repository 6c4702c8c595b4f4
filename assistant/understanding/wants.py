"""What somebody asks the seller for in a chat: "Harriet needs a cost breakdown" is work to do."""

import re

from assistant.understanding.deed_words import Task, clean, is_thing, title
from assistant.understanding.headed import is_name
from assistant.understanding.language import parse
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene
from assistant.understanding.work_words import is_person

_WANTS = re.compile(
    r"^\s*(?:(?:herself|himself|also|still|now|then|madam|sir|has also|has|is also|is|just|"
    r"would)\s+)*"
    r"(?:needs?|wants?|(?:has |is )?ask(?:s|ed|ing)?(?: me| us)? for|requests?|requested|"
    r"(?:would )?likes?)"
    r"\s+(?P<thing>(?:(?:to see |to have |to get |from (?:me|us) )?(?:an?|our|the|some|another|"
    r"two|three) )?.+)",
    re.IGNORECASE,
)
_SHE = re.compile(r"^\W*(?:(?:and|but|so|then|oh|also)\W+)*(?:she|he|they)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:to (?:see|have|get) )?(?:an|a|our|the|some|another)\s+", re.IGNORECASE)
# What is asked for and is nothing to hand over.
_NO_WORK = re.compile(
    r".*\b(?:time|week|weeks|day|days|month|months|discount|price|answer|word|break|minute|second|"
    r"chance|say|look|yes|no|decision|help|coffee|idea|change|changes|reason|extension|reply|"
    r"bit|lot|more|sign-?off|approval|go-?ahead|ok|okay|nod|money|budget|deal|it|this|that|them|"
    r"us|me|him|her|you|one|ones|done|ready|live|date)\W*$",
    re.IGNORECASE,
)
# "They want to go live" is what they want to do.
_DOING = re.compile(r"to (?!(?:see|have|get) )", re.IGNORECASE)
_MOST_WORDS = 7


def wanted(scene: Scene) -> Task | None:
    """Return what somebody named, or "she", wants from the seller; None where it is no thing."""
    who = next((w for w in scene.people if w.named), None)
    behind = scene.after(who.end) if who else ""
    if who is None or not _WANTS.match(behind):
        she = _SHE.match(scene.text)
        who, behind = None, scene.text[she.end() :] if she else ""
    match = _WANTS.match(behind)
    if not match or _DOING.match(match["thing"]):
        return None
    start = len(scene.text) - len(behind) + match.start("thing")
    thing = _ARTICLE.sub("", clean(scene, start, _end(scene, start)))
    if not thing or len(thing.split()) > _MOST_WORDS or _NO_WORK.match(thing):
        return None
    if not is_thing(thing) or not is_name(thing) or re.search(r"\bto\b", thing):
        return None
    if any(is_person(t) for t in parse(thing) if t.dep_ == "ROOT"):
        return None
    low = scene.piece.start + start
    return Task(title(thing), low, scene.piece.end, [], True)


def asks_for(scene: Scene) -> bool:
    """Tell whether somebody named, or "she", wants what the clause names ("he wants a demo")."""
    who = next((w for w in scene.people if w.named), None)
    she = _SHE.match(scene.text)
    behind = scene.after(who.end) if who else scene.text[she.end() :] if she else ""
    match = _WANTS.match(behind)
    if match is None or _DOING.match(match["thing"]):
        return False
    return not _NO_WORK.match(re.split(r"[,;.(]", match["thing"])[0])


def _end(scene: Scene, start: int) -> int:
    """Return where the words of the thing end: at a comma, or at somebody named behind it."""
    at = scene.piece.start
    marks = [w.start - at for w in scene.people if w.named and w.start - at > start]
    comma = re.search(
        r"[,;(]|\s(?:by|before|from|with|so|and (?:i|we|she|he)|because|as)\b", scene.text[start:]
    )
    marks += [start + comma.start()] if comma else []
    return min(marks, default=len(scene.text))


def asker(scene: Scene) -> Who | None:
    """Return who by name wants something in the clause, None where nobody does."""
    first = next((w for w in scene.people if w.named), None)
    return first if first and _WANTS.match(scene.after(first.end)) else None

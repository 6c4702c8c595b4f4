"""What the seller says that somebody else said: who it was, and in which words."""

import re
from typing import NamedTuple

from assistant.plan.model import Side
from assistant.understanding.scene import Scene

_VERB = (
    r"(?:said|says|say|told|tells|mention(?:ed|s)|admit(?:ted|s)|confirm(?:ed|s)|wrote|writes|"
    r"explain(?:ed|s)|claim(?:ed|s)|complain(?:ed|s)|promise[ds]|state[ds]|report(?:ed|s)|"
    r"share[ds]|stress(?:ed|es)|insist(?:ed|s)|estimate[ds]|reckon(?:ed|s)|think(?:s)?|thought|"
    r"feels?|felt|believe[ds]|agree[ds]|worr(?:ied|ies)|let (?:me|us) know|point(?:ed|s) out|"
    r"emailed|texted|replied|answered|quoted|reveal(?:ed|s)|calculate[ds]|warn(?:ed|s)|swore|"
    r"made (?:it )?clear|put it (?:like this|this way))"
)
_TO_US = (
    r"(?:\s+(?:to\s+)?(?:me|us|our (?:team|ae|se|ceo|side)|everyone|everybody|the (?:team|room)))?"
)
_WHEN = (
    r"(?:\s+(?:today|yesterday|just now|this (?:morning|afternoon|week)|"
    r"last (?:week|night|time)|(?:on|in|during|after) (?:the|our|today's|yesterday's) "
    r"(?:call|meeting|demo|chat|session|e-?mail)|in (?:an|her|his|their) e-?mail|"
    r"(?:on )?(?:mon|tues|wednes|thurs|fri)day))?"
)
_SAID = re.compile(
    rf"^(?P<who>.{{0,80}}?)\b(?:just |also |even |has |have |had |openly |clearly )*{_VERB}\b"
    rf"{_TO_US}{_WHEN}\s*[,:]?\s*(?:that\s+)?(?P<words>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ACCORDING = re.compile(
    r"^(?:according to|per|from|in the words of|quote from|quoting|words of)\s+(?P<who>.{2,60}?)"
    r"\s*[,:]\s*(?P<words>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r'^(?P<who>[^:"]{2,60}?)\s*:\s*(?P<words>"[^"]{6,}".{0,3})$', re.DOTALL)
_AFTER = re.compile(
    rf'^(?P<words>"[^"]{{6,}}")\s*,?\s*(?:-+\s*)?(?:(?:that\'s what|as)\s+)?'
    rf"(?:{_VERB}\s+)?(?P<who>[^\"]{{2,60}}?)(?:\s+{_VERB}\b.*)?[.!]?$",
    re.IGNORECASE | re.DOTALL,
)
_TRAILING = re.compile(
    rf"^(?P<words>[^\"]{{12,}}?)\s*,\s*(?P<who>[^,\"]{{1,40}}?)\s+{_VERB}{_TO_US}{_WHEN}\W*$",
    re.IGNORECASE | re.DOTALL,
)
_TRAILED = re.compile(
    rf"^(?P<words>[^\"]{{12,}}?)\s*,\s*{_VERB}\s+(?P<who>[^,\"]{{2,40}}?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_PRONOUN = re.compile(r"^\W*(?:and |but |so |then )*(?P<one>she|he|they)\W*$", re.IGNORECASE)
_MINE = re.compile(r"\b(?:i|we|you|me|us|our \w+|my \w+)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]{6,})"')


_WAYS = (_AFTER, _NAMED, _ACCORDING, _TRAILING, _TRAILED, _SAID)


class Saying(NamedTuple):
    """Something that somebody is reported to have said.

    Attributes:
        speaker: a name or a role; None where it is only "they".
        side: the speaker's side, where the message or the plan says so.
        direct: whether the words stand in quotation marks.
    """

    speaker: str | None
    side: Side | None
    words: str
    direct: bool


def saying(scene: Scene, focus: list[str]) -> Saying | None:
    """Return what a sentence reports somebody to have said, None where it reports nothing.

    Args:
        scene: the whole sentence.
        focus: names of the people talked of last, whom "she" or "he" means.
    """
    text = scene.text.strip()
    for pattern in _WAYS:
        match = pattern.match(text)
        if match is None or _MINE.search(match["who"].strip()):
            continue
        words = match["words"].strip()
        quoted = _QUOTED.search(words)
        said = (quoted.group(1) if quoted else words).strip(" \"'")
        known = _speaker(scene, match.span("who"), match["who"], focus)
        if known is not None and len(said.split()) > 1:
            return Saying(known[0], known[1], said, bool(quoted))
    return None


def _speaker(
    scene: Scene, span: tuple[int, int], words: str, focus: list[str]
) -> tuple[str | None, Side | None] | None:
    """Return who speaks; None where nobody who can speak stands there."""
    lead = len(scene.text) - len(scene.text.lstrip())
    start, end = (scene.piece.start + lead + at for at in span)
    for who in scene.people:
        if start <= who.start and who.end <= end + 1:
            person = scene.plan.person(who.name)
            return who.name, (person.side if person else None) or who.side
    pronoun = _PRONOUN.match(words)
    if pronoun is None:
        return None
    if pronoun["one"].lower() == "they" or not focus:
        return None, None
    person = scene.plan.person(focus[0])
    return focus[0], person.side if person else None

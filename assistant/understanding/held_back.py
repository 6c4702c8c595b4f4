"""What cannot begin until something else is there, whatever the plan knows of either.

"Can't start the data load until the agreement is signed", "the rig can only go in once the permit
lands", "no training before the licences are here" and "the audit needs our data sheet first" name
two steps and their order.
"""

import re
from typing import NamedTuple

_NOT = r"(?:can'?t|cannot|can not|won'?t|will not|don'?t|doesn'?t|does not|do not|never|not)"
_ONLY = r"(?:(?:can|will|may|should|is going to|'ll)\s+)?only"
_DO = (
    r"(?:start|begin|do|run|go ahead with|kick off|book|schedule|order|get going on|proceed with|"
    r"open|place|release|issue|plan|commence|launch|install)"
)
_HAPPEN = (
    r"(?:start|begin|happen|go(?: ahead| in| out| up)?|run|kick off|proceed|move|take place|be \w+|"
    r"get \w+|commence|come)s?"
)
_UNTIL = r"(?:until|till?|'til|before|unless|without|once|after|when|as soon as)"
_WHAT = r"(?P<later>(?!it\b|that\b|this\b|them\b|anything\b)[^,;.:()]{2,50}?)"
_FIRST = rf"\s+{_UNTIL}\s+(?P<first>[^,;.()]{{3,70}})"
_PATTERNS = (
    re.compile(rf"\b{_NOT}\s+(?:\w+ )?{_DO}\s+{_WHAT}{_FIRST}", re.IGNORECASE),
    re.compile(
        rf"(?:^|[,;] |\b(?:and|but|so) ){_WHAT}\s+{_NOT}\s+{_HAPPEN}{_FIRST}", re.IGNORECASE
    ),
    re.compile(
        rf"(?:^|[,;] |\b(?:and|but|so) ){_WHAT}\s+{_ONLY}\s+{_HAPPEN}{_FIRST}", re.IGNORECASE
    ),
    re.compile(rf"^(?:and |but |so )?no {_WHAT}{_FIRST}", re.IGNORECASE),
    re.compile(
        rf"(?:^|[,;] |\b(?:and|but|so) ){_WHAT}\s+(?:still |also )?(?:needs?|requires?|wants?)\s+"
        r"(?P<first>(?:our|my|their|his|her|the|an?)\s+(?!.*\bto\b)[^,;.()]{3,50}?)\s+"
        r"(?:first|up ?front|beforehand)\b",
        re.IGNORECASE,
    ),
)
# What is said of the thing that comes first: it is there, or done.
_IS_THERE = re.compile(
    r"\s*(?:'s|\b(?:is|are|was|has|have|gets?|got|comes?|came|lands?|arrives?|passes|clears?|goes|"
    r"we|they|he|she|i|been|done|signed|approved|ready|finished|through|in place|says?|"
    r"gives?))\b.*$",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:it|that|this|they|them|we|he|she|i|you|then|when|how|who|what|\d.*|next\b.*|"
    r"(?:mon|tues|wednes|thurs|fri)day.*|(?:the )?(?:end|start|beginning|middle) of.*)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:ok(?:ay)?|so|and|but|oh|well|right|also|yes|then|btw)\b[\s,]*)*"
    r"(?:(?:the|a|an|their|our|his|her|my|any|all)\s+)?",
    re.IGNORECASE,
)


class HeldBack(NamedTuple):
    """What waits, and what it waits for, in the words of the clause.

    Attributes:
        start: where the words of what waits begin in the clause.
        end: where they end.
        first: all words that say what comes first.
        thing: the thing among them, "" where none is named.
    """

    later: str
    start: int
    end: int
    first: str
    thing: str


def held_back(text: str) -> HeldBack | None:
    """Return what the clause says cannot begin before something else, None where it says none."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        later = _ARTICLE.sub("", match["later"]).strip()
        thing = _ARTICLE.sub("", _IS_THERE.sub("", match["first"])).strip()
        if not later or _NO_THING.match(later):
            continue
        start = match.end("later") - len(later)
        named = "" if _NO_THING.match(thing) else thing
        return HeldBack(later, start, match.end("later"), match["first"], named)
    return None

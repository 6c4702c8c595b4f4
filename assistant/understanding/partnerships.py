"""Firms that are called by the names of two people ("Marsden & Hale")."""

import re
from collections.abc import Sequence

from assistant.understanding.names import is_given_name
from assistant.understanding.person_names import Name

_PAIR = re.compile(
    r"(?<![\w.])(?P<first>[A-Z][\w'-]+) ?(?P<join>&|and) ?(?P<last>[A-Z][\w'-]+)(?!\w)"
)
_TRADES = (
    r"(?:firm|lawyers?|solicitors?|attorneys?|counsels?|auditors?|accountants?|consultants?|"
    r"consultancy|agency|brokers?|architects?|partnership|outsourced|external)"
)
_BEFORE = re.compile(rf"\b{_TRADES}\b[^.;?!]{{0,25}}$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s*(?:\(|, )(?:their|our|the|an?|external) (?:\w+ )?{_TRADES}\b", re.IGNORECASE
)
# What one does, and two do not: "Marsden & Hale reviews it".
_ONE_DOES = re.compile(r"\s+(?!as\b|his\b|this\b)[a-z]{1,12}[a-z]s\b(?!')")


def is_partnership(name: str) -> bool:
    """Tell whether a name is made of two people's."""
    return bool(_PAIR.fullmatch(name))


def partnerships(text: str, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Return where firms that are called by two people's names stand.

    Args:
        text: the sentence.
        names: those that were taken for people in it.
    """
    if "&" not in text and " and " not in text:
        return []
    return [
        match.span()
        for match in _PAIR.finditer(text)
        if any(match.start() <= one.start < match.end() for one in names)
        and not _of_people(match, names)
        and _is_firm(text, match)
    ]


def _of_people(match: re.Match[str], names: Sequence[Name]) -> bool:
    """Tell whether one of the two is known, has a given name or goes on behind the pair."""
    inside = [one for one in names if one.start < match.end() and match.start() < one.end]
    longer = any(one.start < match.start() or match.end() < one.end for one in inside)
    return longer or is_given_name(match["first"]) or any(one.known for one in inside)


def _is_firm(text: str, match: re.Match[str]) -> bool:
    if _BEFORE.search(text[: match.start()]) or _BEHIND.match(text[match.end() :]):
        return True
    return match["join"] == "&" and bool(_ONE_DOES.match(text[match.end() :]))

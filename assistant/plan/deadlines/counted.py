"""Lengths of time that count from something else being done, and not from today.

"Once legal is through he turns it round in two days" names no day of the calendar.
"""

import re

_LENGTH = re.compile(r"(?:within|in)\s.*(?:days?|weeks?|months?|fortnight|hours?)", re.IGNORECASE)
_DONE = (
    r"(?:is|are|has|have|gets?|signs?|approves?|says?|comes?|decides?|agrees?|arrives?|lands?)\b"
)
# Wherever they stand in the sentence.
_ONCE = re.compile(
    r"\b(?:once|as soon as|the moment|upon|(?:on|from|after) receipt)\b", re.IGNORECASE
)
# Only ahead of the length: "in two days, after that Ana decides" counts from today.
_AHEAD = re.compile(
    r"\bafter (?:he|she|they|we|it|I|that|this)\b|"
    rf"\bafter (?:the |our |their |his |her )?(?:[\w'-]+ ){{1,3}}?{_DONE}|"
    rf"^\W*(?:[\w']+ ){{0,4}}?when (?:[\w'-]+ ){{1,4}}?{_DONE}",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;!?\n](?:\s|$)")
_NEAR = 200  # characters of a sentence that are looked at on either side


def is_length(phrase: str) -> bool:
    """Tell whether the words for a day are a length of time from now ("within two weeks")."""
    return bool(_LENGTH.fullmatch(phrase))


def counts_from_else(text: str, start: int) -> bool:
    """Tell whether a length of time counts from what the rest of its sentence says is done first.

    Args:
        text: running text, of any length.
        start: where the length begins, at its "in" or "within" or behind it.
    """
    before, behind = text[max(0, start - _NEAR) : start], text[start : start + _NEAR]
    before = _ENDS.split(before)[-1]
    behind = _ENDS.split(behind)[0]
    return bool(_ONCE.search(before + behind) or _AHEAD.search(before))

"""Whether a yes or no with more behind it speaks of the changes that wait for one.

"Yes, go ahead" takes them. "Yes, but only in January" and "right, the go-live moved" say something
of their own: taking everything then would be a guess, and what waits can wait.
"""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.understanding import controls
from assistant.understanding.choices import picked, picks
from assistant.understanding.classify import control

_MOST_WORDS = 6
_SURE = 0.8
_THEM = (
    r"(?:it|them|that|those|these|all|everything|both|(?:all|both) of (?:it|them|those|these)|"
    r"them all|those all|it all|(?:all )?(?:of )?(?:the|those|these) (?:\w+ ){0,2}?"
    r"(?:steps?|ones?|changes?|suggestions?|proposals?|rest|lot|usual)|the usual(?: steps| ones)?)"
)
_TAKES = re.compile(
    r"^(?:(?:and|so|then|please|just|do|let's|you can|we|i'd|i|i'll|we'll)[ ,]+)*"
    r"(?:add|take|accept|apply|put|include|keep|use|want|need|have|like|go (?:ahead )?with|do)\s+"
    rf"{_THEM}(?: (?:in|on|over|please|then|too|as well|to the plan|into the plan|thanks))*[.! ]*$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(?:have|do)\b", re.IGNORECASE)  # "we have those" asks for none
_LEAVES = re.compile(
    r"^(?:(?:and|so|then|please|just|let's|we|i)[ ,]+)*"
    r"(?:none(?: of (?:it|them|those|these))?|(?:leave|drop|discard|reject|skip|forget|don't add|"
    rf"don't take|don't need|don't want|do not add|not)\s+{_THEM}(?: out| away| alone)?)"
    r"(?: (?:please|then|thanks|for now))*[.! ]*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"^(?:yes|yeah|yep|yup|y|please do|go ahead|accept|agreed)\b", re.IGNORECASE)
_ADDS = re.compile(r"^(?:and|also|plus)\b", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:but|though|although|however|except|unless|until|wait|hold on|first|only|instead|rather|"
    r"not|never|no|nobody|none)\b|n't\b|\?",
    re.IGNORECASE,
)


def answers_the_offer(message: str, proposed: Sequence[str], *, asked: bool) -> bool:
    """Tell whether a yes or no that opens a message takes or leaves the changes that wait.

    Args:
        message: a message that begins with a yes or a no.
        proposed: names of what waits.
        asked: whether the last reply asked a question, which a yes or no answers first.
    """
    said, start = controls.opening(message)
    rest = message[start:].strip()
    if not rest or said is None:
        return not asked
    if _TAKES.match(rest) or _LEAVES.match(rest) or _picks(message, proposed):
        return True
    if asked:
        return False
    if said == "no":
        return True
    if controls.control(rest) in ("yes", "thanks") or _agrees(rest):
        return True
    return bool(_PLAIN.match(message) and _ADDS.match(rest)) and not _BUT.search(rest)


def whole_offer(message: str) -> Literal["yes", "no"] | None:
    """Return whether a message, with no yes or no before it, takes or leaves all that waits."""
    text = message.strip()
    if _TAKES.match(text) and not _OWNS.search(text):
        return "yes"
    return "no" if _LEAVES.match(text) else None


def _agrees(rest: str) -> bool:
    """Tell whether the words say no more than that it is well: "looks good to me"."""
    if len(rest.split()) > _MOST_WORDS or _BUT.search(rest):
        return False
    label, sure = control(rest)
    return label in ("yes", "thanks") and sure >= _SURE


def _picks(message: str, proposed: Sequence[str]) -> bool:
    """Tell whether the words choose among what waits: "yes, but not the pilot"."""
    chosen = controls.selection(message)
    if chosen is None:
        return False
    how, words = chosen
    if how == "all_but" or _CHOICE.search(message):
        return bool(picked(words, proposed))
    return picks(words, proposed)


_CHOICE = re.compile(
    r"\b(?:only|just|but not|not|no|except|apart from|without|minus|leave out|skip|drop|other than|"
    r"excluding|add|take|accept|keep)\b",
    re.IGNORECASE,
)

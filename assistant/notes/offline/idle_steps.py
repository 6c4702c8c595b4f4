"""New steps of which a page says nothing that could be done."""

import re

from assistant.notes.layout.sections import is_listed
from assistant.notes.page import Line
from assistant.plan.changes import AddStep, Change
from assistant.understanding.language import parse


def is_idle(change: Change, line: Line, *, listed: bool) -> bool:
    """Tell whether a step of the deal's own is only named: no owner, no day, no list entry.

    Args:
        change: any change; others than new steps are not.
        line: where it is read.
        listed: whether that is an entry of a list without bullets.
    """
    if not isinstance(change, AddStep) or change.kind:
        return False
    if _NOTHING.match(change.action) or _is_mere_verb(change.action):
        return True
    bare = not (change.owners or change.due or change.duration_days or change.status)
    listed = listed or (not line.speaker and is_listed("", line.text))
    return bare and not listed and not _OBLIGES.search(change.quote)


_NOTHING = re.compile(r"(?:not|never|no longer|no (?:date|day|owner|idea)) ", re.IGNORECASE)


def _is_mere_verb(action: str) -> bool:
    """Tell whether a name says only that something is done, and not what ("Submit")."""
    return action.isalpha() and parse(f"they will {action.lower()} it")[2].lemma_ in _MERE


_MERE = frozenset(
    (  # noqa: SIM905
        "submit commence begin start clear give get send do make confirm check answer finish "
        "finalise finalize complete provide take share return deliver arrange prepare"
    ).split()
)
_OBLIGES = re.compile(
    r"\b(?:must|shall|should|gotta|will|'ll|need(?:s|ed)?|(?:has|have|had|got|is|are) to|wants?|"
    r"requires?|required|owes?|insists?|demands?|requests?|outstanding|missing|due|wanted|promised)\b",
    re.IGNORECASE,
)

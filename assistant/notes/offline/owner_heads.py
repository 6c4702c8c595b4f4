"""Lists that stand under a person's name: "Maria (their ad ops)", then what she does."""

import re
from collections.abc import Sequence

from assistant.notes.layout.headings import APPOSED, OURS_FIRST
from assistant.notes.offline.whose import Frame, whose
from assistant.notes.page import Line
from assistant.notes.passages import is_item
from assistant.plan.changes import AddStep, Change
from assistant.understanding.language import parse
from assistant.understanding.people import Who
from assistant.understanding.stepfacts import owner_names
from assistant.understanding.text import fold

_MARK = re.compile(r"^\W+")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_YET = re.compile(r"\s+(?:yet|so far|for now)$", re.IGNORECASE)
_MOST = 7  # words of such a heading


def owner_heads(lines: Sequence[Line], frame: Frame) -> dict[int, list[Who]]:
    """Return who owns the entries of lists, by where each entry begins.

    Args:
        lines: the lines of the page, in order.
        frame: who is known.
    """
    found: dict[int, list[Who]] = {}
    head: list[Who] | None = None
    for number, line in enumerate(lines):
        if line.speaker:
            head = None
        elif is_item(line.text):
            if head is not None:
                found[line.start] = head
        else:
            below = lines[number + 1] if number + 1 < len(lines) else None
            listed = below is not None and is_item(below.text) and not below.speaker
            head = _head(line.text, frame) if listed else None
    return found


def _head(text: str, frame: Frame) -> list[Who] | None:
    """Return whom a heading is, None where it is anything else."""
    plain = _MARK.sub("", fold(text)).strip(" :*#=_-")
    if not plain or len(plain.split()) > _MOST:
        return None
    bare = _YET.sub("", _BRACKET.sub("", plain).strip(" :*"))
    ours = OURS_FIRST.match(bare)
    # "Zdenek Ryba, maintenance" is he, and "Us - Pavla" is she.
    for words in (plain, bare, APPOSED.sub("", bare), bare[ours.end() :] if ours else ""):
        who = whose(words, 0, frame, slot=True) if words else None
        if who and all(one.named or one.name in ("Me", "us") for one in who):
            return [one._replace(side="seller") for one in who] if ours else who
    return None


def under(change: Change, head: Sequence[Who]) -> Change:
    """Return a step to add with the owners that its list stands under, where it has none."""
    if not isinstance(change, AddStep) or change.owners or not head:
        return change
    sides = {one.side for one in head if one.side}
    side = sides.pop() if len(sides) == 1 else None
    return change.model_copy(
        update={
            "owners": [name for name in owner_names(head) if name != "us"],
            "side": change.side or side,
        }
    )


def told_by(text: str, head: Sequence[Who]) -> str:
    """Return an entry that lacks its subject with the one that it stands under.

    "runs the test until 19 Feb" under Maria's name is "Maria runs the test until 19 Feb".
    """
    if len(head) != 1 or not head[0].named:
        return text
    mark = re.match(r"^\W*", text)
    at = mark.end() if mark else 0
    first = re.match(r"[a-z]+s\b", text[at:])
    if not first:
        return text
    verb = parse(f"she {text[at:]}")[1]
    return f"{head[0].name} {text[at:]}" if verb.tag_ == "VBZ" and verb.dep_ == "ROOT" else text

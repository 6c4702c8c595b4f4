"""Entries of a body that sits on a day: "Dec 1: value analysis committee, Dr Rao presents"."""

import re
from collections.abc import Sequence

from assistant.notes.offline.segments import Part
from assistant.notes.offline.whose import Frame, whose
from assistant.understanding.bodies import is_body

_PRESENTED = re.compile(
    r"(?:(?:chaired|presented|led|run|hosted|convened|prepared) by|presenting:?|chair:?) "
    r"(?P<by>.+)$|"
    r"(?P<who>.+?) (?:presents?(?: it)?|presenting|chairs?(?: it)?|chairing|pitch(?:es|ing))$",
    re.IGNORECASE,
)


def convened(parts: Sequence[Part], frame: Frame) -> list[Part]:
    """Return the parts, a body that sits on a day being what is to happen, not who does it."""
    if not parts:
        return []
    first, *rest = _body_first(parts)
    told = [part for part in rest if part.is_what and _PRESENTED.match(part.text)]
    others = any(part.is_what for part in rest if part not in told)
    sits = first.who and is_body(first.text) and any(part.due for part in rest)
    if others or not sits:
        return list(parts)
    made = [first._replace(who=None)]
    for part in rest:
        match = _PRESENTED.match(part.text) if part in told else None
        by = match["by"] or match["who"] if match else ""
        made.append(part._replace(who=whose(by, part.start, frame, slot=True)) if by else part)
    return made


def _body_first(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with a body before the one who sees to it ("Lerato: safety committee")."""
    if len(parts) < 2 or is_body(parts[0].text) or not is_body(parts[1].text):
        return list(parts)
    named = parts[0].who and all(one.named for one in parts[0].who)
    return [parts[1], parts[0], *parts[2:]] if named and parts[1].who else list(parts)

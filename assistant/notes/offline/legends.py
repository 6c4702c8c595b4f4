"""Lines that only say who a short name or a role is ("AE = me", "Jacko = Jack Ferris")."""

import re

from assistant.notes.offline.whose import Frame, whose
from assistant.understanding.roles import ROLE

_LEGEND = re.compile(r"^\W*(?P<short>[\w.'& -]{1,25}?)\s*=\s*(?P<who>[^=,;(]{2,40})(?:[,;(].*)?$")
_ROLE_LETTERS = re.compile(r"(?:AE|SE|CSM|SC|SDR|EB|CHMP|PM|TL|AM|BDM)")


def is_legend(text: str, frame: Frame) -> bool:
    """Tell whether a line only explains a name or a role by somebody.

    "Legal = outside firm" and "sign-off = Pete" name a step.
    """
    match = _LEGEND.match(text.strip())
    if match is None:
        return False
    short, who = match["short"].strip(), match["who"].strip(" .")
    told = whose(who, 0, frame, slot=True)
    if not told or not any(one.named or one.name == "Me" for one in told):
        return False
    if _ROLE_LETTERS.fullmatch(short) or ROLE.fullmatch(short):
        return True
    meant = whose(short, 0, frame, slot=False)
    return bool(meant) and all(one.named for one in meant or [])

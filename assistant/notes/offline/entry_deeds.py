"""Entries that say who does what ("Rysiek measures cables (9 Apr)")."""

import re
from collections.abc import Sequence

from assistant.notes.offline.segments import Part
from assistant.notes.offline.whose import Frame, whose
from assistant.understanding.language import parse
from assistant.understanding.work_words import LIGHT

_REST = (
    r"(?P<verb>[a-z]{2,}s) (?:the |a |an |our |their |his |her )?(?P<rest>(?!(?:it|them|that|this|"
    r"us|me|for|to|on|with|from|in|at|by|about|of|off|out|up)\b)[^,;:]+)$"
)
_DEED = re.compile(
    rf"(?:our |their )?(?P<who>(?:[A-Z][a-z]{{1,4}}\. )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) {_REST}"
)
_BEHIND = re.compile(_REST)
_LONGEST = 9  # words
_OWES = LIGHT | {"owe", "have", "need", "await"}
_NO_DEED = frozenset(
    (  # noqa: SIM905
        "be say think want know like hope live seem ask tell get go come let work mean look"
    ).split()
)


def with_deed(parts: Sequence[Part], what: Part, frame: Frame) -> tuple[list[Part], Part]:
    """Return the parts of an entry with its work told as a deed, and that part.

    Only an entry that names a day says so surely what is to be done.
    """
    at = list(parts).index(what)
    names = [part for part in parts[:at] if not part.bracketed]
    if not any(part.due for part in parts) or len(what.text.split()) > _LONGEST:
        return list(parts), what
    match = _BEHIND.match(what.text) if names else _DEED.match(what.text)
    verb = parse(f"she {match['verb']} it")[1] if match else None
    if match is None or verb is None or verb.tag_ != "VBZ" or verb.lemma_ in _NO_DEED:
        return list(parts), what
    who = (names[-1].who if names else whose(match["who"], what.start, frame, slot=False)) or []
    if not who or not all(one.named for one in who):
        return list(parts), what
    rest = match["rest"]
    work = what._replace(text=rest if verb.lemma_ in _OWES else f"{verb.lemma_} {rest}")
    told = [work if part is what else part for part in parts]
    if not names:
        end = what.start + match.end("who")
        told = [Part(what.start, end, match["who"], who=who), *told]
    return told, work

"""Work that a note puts with somebody without a verb of theirs.

"Bo's meter list is due on the 9th", "we're waiting on Bo for the list", "the test is Bo's", "Ana is
responsible for the bond": what it is, and who is meant to do it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.understanding.deed_words import clean, is_thing, title
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.work_words import is_person, is_work

_THING = r"(?:the |a |an |his |her |their |our |that )?(?P<thing>[\w][\w/&' -]{2,48}?)"
_END = r"(?=\s*(?:[,;.!?(]|$)|\s(?:by|on|until|till|before|since|due|for|and|which|from)\b)"
_DUE = r"(?:due|expected|wanted|needed|promised|planned|scheduled|outstanding|missing|late)"
# Each pair: what stands before a name, and what stands behind it.
_AWAITED = (
    r"\b(?:wait\w* (?:on|for)|(?:rely|relying|depend\w*|count\w*) on|asked|chas\w+|reminded|"
    r"pressed|nagged) $"
)
_FOR_IT = (
    rf"^\W*for {_THING},? (?:we|I) (?:rely|depend|count|wait|are waiting|am waiting) (?:on|for) $"
)
_HIS = r"^'s(?: (?:job|task|turn|responsibility|work|to do))?\s*(?:[,;.]|$|\bby\b|\bon\b)"
_SEES_TO = (
    r"^(?: \([^)]*\))?(?:(?: is|'s| will be)(?: also)? (?:responsible for|in charge of|"
    r"looking after|taking care of)| (?:will )?(?:takes? care of|looks? after|sees? to)) "
    rf"{_THING}{_END}"
)
# Each pair: what stands before a name, and what stands behind it.
_FORMS = tuple(
    (re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE))
    for before, behind in (
        (r"^\W*(?:and |so |then )?$", rf"^'s {_THING} (?:is|are)(?: now| still)? {_DUE}\b"),
        (r"\b(?:deadline|date|day) (?:for|of) $", rf"^'s {_THING} (?:is|stays|remains)\b"),
        (_AWAITED, rf"^,? (?:for|about) {_THING}{_END}"),
        (_FOR_IT, r""),
        (rf"^\W*(?:and |so )?{_THING} (?:is|are) $", _HIS),
        (r"^\W*(?:and |so )?$", _SEES_TO),
    )
)


class Owed(NamedTuple):
    """Work, by its name, and who is meant to do it."""

    action: str
    owner: str


def owed(scene: Scene) -> Owed | None:
    """Return the work that a clause puts with somebody, None where it puts none."""
    for who in scene.people:
        if not who.named:
            continue
        before, behind = scene.before(who.start), scene.after(who.end)
        if scene.before(who.end).endswith("'s"):
            behind = f"'s{behind}"
        for thing in _things(before, behind):
            action = _name(scene, thing)
            if action:
                return Owed(action, who.name)
    return None


def _things(before: str, behind: str) -> Iterator[str]:
    for first, second in _FORMS:
        ahead, after = first.search(before), second.search(behind)
        if ahead and after:
            yield {**ahead.groupdict(), **after.groupdict()}.get("thing") or ""


def _name(scene: Scene, thing: str) -> str:
    """Return the words as the name of a step, "" where they are no work."""
    at = scene.text.find(thing)
    words = clean(scene, at, at + len(thing)) if thing and at >= 0 else ""
    if not words or not is_thing(f"the {words}") or len(words.split()) > 6:
        return ""
    nouns = [t for t in parse(f"the {words}") if t.pos_ in {"NOUN", "PROPN"}]
    heads = [t for t in nouns if t.dep_ == "ROOT"] or nouns[-1:]
    if not heads or any(is_person(t) for t in heads):
        return ""
    return title(words) if any(is_work(t) for t in heads) else ""

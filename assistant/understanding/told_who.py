"""Whether a clause can tell who does what was asked about, or tells of something else.

"Their solicitor, Ann Hale, attends to it" answers who reads the contract, "Ann has done hers" and
"Ann has asked for an undertaking" are of other work.
"""

import re

from assistant.understanding.approvals import kind_of_role
from assistant.understanding.bare_names import spoken_name
from assistant.understanding.language import parse
from assistant.understanding.names import words
from assistant.understanding.scene import Scene
from assistant.understanding.straight_answers import related

WHO_DOES = frozenset("signer legal security procurement privacy".split())  # noqa: SIM905
_KINDS = {"legal": "legal-review", "security": "security-review", "privacy": "dpa"}
# "Santosh called" says only how the news came.
_CALLED = re.compile(
    r"\b(?:called|rang|phoned|texted|e-?mailed|replied|messaged|pinged|whatsapped|got back)\b"
    r"(?: (?:me|us|back|today|earlier|just now|again))*\W*$",
    re.IGNORECASE,
)
_FEW = 5
_IT = re.compile(r"\b(?:it|that|this)\W*$", re.IGNORECASE)
_TITLES = frozenset("mr mrs ms dr sir madam ma prof herr frau that'd".split())  # noqa: SIM905


def may_tell_who(scene: Scene, asked: str) -> bool:
    """Tell whether a clause speaks of what was asked, or only says who and when.

    Args:
        scene: the clause.
        asked: key of the question, one of `WHO_DOES`.
    """
    if _CALLED.search(scene.text):
        return False
    if related(scene.text, asked, None) or related(scene.whole.text, asked, None):
        return True
    named = [who for who in scene.people if who.named]
    kinds = {kind_of_role(who.role or who.name) for who in scene.people}
    others = {"legal-review", "security-review", "procurement"} - {_KINDS.get(asked, asked)}
    if named and kinds & others:
        return False
    told = bool(named) and (_ends_in_it(scene) or _KINDS.get(asked, asked) in kinds)
    return told or shaped(scene) or _is_name(scene)


def _is_name(scene: Scene) -> bool:
    few = len(scene.text.split()) <= _FEW and not scene.people
    name = spoken_name(scene.text) if few else None
    return name is not None and not all(t.pos_ == "ADV" for t in parse(name.lower()))


def _ends_in_it(scene: Scene) -> bool:
    return bool(_IT.search(scene.text)) and not scene.dates


_SAYS_WHO = words("answers_small")


def shaped(scene: Scene) -> bool:
    """Tell whether the clause says who, when or how long, and nothing else that is done."""
    text, at = scene.text, scene.piece.start
    spans = [(w.start, w.end) for w in scene.people]
    spans += [(d.start, d.end) for d in scene.dates] + [(d.start, d.end) for d in scene.durations]
    spans += [(m.start, m.end) for m in scene.steps]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[: start - at]} {text[end - at :]}"
    said = re.finditer(r"[^\W\d_](?:[^\W\d_]|'(?=d\b))+", text)
    said_so = [m.group() for m in said if not m.group().isupper()]
    rest = [word for one in said_so if (word := one.lower()) not in _TITLES]
    strange = [word for word in rest if word not in _SAYS_WHO]
    bare = not scene.people and len(rest) == len(scene.text.split()) <= 3
    return bare or (len(strange) <= 1 and not any(_is_verb(word) for word in strange))


def _is_verb(word: str) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VBN"} for t in parse(f"they {word}")[1:])

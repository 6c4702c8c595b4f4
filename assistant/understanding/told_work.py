"""The name of work that a note tells of in words that no rule of the parse knows.

Whether it is work is weighed by a trained head (`work_odds`); here is only what it is called.
"""

import re
from typing import TYPE_CHECKING

from assistant.understanding.classify import work_odds
from assistant.understanding.deed_words import LABEL, NO_TASK, clean, is_thing
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import is_named, is_passive, subject
from assistant.understanding.statuses import status
from assistant.understanding.work_objects import deed_name, fit, named, things_of
from assistant.understanding.work_words import is_object, is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIKELY = 0.9
_MOST_WORDS = 10  # of the sentence; longer ones have grammar, and rules for it
_FEWEST_WORDS = 2
_POINTS = frozenset("it that this these those there they one he she".split())  # noqa: SIM905
_MODAL = re.compile(r"\b(?:will|shall|must|to|'ll|should|needs?|has|have)\b", re.IGNORECASE)


def told_work(scene: Scene) -> str:
    """Return the name of the work that a clause tells of, "" where it hardly tells of any."""
    words = scene.whole.text.split()
    if len(words) > _MOST_WORDS or work_odds(scene.text) < _LIKELY:
        return ""
    root = next((t for t in parse(scene.text) if t.dep_ == "ROOT"), None)
    if root is None or _denied(root) or _is_over(scene, root) or _only_named(scene):
        return ""
    name = _deed(scene, root) if root.pos_ in {"VERB", "AUX"} else _thing(scene)
    fits = len(name.split()) >= _FEWEST_WORDS and not LABEL.match(name)
    return name if fits and is_thing(name.lower()) else ""


def _only_named(scene: Scene) -> bool:
    """Tell whether the clause is hardly more than somebody's name."""
    rest = scene.text
    for who in sorted(scene.people, key=lambda one: -one.start):
        low, high = who.start - scene.piece.start, who.end - scene.piece.start
        rest = rest[:low] + rest[high:]
    return not re.search(r"[^\W\d_]{3,}", rest)


def _denied(root: "Token") -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"never", "nobody"} for c in root.children)


def _is_over(scene: Scene, root: "Token") -> bool:
    """Tell whether it is told as past, in words that do not say it is done."""
    past = root.tag_ in {"VBD", "VBN"} and not _MODAL.search(scene.text)
    return past and status(scene.text) != "done"


def _deed(scene: Scene, root: "Token") -> str:
    who = subject(root)
    if root.lemma_ in NO_TASK:
        return ""
    if who is not None and is_passive(root):
        plain = is_object(who) and not is_person(who) and not is_named(scene, who)
        return fit(f"{named(scene, who)} {root.lower_}") if plain else ""
    if who is not None and root.lemma_ != "be" and not _acts(scene, who):
        return ""
    things = things_of(root, work=False)
    if things and things[0].lower_ not in _POINTS:
        return deed_name(scene, root, things[0], whole=True)
    if root.lemma_ == "be" and who is not None and who.lower_ not in _POINTS:
        return named(scene, who) if who.pos_ == "NOUN" and not is_person(who) else ""
    words = clean(scene, root.idx + len(root.text), len(scene.text))
    return fit(f"{root.lemma_.lower()} {words}") if words and not things else ""


def _acts(scene: Scene, who: "Token") -> bool:
    return is_person(who) or is_named(scene, who) or who.pos_ == "PROPN"


def _thing(scene: Scene) -> str:
    """Return a note that is hardly more than a thing, without people, days and states."""
    words = clean(scene, 0, len(scene.text))
    return fit(re.split(r"\s[-\u2013\u2014>|]+\s|[,;:(]", words)[0])

"""Whether a clause is about a thing of its own, so that it says nothing of what went before."""

from typing import TYPE_CHECKING

from assistant.understanding.scene import Scene
from assistant.understanding.stances import main_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# "He moved the deadline" and "she takes the lead" are about the step that was spoken of.
_OF_IT = frozenset(
    (  # noqa: SIM905
        "date day deadline time week month year target owner ownership lead responsibility part "
        "turn one rest place start end go-ahead okay ok yes no nod approval answer word reply "
        "feedback signature effect charge care look thing same slot due more extension"
    ).split()
)
_POINTS = frozenset("it that this them they those these".split())  # noqa: SIM905
_SAYS = frozenset(
    [
        "say",
        "tell",
        "think",
        "reckon",
        "believe",
        "confirm",
        "mention",
        "promise",
        "hope",
        "expect",
        "guess",
        "wish",
        "ask",
        "mean",
        "know",
        "move",
        "push",
        "have",
        "give",
        "get",
        "make",
        "set",
        "put",
        "be",
        "keep",
        "take",
        "own",
        "handle",
        "finish",
        "start",
        "change",
        "swap",
        "shift",
    ]
)


def has_own_matter(scene: Scene) -> bool:
    """Tell whether the main verb of a clause has an object of its own ("she signs the lease")."""
    root = main_verb(scene.text)
    if root is None or root.lemma_ in _SAYS:
        return False
    if any(t.lower_ in _POINTS and t.text != "IT" for t in root.children):
        return False
    return any(_is_thing(scene, c) for c in root.children if c.dep_ in {"dobj", "obj"})


def _is_thing(scene: Scene, noun: "Token") -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() in _OF_IT:
        return False
    at = scene.piece.start + noun.idx
    spans = [(d.start, d.end) for d in scene.dates] + [(d.start, d.end) for d in scene.durations]
    spans += [(w.start, w.end) for w in scene.people]
    return not any(low <= at < high for low, high in spans)

"""Whether a clause can be the answer to who does a step, or tells of other work."""

import re
from typing import TYPE_CHECKING

from assistant.understanding.answer_kinds import group_of
from assistant.understanding.own_matter import has_own_matter
from assistant.understanding.scene import Scene
from assistant.understanding.stances import main_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# What answers "who does it", "is there one" and "how long" say; other verbs tell of other work.
_ANSWERS = frozenset(
    (  # noqa: SIM905
        "be sign own handle do run review take lead approve look decide manage go need have want "
        "require get use check read say think guess believe suppose hope start begin finish end "
        "complete come return cover drive head chair act report answer depend know reckon assume "
        "expect imagine figure call name ink countersign authorise authorize redline comment turn "
        "involve care deal work sit belong fall last pass outsource hire ask insist can will may "
        "co-sign bless ratify green-light clear vet assess audit attend oversee supervise join"
    ).split()
)
_LACKS = frozenset({"need", "want", "require"})
_OF_WORK = frozenset({"whether", "who", "others"})
_BEHIND = re.compile(r"\s*:")


def tells_of_else(scene: Scene, asked: str) -> bool:
    """Tell whether a clause says that somebody does something else than what was asked about.

    "Dalia opens the letter of credit" does not say who signs.

    Args:
        scene: the clause.
        asked: key of the question.
    """
    if group_of(asked) not in _OF_WORK:
        return False
    behind = scene.whole.text[scene.piece.end - scene.whole.start :]
    if _BEHIND.match(behind) and scene.piece.start == scene.whole.start:
        return True  # "Opening: they want it in May" is about the opening
    root = main_verb(scene.text)
    if root is None:
        return False
    if root.lemma_.lower() in _LACKS and has_own_matter(scene):
        return True  # "the newsletter needs an article from us"
    if root.lemma_.lower() in _ANSWERS or _of_step(scene, root) or _of_it(root):
        return False
    at = scene.piece.start + root.idx
    return not any(who.named and who.start <= at < who.end for who in scene.people)


def _of_it(verb: "Token") -> bool:
    """Tell whether the verb is of what was asked about ("she attends to it")."""
    objects = [c for c in verb.subtree if c.dep_ in {"dobj", "pobj"}]
    return any(c.lower_ in {"it", "that", "this", "them", "those"} for c in objects)


def _of_step(scene: Scene, verb: "Token") -> bool:
    at = scene.piece.start + verb.idx
    return any(step.start <= at < step.end for step in scene.steps)

"""Work of somebody else on what a note has just named: "I will load them by Friday".

The pronoun stands for the thing that the step before is about; the deed, and who does it, are new.
"""

from typing import TYPE_CHECKING

from assistant.plan.model import Step
from assistant.understanding.deed_words import title
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import stance, subject
from assistant.understanding.step_words import stem, stems
from assistant.understanding.stepfacts import ME
from assistant.understanding.work_words import LIGHT, work_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTS = frozenset("it them this these those".split())  # noqa: SIM905
# They say of the step before that it is done, moved or somebody's, and not what is done next.
_SAME = LIGHT | frozenset(
    (  # noqa: SIM905
        "do finish complete own handle start begin get set move book plan schedule lead organise "
        "organize arrange manage bring deliver provide confirm expect settle close fix present "
        "coordinate add include update change assign accept agree send share forward ship submit "
        "return upload"
    ).split()
)
_MOST_WORDS = 6


def passed_on(scene: Scene, before: Step) -> str | None:
    """Return the name of the new step that a clause tells of, None where it tells of none.

    Args:
        scene: the clause; it names no step.
        before: the step that was spoken of last.
    """
    if not before.owners or not (scene.dates or scene.durations):
        return None
    for verb in parse(scene.text):
        if verb.pos_ == "VERB" and verb.lemma_ in work_verbs() - _SAME and stance(scene, verb):
            return _named(scene, verb, before)
    return None


def _named(scene: Scene, verb: "Token", before: Step) -> str | None:
    objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if not any(c.lower_ in _POINTS for c in objects) or _is_same(scene, verb, before):
        return None
    words = before.action.split()
    if len(words) > 1 and words[0].lower() in work_verbs():
        words = words[1:]
    if before.kind or len(words) > _MOST_WORDS:
        return None
    return f"{title(verb.lemma_)} {' '.join(words[:1]).lower()} {' '.join(words[1:])}".strip()


def _is_same(scene: Scene, verb: "Token", before: Step) -> bool:
    """Tell whether it is the step before itself: by its own verb, or by its own people."""
    if stem(verb.lemma_) in stems(before.action):
        return True
    who = subject(verb)
    if who is None:
        return True
    if who.lower_ in {"i", "we"}:
        return ME in before.owners
    at = scene.piece.start + who.idx
    named = [w.name for w in scene.people if w.named and w.start <= at < w.end]
    if who.lower_ in {"he", "she"} and scene.spoken_of:
        named = [scene.spoken_of]
    return not named or any(name in before.owners for name in named)

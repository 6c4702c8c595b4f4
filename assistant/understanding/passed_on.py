"""Work of somebody else on what a note has just named: "I will load them by Friday".

The pronoun stands for the thing that the step before is about; the deed, and who does it, are new.
"""

import re
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
    judged = _judged(scene, before)
    if judged:
        return judged
    for verb in parse(scene.text):
        deed = verb.lemma_ in work_verbs() - _SAME and stance(scene, verb)
        if verb.pos_ == "VERB" and (deed or _brings_into(scene, verb)):
            return _named(scene, verb, before)
    return None


def _brings_into(scene: Scene, verb: "Token") -> bool:
    """Tell whether somebody puts it into something else ("I load it into the sandbox")."""
    into = any(c.dep_ == "prep" and c.lower_ in {"into", "onto", "through"} for c in verb.children)
    return into and verb.lemma_ not in _SAME and stance(scene, verb) is not None


# What is done next to a thing that was handed over, said without naming it again.
_JUDGES = re.compile(
    r"[ ,]*(?:\([^)]*\) ?)?(?:then |will |'ll |also |has to )*"
    r"(?P<verb>review|check|vet|inspect|validate|verify|translate|countersign|proofread)s?"
    r"(?= (?:it|them|that|this)\b|\s*(?:[,.;]|$)|\s+(?:on|by|in|within|until|the week|for)\b)",
    re.IGNORECASE,
)


def _judged(scene: Scene, before: Step) -> str | None:
    """Return what somebody else does with the thing before ("our Ilse reviews, a week after")."""
    for who in scene.people:
        match = _JUDGES.match(scene.after(who.end)) if who.named else None
        if match and who.name not in before.owners:
            verb = match["verb"].lower()
            again = stem(verb) in stems(before.action)
            return None if again else _of_thing(verb, before)
    return None


def _named(scene: Scene, verb: "Token", before: Step) -> str | None:
    objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if not any(c.lower_ in _POINTS for c in objects) or _is_same(scene, verb, before):
        return None
    return _of_thing(verb.lemma_, before)


def _of_thing(verb: str, before: Step) -> str | None:
    """Return the name of what is done to the thing of the step before."""
    words = before.action.split()
    if len(words) > 1 and words[0].lower() in work_verbs():
        words = words[1:]
    if before.kind or len(words) > _MOST_WORDS:
        return None
    return f"{title(verb)} {' '.join(words[:1]).lower()} {' '.join(words[1:])}".strip()


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

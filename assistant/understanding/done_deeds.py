"""A deed told in the past is done: "Ken got the SOC 2 report yesterday", "Ana ran the demo"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEDS = frozenset(
    (  # noqa: SIM905
        "get receive give bring hand fill write run do have hold make pay mail email forward share "
        "provide ship courier deliver collect send return upload submit sign finish complete "
        "present conduct perform issue file"
    ).split()
)


def done_deed(scene: Scene, topics: Sequence[StepMention]) -> int | None:
    """Return where a deed stands by which a step of the clause is done, None where there is none.

    Args:
        scene: the clause.
        topics: the steps that it is about.
    """
    if scene.cautious or len(topics) != 1:
        return None
    low, high = topics[0].start - scene.piece.start, topics[0].end - scene.piece.start
    for verb in parse(scene.text):
        if verb.tag_ != "VBD" or verb.lemma_ not in _DEEDS or verb.dep_ != "ROOT":
            continue
        if any(c.dep_ in {"neg", "aux", "xcomp"} for c in verb.children) or not _acts(scene, verb):
            continue
        things = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
        if any(low <= thing.idx < high for thing in things):
            return verb.idx
    return None


def _acts(scene: Scene, verb: "Token") -> bool:
    """Tell whether somebody is the subject, by name or by a word that stands for one."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    at = scene.piece.start + subject.idx
    named = any(who.start <= at < who.end for who in scene.people)
    return named or subject.lower_ in {"i", "we", "she", "he", "they"}

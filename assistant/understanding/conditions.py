"""Stretches of a clause that only say on what condition, or after what, the rest of it happens."""

import re
from typing import TYPE_CHECKING

from assistant.understanding.language import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from assistant.understanding.people import Who
    from assistant.understanding.scene import Scene
    from assistant.understanding.step_mentions import StepMention

_MARK = re.compile(
    r"\b(?:if|once|unless|when|whenever|as soon as|provided(?: that)?|assuming|as long as)\b",
    re.IGNORECASE,
)
_MARKS = frozenset("if once unless when whenever soon provided assuming long".split())  # noqa: SIM905


def conditions(text: str) -> list[tuple[int, int]]:
    """Return the stretches of conditions ("If we get the pack by Friday, she starts on Monday")."""
    if not _MARK.search(text):
        return []
    doc = parse(text)
    found: list[tuple[int, int]] = []
    for token in doc:
        if token.dep_ != "advcl" or not _is_marked(token):
            continue
        inside = sorted(token.subtree, key=lambda one: one.i)
        found.append((inside[0].idx, inside[-1].idx + len(inside[-1])))
    opening = re.match(rf"\W*(?:and |but |so |then )?{_MARK.pattern}[^,;]*,", text, re.IGNORECASE)
    if opening and not found:
        found.append((opening.start(), opening.end()))
    return found


def _is_marked(verb: "Token") -> bool:
    return any(
        child.lower_ in _MARKS and child.i < verb.i and child.dep_ in {"mark", "advmod"}
        for child in verb.children
    )


def stated_outside(scene: "Scene", topics: "list[StepMention]") -> "list[StepMention]":
    """Drop what only a condition of a note names ("Kim starts when Ana is done with it")."""
    if not scene.cautious or not topics:
        return topics
    at = scene.piece.start
    spans = conditions(scene.text)
    return [t for t in topics if not any(a <= t.start - at < b for a, b in spans)]


def people_outside(scene: "Scene") -> "Sequence[Who]":
    """Return whom a clause names; of a note only those for whom nothing waits."""
    spans = conditions(scene.text) if scene.cautious and scene.people else []
    at = scene.piece.start
    return [w for w in scene.people if not any(a <= w.start - at < b for a, b in spans)]

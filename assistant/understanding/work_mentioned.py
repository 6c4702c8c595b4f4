"""Work that a clause only mentions, where it was asked what is still to be done."""

import re
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import LABEL, Task, clean, title
from assistant.understanding.headed import OF_THE_DEAL, is_name
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.step_words import stems
from assistant.understanding.work_words import is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAD = re.compile(
    r"(?:the|a|an|their|our|his|her|its|one|some|this|that|just|only|any|now|first|next|last|"
    r"no|such)\s+",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_VAGUE = frozenset(stems("process start work part approval decision plan update list review"))


def work_mentioned(scene: Scene) -> Task | None:
    """Return the first work that a clause names, whatever it says of it, None where it names none.

    "He is knee deep in a test migration of the logs" and "she cannot do the site survey" say what
    is under way, though no verb of doing it is understood.
    """
    for chunk in parse(scene.text).noun_chunks:
        head = chunk.root
        if not is_work(head) or is_person(head) or head.lemma_.lower() in OF_THE_DEAL:
            continue
        start, end = chunk.start_char, _end(head)
        words = clean(scene, start, end)
        while lead := _LEAD.match(words):
            words = words[lead.end() :]
        single = " " not in words and set(stems(words)) <= _VAGUE
        if not words or single or len(words.split()) > _MOST_WORDS or LABEL.match(words):
            continue
        if (" " in words and not is_name(words)) or _is_somebody(scene, start, end):
            continue
        low = scene.piece.start + start
        return Task(title(words), low, low + len(words), [], True)
    return None


def _end(head: "Token") -> int:
    """Return where the words end that say of what the work is ("review of the drawings")."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    thing = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
    last = thing or head
    return int(last.idx + len(last.text))


def _is_somebody(scene: Scene, start: int, end: int) -> bool:
    low, high = scene.piece.start + start, scene.piece.start + end
    return any(w.named and w.start < high and low < w.end for w in scene.people)

"""Steps that a clause names beside the one it is about: somebody's trade, or what must be first.

"Ms Rao, SAP procurement desk, releases the order" is about the order; "the board wants the trial
results" dates the board, "Lyle pitches, if legal agrees" what he pitches.
"""

import re
from typing import TYPE_CHECKING

from assistant.understanding.attribution import head_token
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.work_words import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_OF = frozenset({"of", "from", "in", "at", "with"})
_NEEDS = re.compile(
    r"\b(?:needs?|requires?|wants?(?: to see)?|(?:will|would) (?:need|want|require)(?: to see)?|"
    r"asks? for|insists? on|has to see|must see|waits? (?:for|on)|depends? (?:up)?on)\s+(?:the |"
    r"an? |our |their |your |his |her |all |of )*(?:[\w'-]+ ){0,1}$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:^|[,;(] ?|\b(?:and|but|only) )(?:if|provided(?: that)?|providing|assuming(?: that)?|"
    r"as long as|in case|unless)\s+[^,;]*$",
    re.IGNORECASE,
)


def beside(scene: Scene, mention: StepMention) -> bool:
    """Tell whether a clause names a step only beside what it is about.

    Args:
        scene: the clause.
        mention: a step that it names.
    """
    return describes(scene, mention) or _wanted_first(scene, mention) or _supposed(scene, mention)


def describes(scene: Scene, mention: StepMention) -> bool:
    """Tell whether the words say what somebody is, or where, and name no step."""
    low, high = mention.start - scene.piece.start, mention.end - scene.piece.start
    token = head_token(scene.text, low, high)
    if not any(t.tag_ in _FINITE and not low <= t.idx < high for t in parse(scene.text)):
        return False  # "Wim, our director, signs": the word is the verb itself
    seen = 0
    while token is not None and seen < 6:
        if token.dep_ == "appos" and _is_person(scene, token.head):
            return True
        of = token.dep_ == "pobj" and token.head.lower_ in _OF
        if of and _is_person(scene, token.head.head):
            return True
        if token.dep_ not in {"compound", "amod", "nmod", "conj", "appos", "poss"}:
            return False
        token, seen = token.head, seen + 1
    return False


def apposed(scene: Scene, mention: StepMention) -> bool:
    """Tell whether a team's word stands alone behind somebody's name ("Ann Hale, finance, and")."""
    at = scene.piece.start
    before = [who.end for who in scene.people if who.named and who.end <= mention.start]
    if not before or not _COMMA.fullmatch(scene.text[before[-1] - at : mention.start - at]):
        return False
    return bool(_APART.match(scene.after(mention.end)))


_COMMA = re.compile(r"\s?[,(]\s?")
_APART = re.compile(r"\s*(?:[,;).]|$|and\b)", re.IGNORECASE)


def names_person(scene: Scene, mention: StepMention) -> bool:
    """Tell whether the words are part of what somebody is ("their data protection officer")."""
    low, high = mention.start - scene.piece.start, mention.end - scene.piece.start
    token = head_token(scene.text, low, high)
    if token is None:
        return False
    head = token
    while head.dep_ in {"compound", "amod", "nmod"} and head.head.i > head.i:
        head = head.head
    between = scene.text[high : head.idx]
    near = bool(re.fullmatch(r"[a-z -]{1,20}", between, re.IGNORECASE))
    linked = re.search(r"\b(?:w|with|by|for|of|to)\b", between, re.IGNORECASE)
    return head != token and head.idx >= high and near and not linked and is_person(head)


def _is_person(scene: Scene, token: "Token") -> bool:
    at = scene.piece.start + token.idx
    return any(who.named and who.start <= at < who.end for who in scene.people)


def _wanted_first(scene: Scene, mention: StepMention) -> bool:
    """Tell whether somebody or something else needs the step ("the board wants the results")."""
    before = scene.before(mention.start)
    match = _NEEDS.search(before)
    if match is None:
        return False
    subject = next(
        (
            t
            for t in parse(scene.text)
            if t.dep_ in {"nsubj", "nsubjpass"} and t.idx < match.start()
        ),
        None,
    )
    others = any(step.start < mention.start for step in scene.steps if step != mention)
    apart = re.search(r"[,;(-]\s*(?:and |but )?$", before[: match.start()])
    dated = [date.start < mention.start for date in scene.dates]
    others = others or bool(apart and dated and all(dated))
    return others and (subject is None or subject.lower_ not in {"i", "we"})


def _supposed(scene: Scene, mention: StepMention) -> bool:
    match = _IF.search(scene.before(mention.start))
    return bool(match) and bool(scene.text[: match.start()].strip() if match else "")

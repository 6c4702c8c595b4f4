"""Sentences cut into clauses: each with its own subject and verb, or its own list entry."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.language import parse
from assistant.understanding.moods import asks
from assistant.understanding.statuses import status_at
from assistant.understanding.text import Piece, piece, shifted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_JOINT = re.compile(
    r",?\s+(?:and|but|so|then|plus|while|whereas|though|although|also|yet|except|however)\s+"
    r"|,\s+|\s-\s|\s?;\s?|:\s|\s\+\s",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = frozenset({"NOUN", "PROPN", "PRON"})
_SUBORDINATE = re.compile(
    r"(?:who|which|that|whose|whom|where|if|unless|because|since|once|until|till|before|after|when|"
    r"as soon as|as long as|provided|assuming|so that|or)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:if|once|when|until|till|before|after|as soon as|unless|because|since|while|assuming|"
    r"provided|given|although|though)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"(?:\b(?:will|shall|must|should|can|could|would|may|might|to|has|have|is|are|need|needs)|'ll|'d|"
    r"'ve|n't)$",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?:only |right )?after (?:that|this)\b[, ]*", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"(?:please\s+)?(?:add|drop|remove|delete|move|push|pull|put|make|set|change|assign|give|mark|"
    r"scrap|cancel|skip|rename|switch|swap|bump|shift|take|forget|kill|note|keep|undo|hand|let|have|reassign|replace|update|include|schedule|use|swap|reduce)\b",
    re.IGNORECASE,
)


def clauses(sentence: Piece, kept: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """Return the clauses of the sentence; no cut falls inside one of the `kept` stretches.

    Positions, in and out, count in the message.
    """
    text = sentence.text
    doc = parse(text)
    guarded = [(start - sentence.start, end - sentence.start) for start, end in kept]
    cuts = [0]
    ends: list[int] = []
    for joint in _JOINT.finditer(text):
        inside = any(start < joint.end() and joint.start() < end for start, end in guarded)
        if inside or _depth(text, joint.start()) or not _splits(text, doc, cuts[-1], joint):
            continue
        cuts.append(joint.end())
        ends.append(joint.start())
    ends.append(len(text))
    pieces = [piece(text, start, end) for start, end in zip(cuts, ends, strict=True)]
    return [
        Piece(p.start + sentence.start, p.end + sentence.start, p.text) for p in pieces if p.text
    ]


def by_status(clause: Piece, steps: Iterable[tuple[int, int]]) -> list[Piece]:
    """Return the clause cut where each of several steps has a status of its own.

    "Legal's finished, security's halfway" has no verb that a parser sees.
    """
    cuts = [0]
    for start, end in steps:
        at = start - clause.start
        joint = _BEFORE_STEP.search(clause.text[:at]) if 0 < at < len(clause.text) else None
        if joint is None:
            continue
        left = clause.text[cuts[-1] : joint.start()]
        own_verb = _STATES.match(clause.text[end - clause.start :]) and len(left.split()) > 1
        if own_verb or (status_at(left) and status_at(clause.text[at:])):
            cuts.append(joint.end())
    pieces = [
        shifted(piece(clause.text, low, high), clause.start)
        for low, high in pairwise([*cuts, len(clause.text)])
    ]
    return [one for one in pieces if one.text]


_STATES = re.compile(
    r"\s+(?:is|are|was|'s|needs?|takes?|has|have|had|goes|will|'ll|sits?|comes?|belongs?|should|must|"
    r"started|starts|can|won't|isn't|hasn't|lives|usually takes)\b",
    re.IGNORECASE,
)
_BEFORE_STEP = re.compile(
    r"(?:,\s*(?:and |but )?|\s+(?:and|but)\s+)(?:the |their |our )?$", re.IGNORECASE
)


def _splits(text: str, doc: "Doc", start: int, joint: re.Match[str]) -> bool:
    left, right = text[start : joint.start()].strip(), text[joint.end() :]
    if _CARRIED.search(left):
        return False  # "she will also mark the routes"
    then = _THEN.match(right)
    if then and _has_verb(doc, start, joint.start()):
        return _new_subject(doc, joint.end() + then.end())
    if _SUBORDINATE.match(right):
        return False
    if (
        _OPENS.match(left)
        and "," in joint.group()
        and not _has_clause(doc, start, joint.start(), 2)
    ):
        return False
    if _IMPERATIVE.match(right) and (_has_verb(doc, start, joint.start())):
        return True
    if asks(right) and len(left.split()) > 2:
        return True
    return _has_verb(doc, start, joint.start()) and _new_subject(doc, joint.end())


def _has_verb(doc: "Doc", start: int, end: int) -> bool:
    return any(
        start <= t.idx < end and (t.tag_ in _FINITE or t.tag_ in {"VB", "VBN", "VBG"}) for t in doc
    )


def _has_clause(doc: "Doc", start: int, end: int, count: int) -> bool:
    return sum(start <= t.idx < end and t.tag_ in _FINITE for t in doc) >= count


def _new_subject(doc: "Doc", start: int) -> bool:
    """Tell whether a subject and its finite verb stand within a few words."""
    subject = apposed = False
    for count, token in enumerate(t for t in doc if t.idx >= start):
        if token.text == "," and subject and _apposes(doc, token.i):
            apposed = True
            continue
        if count == 0 and token.tag_ in {"VBG", "VBN"}:
            return False
        if count > (10 if apposed else 7) or token.text in {",", ";", ":"}:
            return False
        if token.tag_ in _FINITE:
            return subject
        if token.tag_ in {"IN", "TO"} and not subject and count == 0:
            return False
        subject = subject or token.pos_ in _SUBJECT
    return False


def _apposes(doc: "Doc", comma: int) -> bool:
    """Tell whether the comma stands before or after a name beside its role ("the CFO, Lars, …")."""
    around = [doc[comma - 1], *doc[comma + 1 : comma + 2]]
    return any(token.pos_ == "PROPN" for token in around)


def _depth(text: str, position: int) -> int:
    return text.count("(", 0, position) - text.count(")", 0, position)

"""Boards, committees and councils that decide: their approval is a step of the deal's own."""

import re
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import Task
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BODIES = frozenset(
    (  # noqa: SIM905
        "board committee council cabinet panel senate commission directorate diretoria vorstand "
        "betriebsrat trustees regents supervisors bod subcommittee assembly conseil comit\u00e9"
    ).split()
)
_DECIDE = frozenset(
    (  # noqa: SIM905
        "sit meet decide vote resolve approve endorse consider convene rule bless ratify authorise "
        "authorize confirm discuss clear pass nod sign"
    ).split()
)
_BEFORE = re.compile(
    r"\b(?:go(?:es|ing)?|comes?|taken?|takes|put|brought|bring|submitted|needs? to go|is|be)\b"
    r"[^,;.]{0,40}\b(?:to|on|before|through|at|in front of|agenda of|by)\s+(?:the |their |our )?"
    r"(?:\w+ )?(?:agenda of (?:the |their |our )?)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:approval|sign-?off|consent|vote|decision|endorsement|ok|clearance|blessing|nod|yes)\s+"
    r"(?:of|from|by)\s+(?:the |their |our )?$",
    re.IGNORECASE,
)
_SAID = re.compile(r"\bapprov", re.IGNORECASE)
_STEERING = re.compile(r"\bsteer(?:ing (?:group|committee)|co)\b", re.IGNORECASE)


def sitting(scene: Scene) -> Task | None:
    """Return the approval of a body that sits, or before which the deal goes.

    "Tender board meets on 20 January" and "it goes to the finance steering group" are.
    """
    for chunk in parse(scene.text).noun_chunks:
        root = chunk.root
        if not (root.lower_ in _BODIES or _STEERING.search(chunk.text)):
            continue
        if not (_decides(root) or _goes_before(scene.text, chunk)):
            continue
        body = _named(chunk)
        if body:
            start = scene.piece.start + chunk.start_char
            weighty = re.findall(r"\w{2,}", body)
            action = f"{body} approval" if len(weighty) > 1 or _SAID.search(scene.text) else body
            return Task(action, start, scene.piece.start + chunk.end_char, [], True)
    return None


def is_body(words: str) -> bool:
    """Tell whether the words come down to a board, a committee or a council."""
    last = re.split(r"\s+(?:of|for|at)\s+", words.strip())[0].split()[-1:]
    return bool(last and last[0].casefold() in _BODIES) or bool(_STEERING.fullmatch(words.strip()))


def _decides(root: "Token") -> bool:
    """Tell whether the body is the subject of a verb of deciding, negated ones left out."""
    if root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verbs = [root.head, *(c for c in root.head.children if c.dep_ in {"xcomp", "ccomp", "conj"})]
    denied = any(c.dep_ == "neg" for verb in verbs for c in verb.children)
    return not denied and any(verb.lemma_ in _DECIDE and verb.tag_ != "VBD" for verb in verbs)


def _goes_before(text: str, chunk: "Span") -> bool:
    before = text[: chunk.start_char]
    return bool(_BEFORE.search(f"{before}") or _FROM.search(before))


def _named(chunk: "Span") -> str:
    words = [t for t in chunk if t.dep_ not in {"det", "poss"} and not t.is_punct]
    while words and words[0].tag_ in {"DT", "PRP$", "POS", "IN", "CC", "CD"}:
        words = words[1:]
    if not words:
        return ""
    name = chunk.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    tail = re.match(r"\s+of\s+(?:the\s+)?[A-Z]\w+", chunk.doc.text[chunk.end_char :])
    name += tail.group() if tail else ""
    return name[:1].upper() + name[1:]

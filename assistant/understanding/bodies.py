"""Boards, committees and councils that decide: their approval is a step of the deal's own."""

import re
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import Task
from assistant.understanding.language import parse
from assistant.understanding.people import Who
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
_BRING = frozenset(
    "take bring present put pitch submit carry get defend table send give show explain".split()  # noqa: SIM905
)
_RUN = frozenset("run walk get put take bring push move pass".split())  # noqa: SIM905
_THEY = frozenset({"they", "it", "that", "who", "which"})
_SIT = frozenset({"sit", "meet", "convene", "decide", "vote", "assemble"})
_HABIT = re.compile(
    r"\b(?:every|each|usually|normally|monthly|weekly|quarterly|of (?:the|each|every) month|as a "
    r"rule)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:so|but|next(?: one)?(?: is| would be)?|this (?:time|year|month|quarter)|which (?:is|"
    r"means|makes))\b",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r"\s*(?:is |will be |will |to |'ll )?(?:present|pitch)(?:s|es|ing)?\b", re.IGNORECASE
)
_TO = frozenset({"to", "before", "into", "at", "in", "through", "past"})
_GROUPS = frozenset({"group", "team", "meeting", "forum", "committee"})
_GOVERNS = re.compile(
    r"\b(?:governance|steering|leadership|investment|approval|review|management|executive|exec|"
    r"portfolio|spend|capital|architecture|change|risk)\b",
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


def presenters(scene: Scene) -> list[Who]:
    """Return who is said to present at a sitting ("the board sits on the 4th, Ana presenting")."""
    return [w for w in scene.people if w.named and _PRESENTS.match(scene.after(w.end))]


def brought_before(scene: Scene) -> tuple[Task, Who] | None:
    """Return the approval of a body before which somebody brings the deal, and who that is.

    "Fiona takes a paper to the investment committee" is, whatever she takes there.
    """
    for chunk in parse(scene.text).noun_chunks:
        root = chunk.root
        is_group = root.lower_ in _GROUPS and _GOVERNS.search(chunk.text)
        past = _runs_past(root)
        if not (past or root.lower_ in _BODIES or is_group or _STEERING.search(chunk.text)):
            continue
        verb = past or _brings(root)
        who = next((w for w in scene.people if verb and _acts(scene, w, verb)), None)
        who = who or (_she(scene, verb) if verb else None)
        body = _named(chunk)
        if who and body:
            at = scene.piece.start
            spot = (at + chunk.start_char, at + chunk.end_char)
            longer = len(re.findall(r"\w{2,}", body)) > 1
            action = f"{body} approval" if longer else body
            if past:
                first = body[:1] if body[1:2].isupper() else body[:1].lower()
                action = f"{past.lemma_.capitalize()} past {first}{body[1:]}"
            return Task(action, *spot, [], True), who
    return None


def _brings(root: "Token") -> "Token | None":
    """Return the verb by which something is brought to a body, None where there is none."""
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.dep_ == "pobj":
        root = root.head.head  # "the Delegation of Authority committee"
    if root.dep_ != "pobj" or root.head.lower_ not in _TO:
        return None
    verb = root.head.head
    while verb.dep_ in {"prep", "pobj", "dobj", "nmod", "compound"} and verb.head != verb:
        verb = verb.head
    denied = any(child.dep_ == "neg" for child in verb.children)
    return verb if verb.lemma_ in _BRING and not denied else None


def _runs_past(root: "Token") -> "Token | None":
    """Return the verb of "runs it past their auditor", None where it is not said."""
    link = root.head
    if root.dep_ != "pobj" or link.lower_ != "past" or link.head.lemma_ not in _RUN:
        return None
    verb = link.head
    things = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    shown = any(c.lower_ in {"us", "me", "him", "her"} for c in things)  # "walked us past the bar"
    return verb if things and not shown and verb.tag_ != "VBD" else None


def _acts(scene: Scene, who: Who, verb: "Token") -> bool:
    """Tell whether somebody is the subject of a verb, or of the one that it completes."""
    subjects: list[Token] = []
    at: Token = verb
    for _ in range(4):
        subjects = [c for c in at.children if c.dep_ == "nsubj"]
        if subjects or at.dep_ not in {"xcomp", "conj", "ccomp"}:
            break
        at = at.head
    low, high = who.start - scene.piece.start, who.end - scene.piece.start
    return who.named and any(low <= one.idx < high for one in subjects)


def _she(scene: Scene, verb: "Token") -> Who | None:
    """Return who "she" or "he" is, as the subject of a verb in a chat."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or scene.cautious or not scene.spoken_of:
        return None
    if subject.lower_ not in {"she", "he"}:
        return None
    start = scene.piece.start + subject.idx
    return Who(start, start + len(subject.text), scene.spoken_of, None, None, True, False, False)


def sits_on(scene: Scene) -> tuple[str, str] | None:
    """Return the day on which "they" or "it" sits, and the words that say so, None for none.

    Of "they meet every second Wednesday, so April 14" it is the day that is no habit.
    """
    doc = parse(scene.text)
    verbs = [
        t.head
        for t in doc
        if t.lower_ in _THEY and t.dep_ == "nsubj" and t.head.lemma_ in _SIT
        and t.head.tag_ != "VBD"
    ]  # fmt: skip
    at = scene.piece.start + verbs[0].idx if verbs else 0
    dates = [d for d in scene.dates if d.deadline.date and d.start > at] if verbs else []
    habit = _HABIT.search(scene.text)
    if habit:
        now = _NOW.search(scene.text, habit.end())
        dates = [d for d in dates if now and d.start - scene.piece.start >= now.end()]
    if not dates:
        return None
    low = min(t.idx for t in verbs[0].subtree)
    day = dates[-1] if habit else dates[0]
    return day.deadline.phrase, scene.text[low : day.end - scene.piece.start].strip(" .,;")


def is_body(words: str) -> bool:
    """Tell whether the words come down to a board, a committee or a council."""
    last = re.split(r"\s+(?:of|for|at)\s+", words.strip())[0].split()[-1:]
    if last and last[0].casefold() in _GROUPS and _GOVERNS.search(words):
        return True
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

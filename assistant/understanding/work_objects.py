"""What a verb works on, by the parse: the nouns, how far they reach, the name of such a step."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import LABEL, NO_TASK, clean, title
from assistant.understanding.scene import Scene
from assistant.understanding.stances import (
    OPEN,
    fronted,
    governor,
    is_ordered,
    is_passive,
    subject,
    will,
)
from assistant.understanding.work_words import LIGHT, is_object, is_person, is_work, work_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset(
    {("sign", "off"), ("go", "through"), ("go", "over"), ("look", "at"), ("look", "through"),
     ("look", "over"), ("work", "on"), ("work", "through"), ("reply", "to"), ("respond", "to"),
     ("decide", "on"), ("vote", "on"), ("comment", "on"), ("report", "on"), ("see", "to"),
     ("start", "on"), ("ask", "for"), ("start", "with"), ("begin", "on"), ("begin", "with"),
     ("walk", "through"), ("agree", "on"), ("meet", "with"),
     ("come", "for"), ("go", "for"), ("check", "on"), ("deal", "with"), ("look", "into"),
     ("run", "through"), ("take", "through"), ("put", "through"), ("carry", "out")}
)  # fmt: skip
_MOST_WORDS = 10
_TO_US = re.compile(r"\s+(?:to|for|with|from) (?:you|us|them|her|him|me)\W*$", re.IGNORECASE)
# What stands behind a step's name and is none of it: a day in digits, "our man".
_ASIDE = re.compile(
    r"\s+\d{1,2}[./]\d{1,2}\.?(?=\W|$)|,\s*(?:our|their|my|his|her|so)\b", re.IGNORECASE
)
_WHOSE = re.compile(r"^(?:their|our|your|my|his|her|its|these|those)\s+", re.IGNORECASE)
_OWN = re.compile(r"^(?:our|your|my)\s+", re.IGNORECASE)
_READY = frozenset("ready back done finished prepared over across".split())  # noqa: SIM905
_BEHIND = frozenset("relcl advcl conj cc appos punct".split())  # noqa: SIM905


def things_of(verb: "Token", *, work: bool) -> list["Token"]:
    """Return the nouns that the verb works on, those beside the first included."""
    heads = [c for c in verb.children if c.dep_ in {"dobj", "attr", "oprd"}]
    heads += worked_on(verb)
    ahead = fronted(verb)
    heads += [ahead] if ahead is not None else []
    fits = [one for one in heads if is_object(one) and (not work or is_work(one))]
    if not fits or any(c.lower_ in {"no", "any"} for c in fits[-1].children):
        return []
    first = fits[-1]
    # The parser hangs "and the certificate" on the verb as often as on the noun.
    conjuncts = {*first.conjuncts, *(c for c in verb.children if c.dep_ == "conj")}
    beside = sorted(c for c in conjuncts if c.i > first.i and c.pos_ == "NOUN" and is_work(c))
    return [first, *beside] if is_work(first) else [first]


def worked_on(verb: "Token") -> list["Token"]:
    """Return the nouns that a verb of work takes with a preposition ("looks at the contract")."""
    words = [
        c for c in verb.children if c.dep_ in {"prep", "prt"} and (verb.lemma_, c.lower_) in _WITH
    ]
    return [g for c in words for g in c.children if g.dep_ == "pobj"]


def passive_of(verb: "Token", *, sure: bool) -> "tuple[Token, str] | None":
    """Return what has to be done to what ("the plans have to be uploaded").

    What is sure to be done may be any deed; else it has to be a verb of work.
    """
    if not is_passive(verb):
        return None
    top = governor(verb)
    thing = subject(verb) or subject(top)
    if thing is None and is_ordered(verb):
        thing = verb.head
    if thing is None or not is_object(thing) or is_person(thing):
        return None
    if verb.lower_ in OPEN:
        return (thing, "") if is_work(thing) else None
    deed = verb.lemma_ in work_verbs() | LIGHT or (sure and verb.lemma_ not in NO_TASK)
    if not deed or not (top != verb or will(verb) or is_ordered(verb)):
        return None
    particle = next((f" {c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    return thing, f"{verb.lower_}{particle}"


def result_of(verb: "Token") -> "tuple[Token, str] | None":
    """Return what somebody gets done ("get the sandbox refreshed"), and what is then."""
    for child in verb.children if verb.lemma_ in {"get", "have"} else ():
        thing = subject(child)
        if verb.lemma_ == "have":
            if thing and child.lower_ == "ready" and is_work(thing):
                return thing, "ready"
            if not (child.dep_ in {"ccomp", "xcomp"} and child.tag_ == "VBN" and will(verb)):
                continue
        if child.dep_ in {"ccomp", "xcomp"} and child.tag_ == "VBN" and thing and is_object(thing):
            return (thing, child.lower_) if child.lemma_ in work_verbs() else None
    return None


_OVER = re.compile(
    r"\b(?:(?:across|over) (?:the line|to \w+)|through|sorted|in place|off the ground|"
    r"out of the way|over with|(?:out|back|in|on) to \w+)\b",
    re.IGNORECASE,
)


def brought_over(verb: "Token") -> "Token | None":
    """Return what somebody gets there ("gets the lease across the line", "the list over to us")."""
    clause = verb.doc[verb.i : verb.right_edge.i + 1].text
    if not _OVER.search(clause):
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and is_object(child):
            return child
        # The parser takes "list" in "the neighbours list" for a verb.
        if child.dep_ == "ccomp" and child.tag_ in {"VB", "VBP"} and is_work(child):
            return child
    return None


def held_by(verb: "Token") -> tuple[int, int] | None:
    """Return the words of "hold a drivers meeting", where the last is taken for a verb."""
    for child in verb.children:
        thing = subject(child) if child.dep_ == "ccomp" and child.tag_ == "VBG" else None
        if thing and thing.i + 1 == child.i and any(c.dep_ == "det" for c in thing.children):
            return thing.left_edge.idx, child.idx + len(child.text)
    return None


def is_handed(verb: "Token", thing: "Token") -> bool:
    """Tell whether somebody is to let another have the thing, or it is the other side's."""
    ours = any(c.dep_ == "poss" and c.lower_ in {"our", "your"} for c in thing.children)
    return ours or verb.head.lemma_ == "let"


def is_ready(verb: "Token", thing: "Token") -> bool:
    """Tell whether "have" says that somebody is to get the thing, or has it ready then."""
    if is_handed(verb, thing):
        return True
    near = [*verb.children, *thing.subtree]
    handed = any(
        c.lower_ in {"to", "with"} and any(g.pos_ == "PRON" for g in c.children) for c in near
    )
    return handed or any(c.lower_ in _READY for c in near)


def span_of(noun: "Token") -> tuple[int, int]:
    """Return where the noun with all that belongs to it stands, without clauses behind it."""
    kept = [t for t in noun.subtree if not _cut_off(t, noun)]
    kept = [t for t in kept if t.i <= noun.i or all(
        any(k.i == i for k in kept) for i in range(noun.i, t.i))]  # fmt: skip
    return kept[0].idx, kept[-1].idx + len(kept[-1].text)


def _cut_off(token: "Token", noun: "Token") -> bool:
    while token != noun:
        if token.dep_ in _BEHIND and token.i > noun.i:
            return token.dep_ != "punct" or token.text not in {"-", "/", "&"}
        token = token.head
    return False


def named(scene: Scene, noun: "Token") -> str:
    """Return the noun with all that belongs to it as the name of a step."""
    return fit(_WHOSE.sub("", clean(scene, *span_of(noun))))


def deed_name(scene: Scene, verb: "Token", thing: "Token", *, whole: bool) -> str:
    """Return the verb in its plain form with its object, and what stands behind it."""
    start, end = span_of(thing)
    low = verb.idx + len(verb.text)
    between = scene.text[low:start] if start >= low and start - low < 20 else " "
    between = re.sub(r"\b(?:them|him|her|us|me|you)\b\s*", "", between)
    if whole:
        end = max((c.idx + len(c.text) for c in _tail(verb, thing)), default=end)
    words = _OWN.sub("", clean(scene, start, max(end, start)))
    lemma = verb.lemma_.lower()
    return fit(f"{lemma} {between.strip()} {words}") if words else ""


def _tail(verb: "Token", thing: "Token") -> Iterator["Token"]:
    """Yield the words of what is said behind the object ("… to ours", "sign … off")."""
    last = thing.right_edge.i
    for child in verb.children:
        if child.i > last and child.dep_ in {"prt", "prep", "dative"}:
            leaves = list(child.subtree)
            if leaves[0].i != last + 1 or any(t.ent_type_ in {"DATE", "TIME"} for t in leaves):
                return
            yield from leaves
            last = leaves[-1].i


def fit(words: str) -> str:
    """Return the words as the name of a step, "" where they are none."""
    words = _ASIDE.split(words)[0]
    parts = _TO_US.sub("", re.sub(r"\s+", " ", words)).strip(" ,.;:-").split()
    if not parts or LABEL.match(" ".join(parts)):
        return ""
    return title(" ".join(parts[:_MOST_WORDS]))[:120]

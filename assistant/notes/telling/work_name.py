"""The name of the step that a sentence tells of, in its own words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.notes.telling.pointing import work_in
from assistant.understanding.deed_words import LABEL, clean, is_thing
from assistant.understanding.headed import headed, is_name
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import is_passive, subject
from assistant.understanding.tasks import task
from assistant.understanding.undertakings import undertakings
from assistant.understanding.work_objects import deed_name, fit, span_of
from assistant.understanding.work_words import is_object, is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that tell of no work themselves: what they carry may be.
_SAYS = frozenset(
    (  # noqa: SIM905
        "say think reckon believe tell confirm mention promise hope expect guess know want need "
        "have be do go get let try plan agree offer aim wait ask seem look pledge insist stress"
    ).split()
)
# What a body does by itself, and what that is called.
_DECIDES = {
    "vote": "vote", "decide": "decision", "approve": "approval", "sign": "signature",
    "meet": "meeting", "sit": "meeting", "answer": "answer", "reply": "answer",
    "respond": "answer", "confirm": "confirmation", "review": "review", "pay": "payment",
}  # fmt: skip
# Words that were cut out of two clauses ("Head the store, makes dock 7 empty", "Produce (store").
_BROKEN = re.compile(r",|\([^)]*$|^[^(]*\)")
_LABELLED = re.compile(r"^(?P<what>[^:|]{4,60}?)\s*(?::|\s[-|>=]+\s|->|\u2192)")
_WHOSE = re.compile(r"^(?:our|their|my|your|his|her|its)\s+", re.IGNORECASE)
_POINTS = frozenset("it this that these those them one ones both same".split())  # noqa: SIM905


def work_name(scene: Scene, before: str) -> str:
    """Return the name of the step that a sentence tells of, "" where it names none.

    The rules that read surely come first; then whatever the parse says is done to what.

    Args:
        scene: the sentence.
        before: the sentence before it, which says what "it" is.
    """
    told = (_WHOSE.sub("", name) for name in _names(scene, before) if not _BROKEN.search(name))
    names = (_numbered(name[:1].upper() + name[1:], scene.text) for name in told)
    return next((name for name in names if is_name(name) or _is_work(name)), "")


_NUMBERS = re.compile(r"(?: (?:\d{1,5}|[IVX]{1,4}|[Tt]ype)\b)+")


def _numbered(name: str, text: str) -> str:
    """Return a name with the numbers that go on naming it ("SOC 2 Type II", "ISO 27001")."""
    if not name[-2:].isupper():
        return name
    at = text.find(name)
    more = _NUMBERS.match(text, at + len(name)) if at >= 0 else None
    return name + more.group() if more else name


def _is_work(name: str) -> bool:
    """Tell whether a single word is work by itself ("training")."""
    return len(name.split()) == 1 and any(is_work(t) for t in parse(name.lower()))


def _names(scene: Scene, before: str) -> Iterator[str]:
    told = undertakings(scene, [])
    yield from (one.action for one in told if one.sure)
    head = headed(scene)
    if head:
        yield head.action
    yield from (one.action for one in told)
    found = task(scene)
    if found:
        yield found.action
    yield from _labelled(scene)
    yield from _deeds(scene)
    yield from _decisions(scene)
    yield from _pointed(scene, before)
    yield from _things(scene)


def _labelled(scene: Scene) -> Iterator[str]:
    match = _LABELLED.match(scene.text)
    words = clean(scene, match.start("what"), match.end("what")) if match else ""
    if words and is_thing(words) and not LABEL.match(words) and not _names_somebody(scene, words):
        yield fit(words)


def _names_somebody(scene: Scene, words: str) -> bool:
    at = scene.text.find(words) + scene.piece.start
    return any(who.start < at + len(words) and at < who.end for who in scene.people)


def _deeds(scene: Scene) -> Iterator[str]:
    """Yield what the verbs of the sentence do to what, verbs of work first."""
    verbs = [t for t in parse(scene.text) if t.pos_ == "VERB" and t.lemma_.isalpha()]
    for verb in sorted(verbs, key=lambda one: (_carries(one), one.i)):
        if is_passive(verb):
            thing = subject(verb)
            if thing is not None and _fits(thing):
                yield fit(f"{clean(scene, *span_of(thing))} {verb.lower_}")
        elif verb.lemma_ not in _SAYS and (what := _itself(scene, verb)):
            yield what
        elif verb.lemma_ not in _SAYS:
            yield from (
                deed_name(scene, verb, one, whole=True) for one in _objects(verb) if _fits(one)
            )


def _itself(scene: Scene, verb: "Token") -> str:
    """Return what a thing does by itself ("the racks leave our depot"), "" where somebody does."""
    thing = subject(verb)
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"} or not _fits(thing):
        return ""
    if _names_somebody(scene, thing.text):
        return ""
    behind = [c for c in verb.children if c.dep_ in {"dobj", "prt"} and c.i > verb.i]
    end = max([verb.idx + len(verb.text), *(span_of(c)[1] for c in behind)])
    return fit(f"{clean(scene, *span_of(thing))} {clean(scene, verb.idx, end)}")


def _carries(verb: "Token") -> bool:
    """Tell whether a verb tells of no work itself, or only of somebody."""
    return verb.lemma_ in _SAYS or verb.dep_ == "relcl"


def _objects(verb: "Token") -> Iterator["Token"]:
    yield from (c for c in verb.children if c.dep_ in {"dobj", "obj"})
    for prep in (c for c in verb.children if c.dep_ in {"prep", "prt"}):
        yield from (c for c in prep.children if c.dep_ == "pobj" and is_work(c))


def _fits(noun: "Token") -> bool:
    return noun.lower_ not in _POINTS and is_object(noun) and not is_person(noun)


def _decisions(scene: Scene) -> Iterator[str]:
    """Yield what a body does by itself ("the board votes on 11 May" is the board's vote)."""
    for verb in parse(scene.text):
        who = subject(verb) if verb.lemma_ in _DECIDES else None
        if who is not None and is_person(who) and who.pos_ != "PRON":
            words = clean(scene, *span_of(who))
            yield fit(f"{words} {_DECIDES[verb.lemma_]}") if words else ""


def _pointed(scene: Scene, before: str) -> Iterator[str]:
    """Yield what is done to "it", which the sentence before names."""
    thing = work_in(before)
    if not thing:
        return
    for verb in parse(scene.text):
        if verb.pos_ != "VERB" or _carries(verb):
            continue
        it = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.lower_ in _POINTS]
        if it and is_passive(verb):
            yield fit(f"{thing} {verb.lower_}")
        elif it:
            yield fit(f"{verb.lemma_} {thing}")
    if any(t.lower_ in _POINTS and t.pos_ == "PRON" for t in parse(scene.text)):
        yield fit(thing)


def _things(scene: Scene) -> Iterator[str]:
    """Yield the things that are named, work before others."""
    nouns = [t for t in parse(scene.text) if _is_noun(t)]
    for noun in sorted(nouns, key=lambda one: (not is_work(one), one.i)):
        words = clean(scene, *span_of(noun))
        if words and not LABEL.match(words) and not _names_somebody(scene, words):
            yield fit(words)


def _is_noun(token: "Token") -> bool:
    deed = token.tag_ == "VBG" and token.dep_ in {"nsubj", "ROOT"}
    noun = token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and _fits(token)
    return noun or deed

"""Steps of the deal's own in notes: who will, must or is to do what, by the parse.

"Lucia makes the data export", "their fire officer wants a hazard survey", "the floor plans have to
be uploaded": the work is told by a verb with its object, or by the object alone where the verb says
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.deed_words import NO_TASK, Task, clean
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import governor, is_named, is_passive, stance, subject, will
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.work_objects import (
    brought_over,
    deed_name,
    fit,
    held_by,
    is_handed,
    is_ready,
    named,
    passive_of,
    result_of,
    span_of,
    things_of,
    worked_on,
)
from assistant.understanding.work_words import LIGHT, is_person, is_work, work_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEMAND = frozenset("need want require owe await expect request demand lack promise".split())  # noqa: SIM905
_GIVEN = frozenset({"owe", "promise"})
_HANDED = frozenset(
    (  # noqa: SIM905
        "send share provide need owe return get submit forward supply bring upload want require "
        "deliver promise request email mail have give"
    ).split()
)
_RUNS = re.compile(
    r"\w \b(?:running|working|live|operational|up|in use|in operation)\b", re.IGNORECASE
)
_GETS = frozenset({"have", "get", "receive"})
_BEGINS = frozenset({"start", "begin"})
# What they carry is the deed: "let me have the form".
_CARRIERS = frozenset({"be", "let"})
# "Is carried out" says nothing beside what is.
_BARE = LIGHT | {"arrange", "complete", "finish"}


class _Work(NamedTuple):
    """Words of a clause that are work to be done, and its name."""

    start: int
    end: int
    name: str


def undertakings(scene: Scene, topics: Sequence[StepMention]) -> list[Task]:
    """Return the work of the deal's own that a clause tells of, one for each thing to hand over.

    `sure` is False where it may as well be small talk.

    Args:
        scene: the clause.
        topics: steps that the clause names; work that is one of them is left out.
    """
    found: list[Task] = []
    for verb in parse(scene.text):
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"}:
            continue
        sure = None if verb.lemma_ in _CARRIERS else stance(scene, verb)
        if sure is None:
            continue
        for start, end, name in _work(scene, verb, sure=sure):
            low, high = scene.piece.start + start, scene.piece.start + end
            head = scene.piece.start + _head(verb, start, end)
            if any(t.start <= head < t.end for t in topics) or _again(found, low, high):
                continue
            if name:
                found.append(Task(name, low, high, [], sure))
    return found


def does(scene: Scene, topics: Sequence[StepMention]) -> bool:
    """Tell whether the clause says that somebody does, or is to do, one of the steps it names."""
    for verb in parse(scene.text) if topics else ():
        if verb.pos_ != "VERB" or not stance(scene, verb):
            continue
        at = [verb.idx, *(c.idx for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})]
        if any(t.start <= scene.piece.start + one < t.end for t in topics for one in at):
            return True
    return False


def _again(found: Sequence[Task], low: int, high: int) -> bool:
    return any(one.start < high and low < one.end for one in found)


def _gives(verb: "Token") -> bool:
    """Tell whether somebody is to get something ("gives us an extract")."""
    return verb.lemma_ == "give" and any(c.dep_ == "dative" for c in verb.children)


def _by_name(scene: Scene, verb: "Token") -> bool:
    """Tell whether the verb has somebody for its subject whom the clause names."""
    who = subject(verb) or subject(governor(verb))
    ours = who is not None and who.lower_ in {"i", "we"} and bool(scene.dates)
    work = verb.lemma_ not in NO_TASK or bool(worked_on(verb))
    bound = scene.dates or will(verb) or governor(verb) != verb
    return who is not None and work and bool(bound) and (ours or is_named(scene, who))


def _head(verb: "Token", start: int, end: int) -> int:
    """Return where the object of the words stands."""
    inside = [t for t in verb.doc if start <= t.idx < end and t.pos_ in {"NOUN", "PROPN"}]
    heads = [t for t in inside if t.head not in inside]
    return heads[0].idx if heads else start


def _work(scene: Scene, verb: "Token", *, sure: bool) -> Iterator[_Work]:
    """Yield what the verb says is to be done."""
    lemma = verb.lemma_
    if lemma in _DEMAND and (things := _demanded(scene, verb)):
        found = [_Work(*span_of(one), named(scene, one) or _by_whom(verb, one)) for one in things]
        # "They need the tracking running before harvest" is the goal, and no step to it.
        yield from (one for one in found if not _RUNS.search(one.name))
    elif is_passive(verb):
        yield from _suffered(scene, verb, sure=sure)
    elif lemma in _BEGINS:
        things = things_of(verb, work=False)[:1]
        yield from (_Work(*span_of(one), named(scene, one)) for one in things)
    elif lemma == "get" and (thing := brought_over(verb) or _given(verb)) is not None:
        yield _Work(*span_of(thing), named(scene, thing))
    elif result := result_of(verb):
        yield _Work(*span_of(result[0]), f"{named(scene, result[0])} {result[1]}")
    elif lemma in _GETS or (lemma == "see" and _asks_to_see(verb)):
        things = [t for t in things_of(verb, work=False) if is_work(t) or is_handed(verb, t)]
        if things and (is_ready(verb, things[0]) if lemma in _GETS else scene.dates):
            yield _Work(*span_of(things[0]), named(scene, things[0]))
    elif lemma in LIGHT and not _gives(verb):
        yield from _made(scene, verb, sure=sure, firm=sure and _by_name(scene, verb))
    elif lemma in work_verbs() or (sure and (lemma not in NO_TASK or worked_on(verb))):
        yield from _done(scene, verb, firm=sure and _by_name(scene, verb))


def _given(verb: "Token") -> "Token | None":
    """Return what somebody gets somebody ("I'll get you the mapping by Monday")."""
    if not any(c.dep_ == "dative" for c in verb.children):
        return None
    # The parser takes "doc" in "the mapping doc" for a verb.
    nouns = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "NOUN"]
    return next(iter([*things_of(verb, work=False), *nouns]), None)


def _by_whom(verb: "Token", thing: "Token") -> str:
    """Return whose a thing is that says nothing by itself ("Brunner comments")."""
    who = subject(verb)
    firm = verb.lemma_ == "promise" and who is not None and who.pos_ == "PROPN"
    return f"{who.text} {thing.text}" if firm and who is not None else ""


def _demanded(scene: Scene, verb: "Token") -> list["Token"]:
    """Return the things that somebody needs or owes; any thing where the words say who gives it."""
    things = things_of(verb, work=True)
    if things:
        return things
    given = verb.lemma_ in _GIVEN or any(
        is_named(scene, who) and prep.lower_ == "from"
        for prep in verb.subtree
        if prep.dep_ == "prep"
        for who in prep.children
    )
    things = things_of(verb, work=False) if given else []
    return [one for one in things if not is_named(scene, one) and not is_person(one)]


def _suffered(scene: Scene, verb: "Token", *, sure: bool) -> Iterator[_Work]:
    """Yield what is done to the subject of the verb."""
    found = passive_of(verb, sure=sure)
    if found is None or is_named(scene, found[0]):
        return
    thing, deed = found
    start, end = span_of(thing)
    name = named(scene, thing)
    whole = name if verb.lemma_ in _BARE else f"{name} {deed}".strip()
    yield _Work(start, max(end, verb.idx + len(verb.text)), whole if name else "")


def _asks_to_see(verb: "Token") -> bool:
    return verb.head.lemma_ in _DEMAND and subject(verb) is None


def _made(scene: Scene, verb: "Token", *, sure: bool, firm: bool) -> Iterator[_Work]:
    """Yield what somebody does, runs or holds; of several it may be what one always does.

    Where it is firm who does it, and by when, it may be any thing.
    """
    held = held_by(verb)
    things = things_of(verb, work=not (firm and verb.lemma_ == "do" and scene.dates))
    if held:
        yield _Work(*held, fit(clean(scene, *held)))
    elif things and (sure or things[0].tag_ not in {"NNS", "NNPS"}):
        yield _Work(*span_of(things[0]), named(scene, things[0]))


def _done(scene: Scene, verb: "Token", *, firm: bool) -> Iterator[_Work]:
    """Yield the deed with its object, each object of what is handed over apart.

    Where it is firm who does it, the verb and its object may be any.
    """
    things = things_of(verb, work=verb.lemma_ not in work_verbs() and not firm)
    apart = things if verb.lemma_ in _HANDED else things[:1]
    for one in apart:
        start, end = span_of(one)
        start = verb.idx if one == things[0] else start
        yield _Work(start, end, deed_name(scene, verb, one, whole=len(apart) == 1))

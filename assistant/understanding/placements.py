"""Work of the deal's own that a clause says only where it lies, or that it is over already.

"The board paper is with Ana", "the request goes to the bank through Bo", "my foreman does the
masts", "Bo has already obtained the fire permit": no verb says that anything is still to be done.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import Task
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import is_named, is_passive, subject, will
from assistant.understanding.statuses import status
from assistant.understanding.work_objects import deed_name, named, span_of, things_of
from assistant.understanding.work_words import is_object, is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIES = frozenset("be lie sit rest stay remain".split())  # noqa: SIM905
_TRAVELS = frozenset("go come leave".split())  # noqa: SIM905
_ARRIVES = frozenset("reach arrive come land follow".split())  # noqa: SIM905
_TAKES = frozenset("do handle own".split())  # noqa: SIM905
_BY_WAY_OF = frozenset("from through via by with".split())  # noqa: SIM905
_ENDS = frozenset(
    (  # noqa: SIM905
        "send obtain submit file sign deliver finish complete share upload return provide install "
        "book order hand drop issue supply fill lodge register post receive get test translate "
        "prepare draft write forward collect gather close pass hold present pay clear map export "
        "migrate update fix settle arrange secure"
    ).split()
)
# The deed says no more than that the thing is there now.
_THERE = frozenset("obtain receive get finish complete hand hold secure have pass".split())  # noqa: SIM905
_JUST = re.compile(
    r"\b(?:already|just|now|yesterday|today|this (?:morning|week|afternoon)|last (?:week|night|"
    r"mon\w*|tue\w*|wed\w*|thu\w*|fri\w*)|on (?:mon|tues|wednes|thurs|fri)day|ago)\b",
    re.IGNORECASE,
)


def placed(scene: Scene) -> list[Task]:
    """Return the work that a clause puts into somebody's hands, or sends from them."""
    found: list[Task] = []
    for verb in parse(scene.text):
        if (thing := _mistaken(scene, verb)) is not None and (name := named(scene, thing)):
            found.append(_task(scene, name, verb.idx, thing.idx + len(thing.text)))
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass", "relcl", "advcl"}:
            continue
        if any(c.dep_ == "neg" for c in verb.children):
            continue
        if verb.tag_ not in {"VBZ", "VBP"} and not will(verb):
            continue
        thing = _lying(scene, verb) or _assigned(scene, verb)
        if thing is not None and (name := named(scene, thing)):
            found.append(_task(scene, name, *span_of(thing)))
    return found


def accomplished(scene: Scene) -> list[Task]:
    """Return the work that somebody has done already ("I've sent the certificates")."""
    if status(scene.text) != "done":
        return []
    return [
        _task(scene, name, min(verb.idx, start), end)
        for verb in parse(scene.text)
        if _is_over(scene, verb)
        for thing in things_of(verb, work=True)[:1]
        for start, end in [span_of(thing)]
        if (name := _name(scene, verb, thing))
    ]


def _task(scene: Scene, name: str, start: int, end: int) -> Task:
    return Task(name, scene.piece.start + start, scene.piece.start + end, [], True)


def _name(scene: Scene, verb: "Token", thing: "Token") -> str:
    if verb.lemma_ in _THERE:
        return named(scene, thing)
    return deed_name(scene, verb, thing, whole=False)


def _lying(scene: Scene, verb: "Token") -> "Token | None":
    """Return what lies with somebody, or goes from or through them."""
    thing = subject(verb)
    if thing is None or not is_object(thing) or not is_work(thing):
        return None
    if verb.lemma_ in _ARRIVES and will(verb) and scene.dates:
        return thing
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        who = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if who is None or not (is_named(scene, who) or is_person(who)):
            continue
        if verb.lemma_ in _LIES and prep.lower_ == "with":
            return thing
        if verb.lemma_ in _TRAVELS and prep.lower_ in _BY_WAY_OF:
            return thing
    return None


def _assigned(scene: Scene, verb: "Token") -> "Token | None":
    """Return what somebody whom the clause names does, said without a day."""
    who = subject(verb)
    if verb.lemma_ not in _TAKES or who is None or is_passive(verb):
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None or not is_object(thing) or not _definite(thing):
        return None
    somebody = is_named(scene, who) or (is_person(who) and any(one.named for one in scene.people))
    return thing if somebody else None


def _mistaken(scene: Scene, verb: "Token") -> "Token | None":
    """Return what somebody does where the parser takes it for a verb ("does the layout")."""
    thing = verb.head
    if verb.lower_ not in {"does", "do"} or verb.dep_ != "aux" or not is_work(thing):
        return None
    articled = verb.i + 1 < len(verb.doc) and verb.nbor().dep_ == "det"
    return thing if articled and any(one.named for one in scene.people) else None


def _definite(thing: "Token") -> bool:
    return any(c.lower_ in {"the", "that", "this", "our", "your", "all"} for c in thing.children)


def _is_over(scene: Scene, verb: "Token") -> bool:
    if verb.lemma_ not in _ENDS or verb.dep_ in {"relcl", "advcl", "acl", "amod", "pcomp"}:
        return False
    who = subject(verb)
    if who is None or is_passive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return False
    if not (is_named(scene, who) or who.lower_ in {"i", "we", "he", "she", "they"}):
        return False
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ in {"VBN", "VBD"} and aux & {"has", "have", "'ve", "'s"}:
        return not aux & {"would", "could", "should", "might", "may"}
    return verb.tag_ == "VBD" and not aux and bool(_JUST.search(scene.text) or scene.dates)


def later_days(scene: Scene, sentence: Scene) -> Iterator[int]:
    """Yield the places of days that the next words of the sentence put to the clause.

    "Ana is getting the list over to us, that's the nineteenth" and "… , he reckons the 30th".
    """
    behind = sentence.text[scene.piece.end - sentence.piece.start :]
    match = _THAT_IS.match(behind)
    for date in sentence.dates:
        if match and 0 <= date.start - scene.piece.end - match.end() <= _NEAR:
            yield date.start


_NEAR = 12  # characters, as those of "about " or "until "
_THAT_IS = re.compile(
    r"\W*(?:and |so |but |for which )?(?:(?:that|this|it)(?:'s|'ll be| is| will be)(?: for)?|"
    r"which (?:is|will be)|"
    r"(?:he|she|they|I|we)(?:'ll| will)? (?:reckons?|says?|said|thinks?|thought|wants?|needs?|"
    r"hopes?|promised|promises|expects?|aims?|asked|guess(?:es)?|estimates?|means?)(?: (?:it|that|"
    r"this))?|done|ready|due|say|latest)\b",
    re.IGNORECASE,
)

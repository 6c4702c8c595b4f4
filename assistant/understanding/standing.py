"""Work of the deal's own of which notes say only how it stands, or that nobody does it yet.

"The displays are on pause", "the water analysis was already made by the lab", "somebody must pull
the permit" and "it is not decided who makes the translation" name work that no one promises.
"""

import re
from typing import TYPE_CHECKING

from assistant.understanding.deed_words import Task, clean, is_thing, title
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.stances import is_named, is_passive, subject
from assistant.understanding.statuses import status
from assistant.understanding.work_objects import fit, named, span_of
from assistant.understanding.work_words import is_object, is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDS = frozenset("be lie sit stand stay remain put go get".split())  # noqa: SIM905
_NO_STEP = frozenset(
    (  # noqa: SIM905
        "deal project budget hiring headcount spending business market money account contract "
        "everything discussion conversation talk case matter thing relationship"
    ).split()
)
# What waits for another year is no step of this deal.
_FAR = re.compile(
    r"\b(?:next (?:fiscal |financial |fin )?(?:year|fy)|fy ?\d+|phase \w+|later (?:phase|year)|"
    r"another (?:year|day)|20[2-9]\d|for good|forever)\b",
    re.IGNORECASE,
)
_ENDED = frozenset(
    (  # noqa: SIM905
        "make do take draw run approve perform send obtain submit file sign deliver finish "
        "complete share upload return provide install book order hand issue supply fill lodge "
        "register receive get test translate prepare write collect gather close pass hold pay "
        "clear map migrate update fix settle secure carry"
    ).split()
)
_LIGHT = frozenset("make do take run perform carry have hold get receive".split())  # noqa: SIM905
_JUST = re.compile(
    r"\b(?:already|now|finally|yesterday|today|this (?:morning|week)|last (?:week|night|month)|ago|"
    r"since|(?:has|have) been)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"^(?:and |but |also |then |so |plus )*(?:somebody|someone|one of (?:us|them))"
    r"(?: (?:else|there|from [\w ]{2,20}?))?(?:'s| has| will| must| should| needs|'ll)"
    r"(?: still| also| then)?(?: gotta| got to| to| have to)? (?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_NOT_SETTLED = (
    r"(?:not (?:yet |been )*(?:decided|clear|known|settled|agreed|fixed|named|assigned)|unclear|"
    r"undecided|open)"
)
_WHO_DOES = re.compile(
    rf"\b{_NOT_SETTLED}(?: yet)?,? who (?:will |shall |should |would |is to |has to )?"
    r"(?P<verb>[a-z]{2,}) (?:the |a |an |our |their )?(?P<what>[^,;.]{3,60})",
    re.IGNORECASE,
)
_OWNER_OPEN = re.compile(
    r"^(?P<what>[^,:;]{4,60}?)\s*[,:]\s*(?:(?:who|what person) (?:will |shall |should |is to )?"
    rf"(?:do|does|take|takes|own|owns)(?: it| this| that)? (?:is |remains )?{_NOT_SETTLED}|"
    rf"(?:the )?(?:person in charge|owner|responsible)(?: is)? {_NOT_SETTLED})\b",
    re.IGNORECASE,
)
_FEW = 8  # words of a name


def standing(scene: Scene) -> list[Task]:
    """Return the work of which a clause only says how it stands."""
    return _stopped(scene) or _over(scene)


def _stopped(scene: Scene) -> list[Task]:
    """Return what is said to be on hold ("the displays are on pause")."""
    if status(scene.text) != "blocked" or _FAR.search(scene.text):
        return []
    return [
        _task(scene, name, thing)
        for verb in parse(scene.text)
        if verb.dep_ in {"ROOT", "conj", "ccomp"} and (verb.lemma_ in _STANDS or is_passive(verb))
        if (thing := _subject(scene, verb)) is not None and (name := named(scene, thing))
    ][:1]


def _over(scene: Scene) -> list[Task]:
    """Return what has been done, whoever did it ("the analysis was already made by the lab")."""
    if status(scene.text) != "done" or not (_JUST.search(scene.text) or scene.dates):
        return []
    return [
        _task(scene, name if verb.lemma_ in _LIGHT else f"{name} {verb.lower_}", thing)
        for verb in parse(scene.text)
        if is_passive(verb) and verb.lemma_ in _ENDED and verb.dep_ in {"ROOT", "conj", "ccomp"}
        if not any(c.dep_ in {"neg", "mark"} or c.tag_ == "MD" for c in verb.children)
        if (thing := _subject(scene, verb)) is not None and is_work(thing)
        if (name := named(scene, thing))
    ][:1]


def unowned(scene: Scene) -> Task | None:
    """Return what somebody, nobody knows who, is to do."""
    match = _SOMEBODY.match(scene.text)
    if match:
        words = fit(clean(scene, match.start("verb"), len(scene.text)))
        return _named_so(scene, words) if len(words.split()) > 1 else None
    match = _WHO_DOES.search(scene.text) or _OWNER_OPEN.match(scene.text)
    return _named_so(scene, clean(scene, *match.span("what"))) if match else None


def _named_so(scene: Scene, words: str) -> Task | None:
    if not words or not is_thing(words) or len(words.split()) > _FEW:
        return None
    return Task(title(words), scene.piece.start, scene.piece.end, [], True)


def _subject(scene: Scene, verb: "Token") -> "Token | None":
    thing = subject(verb)
    if thing is None or not is_object(thing) or is_person(thing) or is_named(scene, thing):
        return None
    return None if thing.lemma_.lower() in _NO_STEP else thing


def _task(scene: Scene, name: str, thing: "Token") -> Task:
    start, end = span_of(thing)
    return Task(name, scene.piece.start + start, scene.piece.start + end, [], True)

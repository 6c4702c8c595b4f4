"""Entries of a list in a chat: what, who and when between marks, in any order.

"risk assessment: Ebba Lundqvist (them), 27 aug", "Hemi - tank list by 10/02" and "cutover | Tran |
22/3" say of a step who does it and when, without a verb.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE
from assistant.understanding.classify import goal_odds
from assistant.understanding.deed_words import LABEL, is_thing, title
from assistant.understanding.headed import OF_THE_DEAL
from assistant.understanding.labelled import labelled
from assistant.understanding.language import parse
from assistant.understanding.money import amounts
from assistant.understanding.people import Who
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.roles import BODY, roles
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status
from assistant.understanding.step_naming import named_step
from assistant.understanding.work_words import is_person, is_work

_MARK = re.compile(r"\s*(?:[,;|()\[\]=]|:(?!\d)|\s[-/@]+\s|-*>|=>|\s>\s)\s*")
# Words around who and when that name nothing themselves.
_AROUND = re.compile(
    r"\b(?:by|due|until|till?|on|for|with|w/|from|at|in|of|the|an?|and|is|owned|owners?|owner is|"
    r"who|when|date|days?|deadline|eta|target|latest|resp(?:onsible)?|lead|us|them|ours?|theirs?|"
    r"their|my|me|(?:buyer|seller|customer|client|vendor)(?:'s)?|side|end|team|mr|mrs|ms|dr|tbd|"
    r"tbc|open|about|around|approx|takes?|week of|both|same|i|to|probably|maybe)\b|[&+~?*#.]",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:already |now |all )?(?:done|finished|complete[d]?|in progress|under ?way|started|"
    r"ongoing|wip|blocked|stuck|on hold|pending|not started|open|signed|sent|approved|running)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:next steps?|steps?|to ?dos?|actions?|open(?: items?)?|remaining|outstanding|left|"
    r"still (?:open|to do|missing)|and|also|then|plus|ok|so|first|next|last)\s*[:,-]\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:need|needs|after|once|before|wait|waits|waiting|then|only|depends?|starts?|when|as soon|"
    r"can|not|no|but|because|needed|follows|same|she|he|they|i|we|it|that|this|which|who)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:me|us|ours|our side|i)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|with|w/|via)\s+(?P<name>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?)$")
_FULL_NAME = re.compile(r"[A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,2}")
_WITH_NAME = 2  # fields that are neither day nor length where one is a name that nobody knows
_MOST_WORDS = 7
_MOST_FIELDS = 6
_GOAL = 0.5


class Entry(NamedTuple):
    """An entry of a list.

    Attributes:
        action: the words of its step, which stand from `start` to `end` in the message.
        somebody: a whole name that only its place in the entry tells.
    """

    action: str
    start: int
    end: int
    somebody: Who | None


class _Field(NamedTuple):
    start: int
    end: int
    thing: str


def entry(scene: Scene) -> Entry | None:
    """Return what an entry of a list names as its step, None where the sentence is none.

    Args:
        scene: a whole sentence.
    """
    lead = _LEAD.match(scene.text)
    begin = lead.end() if lead else 0
    fields = list(_fields(scene, begin))
    if not 1 < len(fields) <= _MOST_FIELDS or _is_other(scene, begin):
        return None
    things = [one for one in fields if one.thing]
    somebody = _somebody(scene, things)
    if somebody:
        scene = replace(scene, people=sorted([*scene.people, somebody]))
        fields = list(_fields(scene, begin))
        things = [one for one in fields if one.thing]
    if len(things) != 1 or not _names_work(scene, things[0], fields):
        return None
    at, what = scene.piece.start, things[0]
    return Entry(title(what.thing), at + what.start, at + what.end, somebody)


def _somebody(scene: Scene, things: Sequence[_Field]) -> Who | None:
    """Return who is named behind the work by two capitals alone ("Review (Wade Hurst, Dec 8)")."""
    if any(w.named for w in scene.people) or not scene.dates or not things:
        return None
    behind = _BY.search(things[0].thing) if len(things) == 1 else None
    if behind:
        at = scene.text.find(behind["name"], things[0].start)
        low = scene.piece.start + at
        return Who(low, low + len(behind["name"]), behind["name"], None, None, True, False, True)
    if len(things) != _WITH_NAME:
        return None
    what, who = things
    if not _FULL_NAME.fullmatch(who.thing) or _FULL_NAME.fullmatch(what.thing):
        return None
    if any(is_work(t) for t in parse(who.thing)) or named_step(who.thing, scene.plan).key in (
        *(step.id for step in scene.plan.steps),
        *CATALOGUE,
    ):
        return None
    start = scene.piece.start + who.start
    return Who(start, start + len(who.thing), who.thing, None, None, True, False, True)


def _is_other(scene: Scene, begin: int) -> bool:
    """Tell whether the sentence tells of the deal, or has a verb where entries have none."""
    text = scene.text[begin:]
    if labelled(text) or scene.text.rstrip().endswith("?"):
        return True
    if any(not one.plain for one in amounts(text)):
        return True
    return not any(w.named for w in scene.people) and goal_odds(text) > _GOAL


def _fields(scene: Scene, begin: int) -> Iterator[_Field]:
    """Yield what stands between the marks, up to words that go on about it in a clause."""
    at, text = scene.piece.start, scene.text
    kept = [(d.start - at, d.end - at) for d in scene.dates]
    kept += [(d.start - at, d.end - at) for d in scene.durations]
    kept += [(w.start - at, w.end - at) for w in scene.people if w.named and not w.role]
    marks = [
        m
        for m in _MARK.finditer(text, begin)
        if not any(low < m.end() and m.start() < high for low, high in kept)
    ]
    low, told = begin, False
    for high, then in [*((m.start(), m.end()) for m in marks), (len(text), len(text))]:
        words = text[low:high]
        if told and _ROLE.match(text[low - 1 : high]):
            words = ""  # "Macca (their sparky)" says what he is
        if words.strip(" .-"):
            if told and _TAIL.match(words.strip()):
                return
            yield _Field(low, high, _rest(scene, low, high))
            told = True
        low = then


def _rest(scene: Scene, low: int, high: int) -> str:
    """Return the words of a field that are neither who nor when nor how it stands."""
    at, text = scene.piece.start, scene.text[low:high]
    spans = [(one.start, one.end) for one in scene.dates]
    spans += [(one.start, one.end) for one in scene.durations]
    named = [w for w in scene.people if w.named]
    spans += [(w.start, w.end) for w in named]
    if any(low <= w.start - at < high for w in named):
        spans += [(r.start + at, r.end + at) for r in roles(scene.text) if not r.is_team]
    for start, end in sorted(spans, reverse=True):
        a, b = max(0, start - at - low), min(len(text), end - at - low)
        if a < b:
            behind = re.sub(r"^'s?(?= )", "", text[b:])  # "Paul's spend approval"
            text = f"{text[:a]} | {behind}"
    parts = [part.strip(" .,-") for part in text.split("|")]
    left = [p for p in parts if re.search(r"[^\W\d_]", _STATUS.sub("", _AROUND.sub("", p)))]
    if not left:
        return ""
    words = re.sub(r"\s+", " ", " ".join(left))
    states = rf"(?:'s|\s+is|\s+are)?\s+(?:{_STATUS.pattern})$"
    words = re.sub(states, "", words, flags=re.IGNORECASE)
    words = re.sub(r"^(?:only|just|also|then|still)\s+", "", words, flags=re.IGNORECASE)
    return re.sub(r"(?:\s+(?:by|due|until|till?|on|for|with|from|at|is|and|in))+$", "", words)


_ROLE = re.compile(r"\(\s*(?:their|our|the|his|her|my)\b", re.IGNORECASE)


def _acts(scene: Scene, what: _Field) -> bool:
    """Tell whether the field tells what somebody does ("Deb in accounts raises the PO")."""
    at = scene.piece.start
    inside = [w for w in scene.people if what.start <= w.start - at < what.end]
    begins = [w for w in inside if not scene.text[what.start : w.start - at].strip()]
    return bool(begins) and not scene.text[begins[0].end - at :].startswith("'s ")


def _names_work(scene: Scene, what: _Field, fields: Sequence[_Field]) -> bool:
    """Tell whether the words of a field name work of which the others say who or when."""
    if _acts(scene, what):
        return False
    words = re.sub(r"^(?:the|an?|their|our)\s+", "", what.thing, flags=re.IGNORECASE)
    if not words or len(words.split()) > _MOST_WORDS or LABEL.match(words):
        return False
    if words.lower() in OF_THE_DEAL:
        return False
    if any(company.casefold() in words.casefold() for company in scene.companies):
        return False
    doc = parse(words.lower() if words.isupper() else words)
    heads = [t for t in doc if t.dep_ == "ROOT"]
    named = named_step(words, scene.plan)
    known = bool(named.step or named.kind)
    if not known and (BODY.fullmatch(words) or any(is_person(t) for t in heads) or _role(words)):
        return False
    # "Data extract" alone is read as a sentence, "the data extract" is none.
    if not known and not any(is_thing(one) and is_fragment(one) for one in (words, f"the {words}")):
        return False
    return _told(scene, what, fields, sure=known or any(is_work(t) for t in doc))


def _told(scene: Scene, what: _Field, fields: Sequence[_Field], *, sure: bool) -> bool:
    """Tell whether who and when stand beside the work; one is enough for what is surely work."""
    at = scene.piece.start
    names = [w for w in scene.people if w.named and w.start < at + fields[-1].end]
    mine = any(_OURS.search(scene.text[f.start : f.end]) for f in fields if f != what)
    who = bool(names) or mine
    when = bool(scene.dates or scene.durations) or any(
        status(scene.text[f.start : f.end]) for f in fields if f != what
    )
    first = not names or names[0].start > at + what.start
    return (who and when) or (sure and (when or (who and first)))


def _role(words: str) -> bool:
    return any(r.end - r.start >= len(words) - 6 for r in roles(words))

"""Usual steps that notes only mention: what kind of thing, whose, long ago, with no or for talk."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.understanding.attribution import head_token
from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.undertakings import does
from assistant.understanding.work_words import is_object, person_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

# A head that adds nothing to the name of a usual step before it: "the security piece".
_NEUTRAL = frozenset(
    (  # noqa: SIM905
        "review process approval check session phase step work call meeting sign-off signoff stage "
        "topic question part piece thing side stuff bit exercise assessment agreement addendum "
        "testing effort discussion discussions talk talks negotiation negotiations date deadline "
        "day week terms redlines round clearance queue timeline stream workstream track gate "
        "milestone task item status owner request signing signature decision test audit order "
        "cycle period window slot"
    ).split()
)
_TOLD = frozenset(
    (  # noqa: SIM905
        "tell inform ask talk speak chat love like enjoy hate remember mention watch praise moan "
        "complain laugh joke dislike recall prefer admire appreciate"
    ).split()
)
_PAPER = frozenset(
    (  # noqa: SIM905
        "contract agreement deal msa paper paperwork document doc form order order-form it this "
        "that they we all everything one nda dpa sow copy version baa addendum amendment quote "
        "offer letter terms name term licence license thing lot"
    ).split()
)
_ANY_PAPER = frozenset("paper papers document doc draft terms language clause".split())  # noqa: SIM905
_CONTRACT = frozenset(
    (  # noqa: SIM905
        "contract agreement msa legal order service services licence license master framework "
        "vendor supplier purchase sales nda dpa baa sow subscription saas processing template "
        "company standard security soc"
    ).split()
)
_NONE = re.compile(r"\b(?:no|without|neither|nor|any)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:other|another|others'|someone else's|(?:yesterday|today|this morning|last "
    r"(?:week|month|year|time|night|friday|monday|quarter))'?s)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_GONE_BY = re.compile(r"\bwith (?:the|that|this) $", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:gone|behind|over|out of|done|off|being)\b", re.IGNORECASE)
_COSTS = re.compile(
    r"(?:final |the )?(?:prices?|pricing|priced|money|costs?|quot(?:e[sd]?|ing)|proposals?|offers?|"
    r"discounts?|commercials?|terms)",
    re.IGNORECASE,
)
_LONG_AGO = dt.timedelta(days=200)


def meant(scene: Scene, topics: Sequence[StepMention], today: dt.date) -> list[StepMention]:
    """Drop usual steps that the clause of a note names without speaking of them."""
    if any(d.deadline.date and today - d.deadline.date > _LONG_AGO for d in scene.dates):
        return [t for t in topics if not t.kind]
    return [t for t in topics if not t.kind or not _aside(scene, t)]


def _aside(scene: Scene, topic: StepMention) -> bool:
    before, after = scene.before(topic.start), scene.after(topic.end)
    if topic.step is None and (_NONE.search(before) or _NOT_OURS.search(before)):
        return True
    if _GONE_BY.search(before) and _BEHIND.match(after):
        return True
    low, high = topic.start - scene.piece.start, topic.end - scene.piece.start
    if topic.step is None and _modifies(scene, low, high):
        return True
    if topic.kind == "procurement" and topic.step is None and _sum_of(scene, topic):
        return True
    if topic.step is None and _other_paper(scene, low, high):
        return True
    head = head_token(scene.text, low, high)
    return head is not None and (_talked_of(head, topic) or _signs_else(head, topic))


def _sum_of(scene: Scene, topic: StepMention) -> bool:
    """Tell whether only what it costs is spoken of, and nobody settles it."""
    words = scene.text[topic.start - scene.piece.start : topic.end - scene.piece.start]
    last = [t for t in parse(scene.text) if t.idx < topic.end - scene.piece.start][-1:]
    if not _COSTS.fullmatch(words) or scene.dates or any(t.dep_ == "compound" for t in last):
        return False
    return not does(scene, [topic])


def _modifies(scene: Scene, low: int, high: int) -> bool:
    """Tell whether the words only say what kind of thing is meant ("demo scanners")."""
    inside = [t for t in parse(scene.text) if low <= t.idx < high]
    if not inside:
        return False
    last = inside[-1]
    head = last.head
    if last.dep_ not in {"compound", "nmod", "amod"} or head.idx < high or head.pos_ != "NOUN":
        return False
    return head.lower_ not in _NEUTRAL | person_nouns() and is_object(head)


def _other_paper(scene: Scene, low: int, high: int) -> bool:
    """Tell whether the paper that is sent or read is another one ("the architecture paper")."""
    for noun in parse(scene.text):
        if low <= noun.idx < high and noun.lemma_.lower() in _ANY_PAPER and noun.pos_ == "NOUN":
            kinds = [c for c in noun.children if c.dep_ in {"compound", "nmod"}]
            if kinds and not any(c.lemma_.lower() in _CONTRACT for c in kinds):
                return True
    return False


def _talked_of(head: "Token", topic: StepMention) -> bool:
    """Tell whether it is only spoken to or liked ("I told finance", "they loved the demo")."""
    verb = head.head
    if head.dep_ == "pobj" and verb.dep_ == "prep":
        return topic.weak and verb.lower_ in {"to", "with"} and verb.head.lemma_ in _TOLD
    return head.dep_ in {"dobj", "dative"} and verb.lemma_ in _TOLD


def _signs_else(head: "Token", topic: StepMention) -> bool:
    """Tell whether something else is signed than a paper of the deal ("signs autographs")."""
    if topic.kind != "signature" or head.lemma_ != "sign" or head.pos_ != "VERB":
        return False
    if any(c.dep_ == "prt" and c.lower_ in {"up", "in", "on"} for c in head.children):
        return True
    things = [c for c in head.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    return bool(things) and not any(t.lemma_.lower() in _PAPER for t in things)

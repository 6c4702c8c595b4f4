"""Which verbs are work, which nouns are what work makes, and which words name who does it."""

import functools
import re
from typing import TYPE_CHECKING

from assistant.understanding.names import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is done is the noun: "runs a load test" is a load test.
LIGHT = frozenset("do make run hold give perform conduct carry undertake take host".split())  # noqa: SIM905
_ACT_ENDS = ("tion", "sion", "ment", "ysis", "pproval", "enewal", "osure", "audit")
_NO_OBJECT = frozenset(
    (  # noqa: SIM905
        "thing stuff bit lot idea look chat word time moment minute sense point care part place "
        "note fun trouble way job lunch dinner coffee drink beer holiday vacation christmas card "
        "taxi milk mum dad kid child wife husband dog cat birthday luck hand eye call feeling "
        "deal fact mind decision difference effort attempt progress noise face day week month year "
        "room news question answer problem issue reason kind sort shot guess phone weather house "
        "car bike flight train hotel ticket game match team people person idea impression weekend "
        "home family water tea bus seat table view walk photo quiz school college university"
    ).split()
)


@functools.cache
def work_verbs() -> frozenset[str]:
    """Return lemmas of verbs that are work with an object ("migrate", "countersign")."""
    return words("work_verbs")


@functools.cache
def work_nouns() -> frozenset[str]:
    """Return what work is or makes ("assessment", "certificate", "templates")."""
    return words("work_nouns")


@functools.cache
def person_nouns() -> frozenset[str]:
    """Return words for people, teams and bodies ("officer", "facilities", "trustees")."""
    return words("person_nouns")


def is_work(noun: "Token") -> bool:
    """Tell whether a noun is work or what it makes: a document, a test, a set-up."""
    if noun.lemma_.lower() in _NO_OBJECT:
        return _is_time_of_work(noun)
    said = {noun.lower_, noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    return bool(said & work_nouns()) or noun.lower_.removesuffix("s").endswith(_ACT_ENDS)


def _is_time_of_work(noun: "Token") -> bool:
    """Tell whether a day or a week is that of some work ("a test week", "the training day")."""
    spans = noun.lemma_.lower() in {"day", "week", "month"}
    return spans and any(c.dep_ == "compound" and is_work(c) for c in noun.children)


def is_object(noun: "Token") -> bool:
    """Tell whether a noun may be what is worked on."""
    if noun.lemma_.lower() in _NO_OBJECT:
        return _is_time_of_work(noun)
    if noun.ent_type_ in {"DATE", "TIME", "PERSON", "MONEY"}:
        return False
    return noun.pos_ in {"NOUN", "PROPN"} and bool(re.search(r"[^\W\d_]{2}", noun.text))


_WHO = frozenset(
    "i we you he she they me us him her them somebody someone".split()  # noqa: SIM905
)


def is_person(noun: "Token") -> bool:
    """Tell whether a word is somebody who does things: a pronoun, a name, a role, a team."""
    if noun.pos_ == "PRON":
        return noun.lower_ in _WHO
    said = {noun.lower_, noun.lemma_.lower()}
    return bool(said & person_nouns()) or noun.ent_type_ == "PERSON"

"""What "it" is in the name of a step ("She wants a reference call. I'll set it up")."""

import re
from typing import TYPE_CHECKING

from assistant.plan.changes import AddStep, Change
from assistant.plan.model import Plan
from assistant.understanding.language import parse
from assistant.understanding.step_naming import named_step
from assistant.understanding.text import fold, sentences
from assistant.understanding.work_objects import span_of
from assistant.understanding.work_words import is_object, is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = 300  # characters before the words in which the thing is looked for
_PARTICLES = "up|out|over|back|off|through|in|down|round|together"
_POINTS = "it|them|these|those|this|that"
_IT = re.compile(
    rf"^(?P<verb>[\w-]+) (?:{_POINTS})(?: (?P<particle>{_PARTICLES}))?(?P<rest>\b.*)$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:the|an?|our|their|his|her|my|your|its)\s+", re.IGNORECASE)


def says_it(change: Change) -> bool:
    """Tell whether a change adds a step whose name says no more than "it" of what is worked on."""
    return _pointing(change) is not None


def with_thing(change: Change, before: str, plan: Plan) -> Change:
    """Return a new step whose name says "it" with the thing that the words before it name.

    Args:
        change: any change; others than such steps stay as they are.
        before: what stands before its words on the page; the last sentence counts.
        plan: tells how a usual step is called.
    """
    named = _pointing(change)
    told = sentences(fold(before[-BACK:])) if named else []
    thing = thing_in(told[-1].text) if told else ""
    if named is None or not thing:
        return change
    usual = named_step(thing, plan)
    parts = [named["verb"], named["particle"] or "", thing, named["rest"].strip()]
    action = usual.action if usual.kind else " ".join(part for part in parts if part)
    return change.model_copy(update={"action": action, "kind": usual.kind})


def _pointing(change: Change) -> re.Match[str] | None:
    """Return the verb and the words around "it" in the name of a new step, None without "it"."""
    if not isinstance(change, AddStep) or change.kind:
        return None
    if " " in change.action:
        return _IT.match(change.action)
    # "Lena will build it by the 4th" was cut down to its verb.
    verb = re.escape(change.action)
    again = re.search(rf"\b{verb} (?:{_POINTS})\b", change.quote, re.IGNORECASE)
    return _IT.match(again.group()) if again else None


def thing_in(text: str) -> str:
    """Return the last work that a sentence is about, else what its verbs have for object."""
    things = [t for t in parse(text) if _is_told_of(t) and _is_thing(t)]
    others = [t for t in things if t.dep_ in {"dobj", "pobj"} and t.pos_ == "NOUN"]
    return _named(text, [t for t in things if is_work(t)] or others)


def work_in(text: str) -> str:
    """Return the last work that a sentence is about, else that it names; "" where there is none."""
    works = [t for t in parse(text) if t.dep_ != "compound" and is_object(t) and is_work(t)]
    works = [t for t in works if not is_person(t)]
    return _named(text, [t for t in works if _is_told_of(t)] or works)


def _named(text: str, things: "list[Token]") -> str:
    low, high = span_of(things[-1]) if things else (0, 0)
    return _WHOSE.sub("", text[low:high]).strip()


def _is_told_of(noun: "Token") -> bool:
    """Tell whether a noun hangs on a verb, and not on another noun ("a list from the audit")."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if noun.dep_ == "pobj":
        return noun.head.head.pos_ in {"VERB", "AUX"}
    return noun.dep_ in {"dobj", "attr", "nsubj", "nsubjpass", "ROOT", "conj"}


def _is_thing(noun: "Token") -> bool:
    """Tell whether a noun may be worked on, by itself or by what it is of ("a reference call")."""
    more = [c for c in noun.children if c.dep_ == "compound"]
    return not is_person(noun) and (is_object(noun) or any(is_object(c) for c in more))

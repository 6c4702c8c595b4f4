"""Which step a few words name: one of the plan, a usual one, or one of the deal's own."""

import re

from assistant.plan.model import Plan
from assistant.understanding.names import words
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_words import WORD, stem
from assistant.understanding.steps import mentions

# Words that do not tell one step from another: what is done with it, how it is.
_DEEDS = frozenset(stem(word) for word in words("step_naming_deeds"))
_PREPOSITION = re.compile(
    r"\s+(?:of|for|with|from|by|at|on|in|to|w/|via|re|about|before|after)\b", re.IGNORECASE
)
_JUDGES = re.compile(
    r"\b(?:review\w*|approv\w*|sign[- ]?off|assess\w*|endors\w*|audit|clear\w*)\b", re.IGNORECASE
)
_HANDED = re.compile(
    r"\b(?:send|sent|share\w*|forward|submit\w*|deliver\w*|questionnaire|report|pack)\b",
    re.IGNORECASE,
)


# What is only said to lie ahead ("kick-off planned", "pilot scheduled for").
_PLANNED = re.compile(
    r"(?<=\w)(?: is| are| was| now| currently| tentatively)*"
    r" (?:planned|scheduled|expected|targeted|foreseen|pencill?ed in|slated|tbd|tbc|pending)"
    r"(?: for| on| in| by)?\W*$",
    re.IGNORECASE,
)


def named_step(what: str, plan: Plan, *, talk: bool = False) -> StepMention:
    """Return the step that the words name.

    Words that hold more than a usual step's name are a step of the deal's own, in those words,
    unless what stands besides only says of what or with whom ("legal review of the order form").
    """
    what = _PLANNED.sub("", what)
    whole = StepMention(0, len(what), None, None, _titled(what), False)
    found = mentions(what, plan, talk=talk)
    owned = [m for m in found if m.step and _share(what, m) >= 0.6 and _has_head(what, m)]
    if owned:
        return max(owned, key=lambda m: _share(what, m))
    usual = [m for m in found if m.kind and not m.step]
    if not usual:
        return whole
    first = usual[0]
    if first.kind in _SIGNED and _BEFORE_SIGNING.match(what):
        return whole
    named = what[first.start : first.end]
    if _JUDGES.search(what) and _HANDED.search(named) and not _JUDGES.search(named):
        return whole
    head = _PREPOSITION.split(what[first.end :])[0]
    before = what[: first.start]
    if _weighty(before) == 0 and _weighty(head) == 0:
        return first
    return whole


# To send or to review a paper is another step than to sign it, which the usual one stands for.
_SIGNED = frozenset({"nda", "dpa"})
_BEFORE_SIGNING = re.compile(
    r"(?!.*\bsigned\b)(?:send|share|forward|review|check|read|redline|comment|fill|prepare|draft)\w*\s",
    re.IGNORECASE,
)


def _has_head(what: str, mention: StepMention) -> bool:
    """Tell whether the noun that the words come down to is one of the step's name."""
    head = [m.group() for m in WORD.finditer(_PREPOSITION.split(what)[0])]
    return not head or stem(head[-1]) in {
        stem(m.group()) for m in WORD.finditer(mention.action)
    } | (_DEEDS if mention.kind else frozenset())


def _share(what: str, mention: StepMention) -> float:
    said = _weighty(what[mention.start : mention.end])
    return said / max(1, _weighty(_PREPOSITION.split(what)[0]), said) if said else 0.0


def _weighty(said: str) -> int:
    return sum(stem(m.group()) not in _DEEDS and len(m.group()) > 1 for m in WORD.finditer(said))


def _titled(what: str) -> str:
    plain = re.sub(r"^(?:the|a|an|our|their|to)\s+", "", what.strip(" .,;:-"), flags=re.IGNORECASE)
    return (plain[:1].upper() + plain[1:])[:120]

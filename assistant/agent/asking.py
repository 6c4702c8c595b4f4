"""What a model's reply tells and asks."""

import collections
import re

from rapidfuzz import fuzz

from assistant.agent.standing import standing
from assistant.plan.gap_words import Gap
from assistant.session import PlanSession

_QUESTION = re.compile(r"[^.!?\n]*\?")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")
_ROUND = 3  # times that a sentence stands in a reply that goes round
_ALIKE = 62  # of 100, above which two questions are taken for the same
_LOOKED_AT = 12


def last_question(text: str) -> str:
    """Return the question that a reply ends with, "" where it asks nothing."""
    questions = _QUESTION.findall(text)
    return questions[-1].strip() if questions else ""


def questionless(text: str) -> str:
    """Return what a reply tells, without what it asks."""
    return " ".join(_QUESTION.sub("", text).split())


def said_once(text: str) -> str:
    """Return a reply as it is, or without what it repeats where a model went round in it."""
    sentences = [one.strip() for one in _SENTENCE.findall(text) if one.strip()]
    if max(collections.Counter(sentences).values(), default=0) < _ROUND:
        return text
    kept = list(dict.fromkeys(sentences))
    if kept[-1][-1] not in ".!?":  # cut off in the middle of the round
        kept.pop()
    return " ".join(kept)


def with_question(text: str, session: PlanSession) -> str:
    """Return a reply that goes on with the interview where a small model forgot to ask."""
    gaps = standing(session).gaps
    if not gaps or last_question(text):
        return text
    space = "" if text[-1:].isspace() else " "
    return f"{text}{space}{gaps[0].question}"


def asked_in(text: str, session: PlanSession, *, told: bool = False) -> Gap | None:
    """Return the open question that a reply ends with, None where it asks something else.

    Args:
        text: the reply.
        session: the plan.
        told: the model was told to ask the first open question, and knew no other.
    """
    said = last_question(text)
    if not said:
        return None
    open_ones = standing(session).gaps[:_LOOKED_AT]
    rated = [(fuzz.token_set_ratio(said, gap.question), -n) for n, gap in enumerate(open_ones)]
    if not rated or (max(rated)[0] < _ALIKE and not told):
        return None
    if told:
        return open_ones[0].model_copy(update={"question": said})
    gap = open_ones[-max(rated)[1]]
    return gap.model_copy(update={"question": said})

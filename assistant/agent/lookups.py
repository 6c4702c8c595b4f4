"""When the offline brain looks something up: what a buyer said, and how something is done."""

import re
from collections.abc import Set as AbstractSet

from assistant.agent.moment import Moment
from assistant.agent.objecting import least_fit
from assistant.plan.changes import Change, SetPerson
from assistant.understanding.classify import route_odds
from assistant.understanding.reported import Report, reported

# How surely a message must report an objection, set on authors left out of the fit.
_SURE = 0.75
_SURE_OF_FACTS = 0.8  # where it also states what could stand in the plan
_SURE_OF_ANSWER = 0.9  # where that answers the question asked last
# What a message surely reports need not be found as surely as what is looked up for its own sake:
# the doubt is said instead.
_FITS_SOMEHOW = 0.05
_FITS_BESIDE_EVIDENCE = 0.8  # surely, where the quote is evidence for the qualification
_ASKS_HOW = 0.3
_ASKS_HOW_OF_PLAN = 0.4  # where the plan itself may well hold the answer
_NOT_OF_PLAN = frozenset({None, "other", "value_of_map", "next_step"})
_FEWEST_WORDS = 3
_OBJECTION = ["objection"]
_MANY_FACTS = 3
_SETTLED = frozenset({"undo", "thanks", "greeting", "accept_some"})
# "Can you show me what we have?" asks the assistant; "you" reports nobody's words.
_OF_US = re.compile(
    r"(?:(?:ok|okay|so|and|hey|hi|sorry|wait)[, ]+)*(?:can|could|would|will) you (?:please |"
    r"just )?(?:show|list|read|remind|recap|summari[sz]e|tell me what (?:we|you|i)|"
    r"(?:suggest|propose|recommend|offer) (?:[\w']+ ){0,5}(?:steps?|milestones?|stages?)\b) ?"
    r"(?!.*\b(?:say|says|said|objects?)\b)",
    re.IGNORECASE,
)
_TAKES = frozenset({"yes", "no"})
_LEFT_OPEN = frozenset({"dont_know", "skip"})


def looks_up(now: Moment) -> dict[str, object] | None:
    """Return what to look up for the message, None where it is about the plan or about nothing.

    Where the words could be an objection, the search itself tells: `least` is how well an entry
    must fit for the message to be one.
    """
    acts = now.reading.acts
    kinds = {act.kind for act in acts}
    if len(now.message.split()) < _FEWEST_WORDS or _chooses(now) or kinds & _SETTLED:
        return None
    if any(act.kind == "question" and (act.changes or act.topic == "page") for act in acts):
        return None
    if _OF_US.match(now.message.strip()):
        return None
    report = reported(now.message)
    if not (report.asks and report.words) and any(act.topic == "prepare" for act in acts):
        return None
    odds = route_odds(now.message)
    method = odds["howto"] >= _least_how(now) and "question" in kinds and not _states(now)
    if method and odds["howto"] > odds["objection"] and not (report.asks and report.words):
        return {"query": now.message}
    least = least_fit(now.message, report, _sure(now, report, kinds))
    if least < 1:
        found: dict[str, object] = {"query": now.message, "kinds": _OBJECTION}
        inner = {"inner": report.text} if report.words else {}
        return {**found, **inner, "least": round(max(least, _fits(now)), 4)}
    return {"query": now.message} if method else None


def _fits(now: Moment) -> float:
    """Return how well an entry must fit at least, however surely an objection is reported."""
    evidence = any(one.op == "score_letter" for one in now.reading.changes)
    return _FITS_BESIDE_EVIDENCE if evidence else _FITS_SOMEHOW


def _least_how(now: Moment) -> float:
    topics = {act.topic for act in now.reading.acts if act.kind == "question"}
    return _ASKS_HOW if topics <= _NOT_OF_PLAN else _ASKS_HOW_OF_PLAN


def _chooses(now: Moment) -> bool:
    """Tell whether the message takes or leaves what waits."""
    begins = now.message.strip().casefold()
    return now.choosing and any(
        act.kind in _TAKES and begins.startswith(act.text.strip().casefold())
        for act in now.reading.acts
    )


def _states(now: Moment) -> bool:
    """Tell whether the message states facts of the plan; a risk is the worry itself."""
    return any(one.op != "add_risk" for one in (*now.reading.changes, *now.reading.unsure))


def _sure(now: Moment, report: Report, kinds: AbstractSet[str]) -> float:
    """Return how surely the message must report an objection to be taken for one."""
    told = [one for one in now.reading.changes if one.op != "add_risk"]
    before = now.before
    opens = not (before.steps or before.deal.buyer or before.go_live or now.asked)
    plain = not report.words or len(told) >= _MANY_FACTS
    if opens and told and plain and not report.asks:
        return 1.0  # who opens the talk with the deal reports no objection
    answers = now.asked is not None and (_states(now) or bool(kinds & _LEFT_OPEN))
    if answers:
        return _SURE_OF_ANSWER if report.words or report.asks else 1.0
    return _SURE_OF_FACTS if _states(now) else _SURE


def worries(now: Moment) -> list[Change]:
    """Return the changes that were read in the words which the message reports.

    In an objection they are the buyer's worry rather than a fact of the plan.
    """
    words = [one.text for one in reported(now.message).words]
    return [change for change in now.reading.changes if _among(change, words)]


def _among(change: Change, words: list[str]) -> bool:
    if isinstance(change, SetPerson):
        return any(change.name in one for one in words)
    quote = getattr(change, "quote", "") or ""
    return bool(quote) and any(quote in one or one in quote for one in words)

"""When the offline brain looks something up: what a buyer said, and how something is done."""

from assistant.agent.moment import Moment
from assistant.understanding.classify import route_odds

_STATED = 0.9  # where the message also states facts of the plan
_MAYBE = 0.05  # where it states nothing: the search itself then tells whether anything fits
_ASKS_HOW = 0.4
_FEWEST_WORDS = 3
_OBJECTION = ["objection"]


def looks_up(now: Moment) -> dict[str, object] | None:
    """Return what to look up for the message, None where it is about the plan or about nothing.

    What states facts of the plan is only looked up too where it is surely an objection, and an
    answer to the question asked last not at all.
    """
    acts = now.reading.acts
    kinds = {act.kind for act in acts}
    if len(now.message.split()) < _FEWEST_WORDS or now.choosing or kinds & _SETTLED:
        return None
    if any(act.topic == "prepare" or (act.kind == "question" and act.changes) for act in acts):
        return None
    odds = route_odds(now.message)
    stated = bool(now.reading.changes or now.reading.unsure)
    if odds["objection"] >= _enough(now, stated=stated, asks="question" in kinds):
        return {"query": now.message, "kinds": _OBJECTION}
    if odds["howto"] >= _ASKS_HOW and "question" in kinds and not stated:
        return {"query": now.message}
    return None


_SETTLED = frozenset({"undo", "thanks", "greeting", "dont_know", "skip", "accept_some"})


def _enough(now: Moment, *, stated: bool, asks: bool) -> float:
    """Return how likely an objection must be before it is looked up."""
    if stated:
        return _STATED if now.asked is None else 2.0
    return 0.5 if asks else _MAYBE

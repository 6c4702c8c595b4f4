"""The usual steps that are missing, offered once to be taken or left."""

import re

from assistant.agent.moment import Moment
from assistant.plan.catalogue import entry_of, usual_steps
from assistant.plan.changes import AddStep, Change
from assistant.plan.gaps import gaps
from assistant.plan.model import Plan
from assistant.plan.turned_down import turned_down
from assistant.understanding.reading import Act

_ENOUGH_STEPS = 2
_USUAL = re.compile(r"\busual\b", re.IGNORECASE)
_SUGGEST = re.compile(r"\b(?:suggest|propose|recommend|offer|add|take)\b", re.IGNORECASE)


def usual_offer(now: Moment) -> list[Change]:
    """Return the usual steps to offer now, nothing where it is not the moment."""
    asked_for = wants_usual(now)
    if not asked_for and (now.offered or now.pending or not _ripe(now)):
        return []
    return missing_usual(now.plan)


def wants_usual(now: Moment) -> bool:
    """Tell whether the seller asks for the usual steps."""
    return any(
        act.topic == "usual_steps" or (act.kind == "yes" and _USUAL.search(act.text))
        for act in now.reading.acts
    ) and not now.used("answer_proposal")


def says_all(now: Moment, act: Act) -> bool:
    """Tell whether the offer made in this turn is all the answer that an act wants."""
    done = now.used("propose_changes")
    asked = act.topic == "usual_steps" and _SUGGEST.search(act.text)
    return bool(asked and done and not done.failed)


def missing_usual(plan: Plan) -> list[Change]:
    """Return the usual steps for a deal of this size that are neither there nor turned down."""
    there = {entry.id for step in plan.steps if (entry := entry_of(step))}
    unwanted = turned_down(plan)
    trial = "pilot" in there
    return [
        AddStep(action=entry.action, kind=entry.id, assumed=True)
        for entry in usual_steps(plan.deal.value, trial=trial)
        if entry.id not in there and entry.id not in unwanted
    ]


def _ripe(now: Moment) -> bool:
    """Tell whether enough is known for the offer to make sense."""
    if any(act.kind in ("question", "undo") for act in now.reading.acts):
        return False
    if not now.reading.changes:
        return False
    known = bool(now.plan.go_live or now.plan.target_close)
    if now.asked != "steps" and "steps" not in now.passed and _asks_for_steps(now):
        return False  # what the seller knows of comes before what is usual
    return known and (len(now.plan.steps) >= _ENOUGH_STEPS or now.turns >= 2)


def _asks_for_steps(now: Moment) -> bool:
    return any(gap.key == "steps" for gap in gaps(now.plan, now.today))

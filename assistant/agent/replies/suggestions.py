"""Messages that the seller may want to send next."""

import re

from assistant.plan.gaps import Gap
from assistant.plan.model import Plan

MOST = 4
ALL, NONE = "Add them all", "None of these"
ONE, NOT_ONE = "Add it", "Leave it out"  # where a single change waits
USUAL = "Add the usual steps"
_ANSWERS = {
    "implementation": ["Four weeks"],
    "check_in": ["Every Monday at 10:00"],
}
_YES_NO = ("legal", "security", "procurement")
_FEW_STEPS = 6
_PERSON = re.compile(r": ([^:?]+?)(?: alone)?, or (?:somebody else|others too)\?$")


def suggestions(
    plan: Plan,
    gap: Gap | None = None,
    *,
    waiting: int = 0,
    offered: int = 0,
    late: bool | None = None,
    explained: bool = False,
) -> list[str]:
    """Return two to four messages that fit.

    Args:
        plan: the plan as it is now.
        gap: the question that the reply asks.
        waiting: how many changes wait for a yes.
        offered: how many the reply offers, so that nothing is asked beside.
        late: the plan does not fit; None where that is not known.
        explained: the reply says why it asks.
    """
    if offered:
        either = (ONE, NOT_ONE) if offered == 1 else (ALL, NONE)
        return [*either, *_questions(plan, late)][:MOST]
    found = _to_question(plan, gap, explained=explained) if gap else []
    if waiting:
        found.append(ONE if waiting == 1 else ALL)
    elif plan.steps and len(plan.steps) < _FEW_STEPS:
        found.append(USUAL)
    return [*found, *_questions(plan, late)][:MOST]


def _to_question(plan: Plan, gap: Gap, *, explained: bool) -> list[str]:
    person = person_in(gap.question)
    sure = [f"Yes, {person}"] if person else ["Yes", "No"] if gap.key in _YES_NO else []
    found = [*_ANSWERS.get(gap.key, []), *sure, "I don't know yet"]
    if len(found) < MOST - 1:
        found.append("Skip")
    if not explained and len(found) < MOST - 1 and not plan.steps:
        found.append("Why do you ask?")
    return found


def _questions(plan: Plan, late: bool | None) -> list[str]:
    if not plan.steps:
        return ["What are the usual steps?", "What can you do?"]
    if late is None:
        return ["What is critical?", "What is missing?", "What is due this week?"]
    first = "Can we still make it?" if late else "Are we on track?"
    return [first, "What is critical?", "What is due this week?", "What could go wrong?"]


def person_in(question: str) -> str | None:
    """Return whom a question supposes as its answer, None where it supposes nobody."""
    match = _PERSON.search(question)
    return match[1] if match else None

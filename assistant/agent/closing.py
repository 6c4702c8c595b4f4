"""A reply by the program itself, where a model did not come to an end."""

from assistant.agent.digest import verdict
from assistant.plan.gaps import gaps
from assistant.plan.schedule import schedule
from assistant.session import PlanSession


def closing(session: PlanSession) -> str:
    """Return how the plan stands and the next question."""
    plan, today = session.plan, session.today
    planned = schedule(plan, today, session.calendar)
    parts = ["I stopped here, so that this does not go round in circles."]
    if plan.steps or plan.go_live:
        steps = f"{len(plan.steps)} step" + ("" if len(plan.steps) == 1 else "s")
        parts.append(f"The plan has {steps}. {verdict(plan, planned, today)}")
    open_ones = gaps(plan, today, session.calendar)
    if open_ones:
        parts.append(open_ones[0].question)
    return " ".join(parts)

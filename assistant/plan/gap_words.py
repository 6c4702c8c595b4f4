"""A question that the plan leaves open."""

from assistant.plan.model import Plan, Strict


class Gap(Strict):
    """A question that the plan leaves open.

    Attributes:
        key: names the question; what the seller says next is read against it.
        reason: why it helps to know.
        step: id of the step that it is about.
    """

    key: str
    question: str
    reason: str
    step: str | None = None


def buyer(plan: Plan) -> str:
    """Return the buyer's name, or "the buyer"."""
    return plan.deal.buyer or "the buyer"

"""Which usual steps the seller has said there is no need of."""

from assistant.plan.model import Plan

_QUESTION_OF = {
    "legal-review": "legal",
    "security-review": "security",
    "procurement": "procurement",
    "executive-approval": "approvals",
}


def turned_down(plan: Plan) -> frozenset[str]:
    """Return the catalogue ids of usual steps that the deal does not have."""
    declined = {key for key, answer in plan.answered.items() if answer == "declined"}
    return frozenset(declined | {kind for kind, key in _QUESTION_OF.items() if key in declined})

"""Which month a bare day of the month means where a step or the go-live has a day already."""

import re

from assistant.plan.changes import Change, SetDeal, UpdateStep
from assistant.plan.model import Plan

_BARE = re.compile(
    r"^(?:(?:by|on|for|to|until|till|before)\s+)?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)$",
    re.IGNORECASE,
)


def in_its_month(change: Change, plan: Plan) -> Change:
    """Return the change with "the 19th" read in the month of the day that it moves.

    "Make that the 19th" said of a step that is due on 12 February means 19 February.
    """
    if isinstance(change, UpdateStep):
        step = plan.step(change.step)
        phrase, before = change.due, step.due if step else None
    elif isinstance(change, SetDeal):
        phrase, before = change.go_live, plan.go_live
    else:
        return change
    bare = _BARE.match((phrase or "").strip())
    if bare is None or before is None:
        return change
    said = f"{bare['day']} {before:%B %Y}"
    field = "due" if isinstance(change, UpdateStep) else "go_live"
    return change.model_copy(update={field: said})

"""How a session's plan stands: its schedule and open questions, worked out once for each plan."""

import datetime as dt
import weakref
from typing import NamedTuple

from assistant.plan.gap_words import Gap
from assistant.plan.gaps import gaps
from assistant.plan.model import Plan
from assistant.plan.schedule import Schedule, schedule
from assistant.session import PlanSession


class Standing(NamedTuple):
    """A plan with what was worked out of it.

    Attributes:
        today: the day that it was worked out for.
        gaps: the open questions, best first.
    """

    plan: Plan
    today: dt.date
    planned: Schedule
    gaps: list[Gap]


_KNOWN: "weakref.WeakKeyDictionary[PlanSession, Standing]" = weakref.WeakKeyDictionary()


def standing(session: PlanSession) -> Standing:
    """Return how the session's plan stands now.

    A turn asks for it several times, and most of these see the same plan.

    Raises:
        PlanError: steps wait for each other.
    """
    known = _KNOWN.get(session)
    plan, today = session.plan, session.today
    if known is None or known.plan is not plan or known.today != today:
        planned = schedule(plan, today, session.calendar)
        known = Standing(plan, today, planned, gaps(plan, today, planned=planned))
        _KNOWN[session] = known
    return known

"""Everything computed from one version of a plan that the page shows."""

import datetime as dt

from assistant.plan.findings import Finding
from assistant.plan.health import check
from assistant.plan.model import Plan, Strict
from assistant.plan.schedule import Schedule, schedule
from assistant.session import PlanSession
from assistant.ui.plan.headline import Headline, headline


class Picture(Strict):
    """A plan with its schedule and findings, and the headline over them."""

    plan: Plan
    today: dt.date
    version: int
    schedule: Schedule
    findings: list[Finding]
    headline: Headline


def picture(session: PlanSession) -> Picture:
    """Compute what the page shows of the session's plan."""
    plan, today, calendar = session.plan, session.today, session.calendar
    planned = schedule(plan, today, calendar)
    return Picture(
        plan=plan,
        today=today,
        version=session.version,
        schedule=planned,
        findings=check(plan, today, calendar),
        headline=headline(plan, planned, today),
    )

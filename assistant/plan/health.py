"""What is wrong or at risk in a plan.

Thresholds for overdue steps (1 to 6 days at risk, 7 or more stalled) are Accord's.
"""

import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.findings import Finding, Severity
from assistant.plan.health_dates import date_findings
from assistant.plan.health_people import people_findings
from assistant.plan.health_quarter import quarter_findings
from assistant.plan.health_steps import step_findings
from assistant.plan.health_whole import whole_findings
from assistant.plan.model import Plan
from assistant.plan.schedule import schedule

__all__ = ["Finding", "Severity", "check"]

_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}


def check(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> list[Finding]:
    """Return what is wrong or at risk, the most serious first.

    Raises:
        PlanError: steps wait for each other.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    planned = schedule(plan, today, calendar)
    found = whole_findings(plan, today, calendar, planned)
    found += step_findings(plan, today, planned)
    found += date_findings(plan, today, calendar, planned)
    found += quarter_findings(plan, today, calendar)
    found += people_findings(plan)
    return sorted(found, key=lambda finding: _ORDER[finding.severity])

"""What to practise for a plan: the objections that its weak points invite."""

import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like
from assistant.plan.findings import Code, Finding, Severity
from assistant.plan.gaps import Gap, gaps
from assistant.plan.health import check
from assistant.plan.model import Plan, Strict

# The order counts: of two findings of one severity the first here is practised first.
_OF_FINDING: dict[Code, str] = {
    "no-go-live": "no-deadline",
    "vague-commitment": "cannot-commit-to-dates",
    "no-date": "cannot-commit-to-dates",
    "overdue": "step-overdue",
    "stalled": "step-overdue",
    "blocked": "step-overdue",
    "seller-quarter-end": "feels-like-pressure",
    "no-owner": "not-my-process",
    "owner-is-a-role": "not-my-process",
    "no-buyer-steps": "more-homework",
    "one-sided": "feels-like-pressure",
    "missing-legal": "legal-is-slow",
    "missing-security": "security-takes-time",
    "missing-finance": "budget-not-approved",
    "missing-executive": "boss-not-involved",
    "single-contact": "internal-alignment",
    "go-live-passed": "next-quarter",
    "does-not-fit": "next-quarter",
    "close-too-late": "next-quarter",
    "close-passed": "next-quarter",
    "no-check-in": "too-many-meetings",
    "check-in-passed": "well-get-back-to-you",
    "too-many-steps": "too-formal",
}
_OF_GAP: dict[str, str] = {
    "go_live": "no-deadline",
    "steps": "cannot-share-process",
    "signer": "boss-not-involved",
    "legal": "legal-is-slow",
    "security": "security-takes-time",
    "procurement": "budget-not-approved",
    "approvals": "new-approval-step",
    "champion": "internal-alignment",
    "check_in": "too-many-meetings",
}
_OF_STEP: dict[str, str] = {
    "security-review": "security-takes-time",
    "security-pack": "security-takes-time",
    "legal-review": "legal-is-slow",
    "dpa": "legal-is-slow",
    "budget": "budget-not-approved",
    "business-case": "price-too-high",
    "procurement": "discount-to-sign",
    "executive-approval": "boss-not-involved",
    "vendor-selection": "comparing-vendors",
    "pilot": "just-a-pilot",
}
_ORDER: tuple[Severity, ...] = ("high", "medium", "low")
_USUAL = "well-get-back-to-you"


class WeakPoint(Strict):
    """An objection that the plan invites, and why, in words for the seller."""

    objection: str
    reason: str


def weak_points(
    plan: Plan, today: dt.date, calendar: WorkCalendar | None = None
) -> list[WeakPoint]:
    """Return the objections that the plan's weak points invite, the weakest first; never empty.

    Raises:
        PlanError: steps wait for each other.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    codes = list(_OF_FINDING)
    findings = sorted(
        (one for one in check(plan, today, calendar) if one.code in codes),
        key=lambda one: (_ORDER.index(one.severity), codes.index(one.code)),
    )
    found: dict[str, str] = {}
    for finding in findings:
        if finding.severity == "high":
            found.setdefault(_of_finding(finding, plan), finding.message)
    for gap in gaps(plan, today, calendar):
        objection = _of_gap(gap, plan)
        if objection:
            found.setdefault(objection, f"Open in the plan: {gap.question}")
    for finding in findings:
        found.setdefault(_of_finding(finding, plan), finding.message)
    found = found or {_USUAL: "The plan has no weak point that we know of."}
    return [WeakPoint(objection=key, reason=reason) for key, reason in found.items()]


def weakest(plan: Plan, today: dt.date) -> WeakPoint:
    """Return the weakest point of the plan.

    Raises:
        PlanError: steps wait for each other.
    """
    return weak_points(plan, today)[0]


def _of_finding(finding: Finding, plan: Plan) -> str:
    late = finding.code in ("overdue", "stalled")
    own = None if late else _of_kind(finding.step, plan)
    return own or _OF_FINDING[finding.code]


def _of_gap(gap: Gap, plan: Plan) -> str | None:
    return _OF_GAP.get(gap.key) or _of_kind(gap.step, plan)


def _of_kind(step_id: str | None, plan: Plan) -> str | None:
    """Return the objection that people have about this kind of step."""
    step = plan.step(step_id) if step_id else None
    entry = entry_like(step) if step else None
    return _OF_STEP.get(entry.id) if entry else None

"""Where the plan is weak, and which objection is likely to come from there."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like
from assistant.plan.findings import Code, Finding
from assistant.plan.gaps import gaps
from assistant.plan.health import check
from assistant.plan.health_people import is_buyers
from assistant.plan.lines import day
from assistant.plan.model import Letter, Plan, Step, Strict
from assistant.plan.naming import named_owners
from assistant.plan.schedule import Schedule, schedule

_MOST_REASONS = 2
_TIGHT_DAYS = 5  # working days of slack
_SEVERE = {"high": 3, "medium": 2, "low": 1}

_BY_FINDING: dict[Code, str] = {
    "overdue": "step-overdue",
    "stalled": "step-overdue",
    "blocked": "step-overdue",
    "does-not-fit": "cannot-commit-to-dates",
    "close-too-late": "cannot-commit-to-dates",
    "after-required-close": "cannot-commit-to-dates",
    "waits-for-later-step": "cannot-commit-to-dates",
    "no-go-live": "no-deadline",
    "go-live-passed": "next-quarter",
    "close-passed": "next-quarter",
    "vague-commitment": "well-get-back-to-you",
    "no-owner": "not-my-process",
    "owner-is-a-role": "not-my-process",
    "no-buyer-steps": "just-send-it",
    "one-sided": "more-homework",
    "missing-executive": "boss-not-involved",
    "missing-finance": "budget-not-approved",
    "missing-legal": "legal-is-slow",
    "missing-security": "security-takes-time",
    "single-contact": "internal-alignment",
    "no-check-in": "too-many-meetings",
    "check-in-passed": "well-get-back-to-you",
    "too-many-steps": "too-formal",
    "seller-quarter-end": "feels-like-pressure",
}
_BY_STEP = {
    "legal-review": "legal-is-slow",
    "dpa": "legal-is-slow",
    "security-review": "security-takes-time",
    "budget": "budget-not-approved",
    "business-case": "budget-not-approved",
    "procurement": "discount-to-sign",
    "executive-approval": "boss-not-involved",
    "pilot": "just-a-pilot",
    "vendor-selection": "comparing-vendors",
}
_BY_GAP = {
    "signer": ("boss-not-involved", "Nobody is named who signs."),
    "approvals": ("new-approval-step", "Nobody has said yet who else has to approve."),
    "champion": ("internal-alignment", "Nobody is known who carries this inside."),
    "procurement": ("price-too-high", "Procurement has not been heard yet."),
}
_NO_DATE = ("no-deadline", "The plan names no day to be live by.")
_USUAL = ("well-get-back-to-you", "The plan has no weak point that we know of.")
_BY_LETTER: dict[Letter, str] = {
    "identified-pain": "next-quarter",
    "economic-buyer": "boss-not-involved",
    "champion": "internal-alignment",
    "metrics": "price-too-high",
    "competition": "comparing-vendors",
    "decision-process": "new-approval-step",
    "paper-process": "cannot-share-process",
}


class WeakPoint(Strict):
    """An objection that the plan makes likely.

    Attributes:
        objection: id of the objection's entry.
        why: what in the plan speaks for it, one sentence each.
        step: id of the step that it is about, None where it is about none.
        weight: how likely, compared with the others; above 0.
    """

    objection: str
    why: list[str]
    step: str | None
    weight: int


class _Sign(NamedTuple):
    objection: str
    why: str
    weight: int
    step: str | None = None


def weak_points(
    plan: Plan, today: dt.date, calendar: WorkCalendar | None = None
) -> list[WeakPoint]:
    """Return the objections that the plan's weak points make likely, the likeliest first.

    Raises:
        PlanError: steps wait for each other.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    return joined([*_signs(plan, today, calendar)])


def to_practise(plan: Plan, today: dt.date) -> list[WeakPoint]:
    """Return the weak points, and where the plan shows none what every deal meets; never empty.

    Raises:
        PlanError: steps wait for each other.
    """
    found = weak_points(plan, today)
    if found:
        return found
    objection, why = _NO_DATE if plan.go_live is None else _USUAL
    return [WeakPoint(objection=objection, why=[why], step=None, weight=1)]


def joined(signs: list[_Sign]) -> list[WeakPoint]:
    """Return one point for each objection, with all that speaks for it."""
    found: dict[str, WeakPoint] = {}
    for sign in sorted(signs, key=lambda one: -one.weight):
        known = found.get(sign.objection)
        if known is None:
            found[sign.objection] = WeakPoint(
                objection=sign.objection, why=[sign.why], step=sign.step, weight=sign.weight
            )
            continue
        why = known.why
        if sign.why not in why and len(why) < _MOST_REASONS:
            why = [*why, sign.why]
        # More of the same makes it a little likelier, not twice as likely.
        found[sign.objection] = known.model_copy(
            update={"why": why, "step": known.step or sign.step, "weight": known.weight + 1}
        )
    return sorted(found.values(), key=lambda one: -one.weight)


def _signs(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[_Sign]:
    yield from _of_letters(plan)
    if not plan.steps:
        return
    planned = schedule(plan, today, calendar)
    for finding in check(plan, today, calendar):
        yield from _of_finding(plan, finding)
    for step in plan.steps:
        yield from _of_step(plan, step, planned, today)
    for gap in gaps(plan, today, calendar):
        if gap.key in _BY_GAP:
            objection, why = _BY_GAP[gap.key]
            yield _Sign(objection, why, 3 if gap.key == "signer" else 2, gap.step)


def _of_finding(plan: Plan, finding: Finding) -> Iterator[_Sign]:
    objection = _BY_FINDING.get(finding.code)
    step = plan.step(finding.step) if finding.step else None
    # Where the seller is late or unnamed, the buyer has nothing to excuse.
    if objection is None or (step and not is_buyers(plan, step)):
        return
    unnamed = finding.code in ("no-owner", "owner-is-a-role")
    weight = _SEVERE[finding.severity] * (1 if unnamed else 2)
    yield _Sign(objection, finding.message, weight, finding.step)
    if finding.code == "stalled":
        yield _Sign("next-quarter", finding.message, weight - 1, finding.step)


def _of_step(plan: Plan, step: Step, planned: Schedule, today: dt.date) -> Iterator[_Sign]:
    entry = entry_like(step)
    objection = _BY_STEP.get(entry.id) if entry else None
    if objection is None or step.status == "done":
        return
    found = planned.step(step.id)
    limit = found.latest_finish if found else None
    slack = found.slack_days if found else None
    started = {
        "not_started": "has not started",
        "in_progress": "is under way",
        "blocked": "is blocked",
    }[step.status]
    by = f" and has to end by {day(limit, today)}" if limit and limit >= today else ""
    weight = 2 if step.status == "in_progress" else 3
    if slack is not None and slack <= _TIGHT_DAYS:
        weight += 1
    if entry and entry.id == "executive-approval" and named_owners(plan, step):
        weight -= 2
    yield _Sign(objection, f"{step.action} {started}{by}.", max(1, weight), step.id)


def _of_letters(plan: Plan) -> Iterator[_Sign]:
    from assistant.plan.qualification import ASKS, LETTERS

    card = plan.qualification
    if card is None:
        return
    for letter, objection in _BY_LETTER.items():
        score = card.letter(letter).score
        if score != "green":
            why = f"{LETTERS[letter]} is {score}: {ASKS[letter]}"
            yield _Sign(objection, why, 3 if score == "red" else 1)

"""Findings about how single steps stand: owner, date, progress."""

import datetime as dt
import re
from collections.abc import Iterator

from assistant.plan.catalogue import entry_like
from assistant.plan.deadlines import resolve
from assistant.plan.findings import Finding, Severity
from assistant.plan.lines import day, names
from assistant.plan.model import Plan, Step
from assistant.plan.naming import owner_kind
from assistant.plan.schedule import Schedule, ScheduledStep

STALLED_AFTER = 7
_VAGUE = re.compile(
    r"\b(?:soon(?:ish)?|asap|as soon as possible|shortly|some ?time|some day|whenever|eventually|"
    r"when (?:they|we|he|she|things|time) (?:can|gets?|permits?|allows?|calms?|settles?)|"
    r"(?:get|come|circle|report) back (?:to|with)|at some point|in due course|"
    r"down the (?:line|road)|"
    r"tb[dcas]|to be (?:defined|determined|confirmed|agreed)|let (?:us|you|me) know|"
    r"in the (?:coming|next few) (?:days|weeks|months)|hopefully|play it by ear)\b",
    re.IGNORECASE,
)

_TEAM = {
    "legal": "in legal ",
    "security": "in security or IT ",
    "finance": "in finance ",
    "procurement": "in procurement ",
    "privacy": "in privacy or legal ",
    "executive": "among the executives ",
}


def step_findings(plan: Plan, today: dt.date, planned: Schedule) -> list[Finding]:
    """Return the findings about the owner, the date and the progress of each open step."""
    scheduled = {step.id: step for step in planned.steps}
    found: list[Finding] = []
    for step in plan.steps:
        if step.status == "done":
            continue
        found += _owner(plan, step, scheduled.get(step.id))
        found += _date(step, today, scheduled.get(step.id))
        found += _overdue(step, today)
        found += _blocked(step)
    return found


def _owner(plan: Plan, step: Step, planned: ScheduledStep | None) -> Iterator[Finding]:
    kinds = {owner: owner_kind(plan, owner) for owner in step.owners}
    if "person" in kinds.values():
        return
    side = {"buyer": "the buyer's side", "seller": "your side"}.get(step.side or "", "each side")
    roles = [owner for owner, kind in kinds.items() if kind == "role"]
    if roles:
        yield Finding(
            code="owner-is-a-role",
            severity="low",
            step=step.id,
            message=f"{step.action} is owned by {names(roles)}, which is no name.",
            fix=f"Ask who that is on {side}, and put the person's name beside it.",
        )
        return
    entry = entry_like(step)
    team = _TEAM.get(entry.team or "", "") if entry and step.side == "buyer" else ""
    vague = f' ("{names(step.owners)}" is nobody in particular)' if step.owners else ""
    yield Finding(
        code="no-owner",
        severity="high" if planned and planned.critical else "medium",
        step=step.id,
        message=f"{step.action} has no named owner{vague}.",
        fix=f"Ask who {team}on {side} answers for it, and put the name beside it.",
    )


def _date(step: Step, today: dt.date, planned: ScheduledStep | None) -> Iterator[Finding]:
    if step.due or step.lags:
        return
    latest = planned.latest_finish if planned else None
    words = _vague_words(step, today)
    if words:
        target = f"Offer {day(latest, today)} as" if latest and latest >= today else "Offer"
        yield Finding(
            code="vague-commitment",
            severity="medium",
            step=step.id,
            message=f'{step.action}: "{words}" commits nobody to a day.',
            fix=f"{target} a target that may move, and book the talk in which it is confirmed.",
        )
    elif step.duration_days is None:
        by = f"; it has to be done by {day(latest, today)}" if latest else ""
        severity: Severity = "low" if latest else "medium"
        yield Finding(
            code="no-date",
            severity=severity,
            step=step.id,
            message=f"{step.action} has no date that its owner agreed to{by}.",
            fix="Ask the owner for a day, or how long it takes, and note it.",
        )


def _vague_words(step: Step, today: dt.date) -> str | None:
    """Return the words of a date that names no day, None where there are none."""
    if step.due_text:
        kind = resolve(step.due_text, today).kind
        vague = kind in ("vague", "none") or _VAGUE.search(step.due_text)
        return step.due_text if vague else None
    for text in (step.notes, *reversed(step.evidence)):
        match = _VAGUE.search(text)
        if match:
            return match.group()
    return None


def _overdue(step: Step, today: dt.date) -> Iterator[Finding]:
    if not step.due or step.due >= today:
        return
    late = (today - step.due).days
    days = "1 day" if late == 1 else f"{late} days"
    if late >= STALLED_AFTER:
        yield Finding(
            code="stalled",
            severity="high",
            step=step.id,
            message=f"{step.action} is {days} overdue (due {day(step.due, today)}): "
            "it has stalled.",
            fix="Ask what blocks it, what would help, and whether priorities have shifted; "
            "then agree a new day, or qualify the deal again.",
        )
    else:
        yield Finding(
            code="overdue",
            severity="medium",
            step=step.id,
            message=f"{step.action} is {days} overdue (due {day(step.due, today)}): it is at risk.",
            fix="Mark it as done, or ask its owner for a new day.",
        )


def _blocked(step: Step) -> Iterator[Finding]:
    if step.status == "blocked":
        yield Finding(
            code="blocked",
            severity="high",
            step=step.id,
            message=f"{step.action} is blocked.",
            fix="Ask what would unblock it, who decides that, and by when; offer your help.",
        )

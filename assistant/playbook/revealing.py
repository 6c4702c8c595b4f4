"""What an objection says about the plan besides: changes to propose, never to apply unasked."""

import datetime as dt

from assistant.errors import PlanError
from assistant.plan.catalogue import CATALOGUE, entry_like, fold, recognise
from assistant.plan.changes import AddRisk, AddStep, Change, Requalify, UpdateStep
from assistant.plan.lines import short
from assistant.plan.model import Plan, Step
from assistant.plan.naming import spoken
from assistant.playbook.entries import Entry

_MOST_READ = 2_000
_MOST_QUOTED = 300
_FEW_WORDS = 140


def revealed(
    entry: Entry, said: str, plan: Plan, step: Step | None, today: dt.date
) -> list[Change]:
    """Return the changes that the words call for, as the entry says what they reveal.

    Every change carries the words. A change that the plan would refuse is left out.
    """
    said = " ".join(said[:_MOST_READ].split())
    found: list[Change] = []
    if entry.reveals == "new-approver":
        found = _approver(entry, said, plan)
    elif entry.reveals == "slipped-step":
        found = _slipped(said, plan, step, today)
    elif entry.reveals == "shifted-priority":
        found = [Requalify(why=short(f"The buyer said: {said}", _FEW_WORDS), quote=_quote(said))]
    return [change for change in found if _fits(plan, change, today)]


def _approver(entry: Entry, said: str, plan: Plan) -> list[Change]:
    from assistant.understanding.roles import roles

    for role in roles(said):
        name = role.name
        usual = recognise(name)
        kind = usual.id if usual and usual.side != "seller" else None
        if _has(plan, kind, name):
            continue
        action = usual.action if usual and kind else f"{name} approval"
        return [
            AddStep(action=action, kind=kind, owners=[name], side="buyer", quote=_quote(said)),
        ]
    if entry.step and entry.step in CATALOGUE and not _has(plan, entry.step, ""):
        usual = CATALOGUE[entry.step]
        return [AddStep(action=usual.action, kind=usual.id, side=usual.side, quote=_quote(said))]
    return [AddRisk(text=f"Somebody else may still have a say: {_few(said)}", quote=_quote(said))]


def _has(plan: Plan, kind: str | None, name: str) -> bool:
    """Tell whether the plan has the step, or one of whoever approves."""
    wanted = fold(name)
    for step in plan.steps:
        entry = entry_like(step)
        if kind and entry and entry.id == kind:
            return True
        if wanted and any(wanted in fold(owner) for owner in (*step.owners, step.action)):
            return True
    return False


def _slipped(said: str, plan: Plan, step: Step | None, today: dt.date) -> list[Change]:
    from assistant.plan.calendar import WorkCalendar
    from assistant.plan.deadlines import find

    if step is None:
        return [AddRisk(text=f"A step has slipped: {_few(said)}", quote=_quote(said))]
    found: list[Change] = []
    for one in find(said, today, WorkCalendar(plan.calendar)):
        date = one.deadline.date
        if date and date > (step.due or today):
            found = [UpdateStep(step=step.id, due=one.deadline.phrase, quote=_quote(said))]
    name = spoken(step)
    risk = f"{name[:1].upper()}{name[1:]} may be late: {_few(said)}"
    return [*found, AddRisk(text=risk, step=step.id, quote=_quote(said))]


def _quote(said: str) -> str:
    return said[:_MOST_QUOTED]


def _few(said: str) -> str:
    return f'"{short(said, _FEW_WORDS)}"'


def _fits(plan: Plan, change: Change, today: dt.date) -> bool:
    from assistant.plan.apply import apply

    try:
        return bool(apply(plan, [change], today=today).lines)
    except PlanError:
        return False

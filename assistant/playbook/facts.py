"""What a plan knows for the placeholders of entries: only what somebody said."""

import datetime as dt
import re

from assistant.plan.catalogue import entry_like
from assistant.plan.lines import names
from assistant.plan.model import Person, Plan, Step
from assistant.plan.naming import owner_kind, spoken
from assistant.plan.sides import side_of
from assistant.playbook.filling import Fact, Facts

_CHAMPION = re.compile(r"\b(?:champion|sponsor|project lead)\b", re.IGNORECASE)
_EXECUTIVE = re.compile(
    r"\b(?:c[efiotrmp]o|chief|president|e?s?vp|managing director|economic buyer|sign(?:er|s|atory)|"
    r"signature authority)\b",
    re.IGNORECASE,
)
_APPROVES = ("executive-approval", "signature")
_FAR = 300  # days from today beyond which a day needs its year


def facts_of(plan: Plan, today: dt.date, step: Step | None = None) -> Facts:
    """Return what the plan states, by placeholder.

    Nothing is computed or assumed: a date that nobody named has no place in words to a buyer.

    Args:
        plan: the plan.
        today: decides whether a date needs its year.
        step: the step that the words are about.
    """
    found: dict[Fact, str] = {}
    if plan.go_live:
        found["go_live"] = date_words(plan.go_live, today)
    if plan.target_close:
        found["close"] = date_words(plan.target_close, today)
    if plan.deal.buyer:
        found["buyer"] = plan.deal.buyer
    if plan.deal.name and plan.deal.name.casefold() != (plan.deal.buyer or "").casefold():
        found["goal"] = plan.deal.name
    champion, executive = champion_of(plan), executive_of(plan)
    if champion:
        found["champion"] = champion.name
    if executive:
        found["executive"] = executive.name
    if step:
        found |= _of_step(plan, today, step)
    return found


def _of_step(plan: Plan, today: dt.date, step: Step) -> dict[Fact, str]:
    # Said to the buyer, "their decision process" is theirs.
    found: dict[Fact, str] = {"step": spoken(step).replace(" their ", " your ")}
    found["step_name"] = step.action
    if step.due:
        found["due"] = date_words(step.due, today)
    owners = [one for one in step.owners if owner_kind(plan, one) != "nobody"]
    if owners:
        found["owner"] = names(owners)
    return found


def date_words(date: dt.date, today: dt.date) -> str:
    """Return "December 4", with the year where it is far from today."""
    shown = f"{date:%B} {date.day}"
    return shown if abs((date - today).days) < _FAR else f"{shown}, {date.year}"


def champion_of(plan: Plan) -> Person | None:
    """Return who carries the plan on the buyer's side, None where nobody said."""
    return next(
        (p for p in plan.people if p.side == "buyer" and _CHAMPION.search(p.role or "")), None
    )


def executive_of(plan: Plan) -> Person | None:
    """Return the executive who decides for the buyer, None where nobody said.

    Who owns the approval or the signature comes before who has a title.
    """
    for kind in _APPROVES:
        for step in plan.steps:
            entry = entry_like(step)
            if entry is None or entry.id != kind:
                continue
            for owner in step.owners:
                person = plan.person(owner)
                if person and side_of(plan, owner) == "buyer" and _is_executive(person):
                    return person
    return next((p for p in plan.people if p.side == "buyer" and _is_executive(p)), None)


def _is_executive(person: Person) -> bool:
    return bool(_EXECUTIVE.search(person.role or "")) and not _CHAMPION.search(person.role or "")

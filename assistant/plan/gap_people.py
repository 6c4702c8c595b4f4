"""Questions about people: who signs, who carries the plan, when it is reviewed."""

import datetime as dt
import re
from collections.abc import Iterator

from assistant.plan.catalogue import entry_like
from assistant.plan.gap_words import Gap, buyer
from assistant.plan.lines import day
from assistant.plan.model import Person, Plan, Step
from assistant.plan.naming import owner_kind
from assistant.plan.sides import side_of

LARGE_DEAL = 100_000
_SIGNS = re.compile(r"\bsign(?:s|er|ing|atory|atories)?\b", re.IGNORECASE)
_EXECUTIVE = re.compile(
    r"\b(?:c[efo]o|chief (?:executive|financial|operating)|president|managing director|"
    r"economic buyer|owner)\b",
    re.IGNORECASE,
)
_CHAMPION = re.compile(r"\b(?:champion|sponsor)\b", re.IGNORECASE)


def signer_gap(plan: Plan) -> Iterator[Gap]:
    """Ask who signs for the buyer, where nobody said."""
    signing = [step for step in plan.steps if _is_signature(step)]
    step = next(iter(signing), None)
    if step and (step.status == "done" or any(_may_sign(plan, name) for name in step.owners)):
        return
    if any(p.side != "seller" and _SIGNS.search(p.role or "") for p in plan.people):
        return
    question = f"Who signs at {buyer(plan)}{_at_this_value(plan)}"
    boss = _named_with(plan, _EXECUTIVE)
    question += f": {boss.name}, or somebody else?" if boss else "?"
    yield Gap(
        key="signer",
        question=question,
        reason="The signer's limit and calendar decide whether the last week holds.",
        step=step.id if step else None,
    )


def people_gaps(plan: Plan, today: dt.date) -> Iterator[Gap]:
    """Ask who carries the plan, when it is reviewed, and what the deal is worth."""
    large = plan.deal.value is None or plan.deal.value >= LARGE_DEAL
    if large and not _named_with(plan, _CHAMPION):
        yield Gap(
            key="champion",
            question=f"Who at {buyer(plan)} pushes this when you are not in the room?",
            reason="Somebody inside has to carry the plan; without one, dates slip unseen.",
        )
    check_in = plan.check_in
    if check_in is None or not (check_in.weekday or check_in.next):
        yield Gap(
            key="check_in",
            question=f"When could you and {buyer(plan)} go through this plan each week?",
            reason="A fixed quarter of an hour keeps the dates honest.",
        )
    elif check_in.next and check_in.next < today and not check_in.weekday:
        yield Gap(
            key="check_in",
            question=f"The last check-in was {day(check_in.next, today)}: when is the next one?",
            reason="A plan that nobody reviews is soon out of date.",
        )
    if plan.deal.value is None:
        yield Gap(
            key="value",
            question="What is the deal worth?",
            reason="The size decides which approvals are usual.",
        )


def _is_signature(step: Step) -> bool:
    entry = entry_like(step)
    return bool(entry and entry.id == "signature")


def _may_sign(plan: Plan, name: str) -> bool:
    return owner_kind(plan, name) != "nobody" and side_of(plan, name) != "seller"


def _named_with(plan: Plan, role: re.Pattern[str]) -> Person | None:
    return next((p for p in plan.people if p.side != "seller" and role.search(p.role or "")), None)


def _at_this_value(plan: Plan) -> str:
    return " at this value" if plan.deal.value else ""

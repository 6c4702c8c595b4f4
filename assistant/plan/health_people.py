"""Findings about who takes part."""

import re
from collections.abc import Iterator

from assistant.plan.catalogue import entry_like, fold
from assistant.plan.findings import Code, Finding
from assistant.plan.lines import money
from assistant.plan.model import Plan, Step
from assistant.plan.naming import named_owners
from assistant.plan.sides import side_of

LARGE_DEAL = 100_000
_ONE_SIDED_FROM = 4  # open steps
_BUYER_SHARE = 0.25

_WORDS: dict[str, re.Pattern[str]] = {
    "legal": re.compile(
        r"\b(?:legal|counsel|lawyers?|attorneys?|gc|contracts? manager)\b", re.IGNORECASE
    ),
    # "IT" in capitals only: "it" is no team.
    "security": re.compile(
        r"\b(?:IT|(?i:security|infosec|ciso|cso|cyber\w*|cio|privacy|dpo|data protection|"
        r"vendor risk))\b"
    ),
    "finance": re.compile(
        r"\b(?:finance|financial|cfo|budget\w*|procurement|purchasing|controller|treasur\w+|sourcing)\b",
        re.IGNORECASE,
    ),
    "executive": re.compile(
        r"\b(?:executives?|exec|c[efiotrmp]o|ciso|chief|s?e?vp|vice[- ]president|president|board|"
        r"managing director|general manager|founder|owner of the company|economic buyer|"
        r"leadership|sponsor|signer|signatory)\b",
        re.IGNORECASE,
    ),
}
_TEAMS: dict[str, frozenset[str]] = {
    "legal": frozenset(["legal"]),
    "security": frozenset(["security", "privacy"]),
    "finance": frozenset(["finance", "procurement"]),
    "executive": frozenset(["executive"]),
}
_CODES: dict[str, Code] = {
    "legal": "missing-legal",
    "security": "missing-security",
    "finance": "missing-finance",
    "executive": "missing-executive",
}
_WHO = {
    "legal": "Nobody from the buyer's legal team is",
    "security": "Nobody from the buyer's security or IT is",
    "finance": "Nobody from the buyer's finance or procurement is",
    "executive": "No executive of the buyer is",
}
_FIXES = {
    "legal": "Ask who reviews contracts and how long they take; send the draft early.",
    "security": "Ask who assesses vendors, in which tier, and how long the queue is; "
    "send the documents now.",
    "finance": "Ask how this is budgeted, who releases it, and when papers are due.",
    "executive": "Ask who approves and signs at this value, and find a reason for the "
    "executives to meet.",
}


def people_findings(plan: Plan) -> list[Finding]:
    """Return the findings about who takes part."""
    if not plan.steps:
        return []
    return [*_mutual(plan), *_teams(plan), *_contacts(plan)]


def is_buyers(plan: Plan, step: Step) -> bool:
    """Tell whether the buyer has a part in the step."""
    if step.side == "buyer":
        return True
    sides = {side_of(plan, owner) for owner in step.owners}
    if sides & {"buyer", "both"}:
        return True
    return step.side == "both" and sides != {"seller"}


def _mutual(plan: Plan) -> Iterator[Finding]:
    buyers = [step for step in plan.steps if is_buyers(plan, step)]
    if not buyers:
        yield Finding(
            code="no-buyer-steps",
            severity="high",
            message="Nothing in the plan is the buyer's to do.",
            fix="A plan that one side owns is ignored: ask the buyer for their steps and names.",
        )
        return
    still_open = [step for step in plan.steps if step.status != "done"]
    share = sum(is_buyers(plan, step) for step in still_open)
    if len(still_open) >= _ONE_SIDED_FROM and share < _BUYER_SHARE * len(still_open):
        yield Finding(
            code="one-sided",
            severity="low",
            message=f"Only {share} of {len(still_open)} open steps involve the buyer.",
            fix="Ask what they have to do on their side, and fold your own small tasks together.",
        )


def _teams(plan: Plan) -> Iterator[Finding]:
    value = plan.deal.value
    if value is not None and value < LARGE_DEAL:
        return
    size = f"at {money(value, plan.deal.currency)}" if value else "of this kind"
    for team, code in _CODES.items():
        if not _takes_part(plan, team):
            yield Finding(
                code=code,
                severity="medium" if value else "low",
                message=f"{_WHO[team]} in the plan; a deal {size} usually needs them.",
                fix=_FIXES[team],
            )


def _takes_part(plan: Plan, team: str) -> bool:
    if any(
        person.side != "seller" and _WORDS[team].search(f"{person.name}, {person.role or ''}")
        for person in plan.people
    ):
        return True
    return any(_belongs(plan, step, team) for step in plan.steps)


def _belongs(plan: Plan, step: Step, team: str) -> bool:
    if any(side_of(plan, o) != "seller" and _WORDS[team].search(o) for o in step.owners):
        return True
    entry = entry_like(step)
    # Somebody signs every contract; that does not make them part of the plan.
    if entry and entry.id != "signature" and entry.team in _TEAMS[team]:
        return True
    return entry is None and step.side != "seller" and bool(_WORDS[team].search(step.action))


def _contacts(plan: Plan) -> Iterator[Finding]:
    buyers = {fold(person.name) for person in plan.people if person.side in ("buyer", "both")}
    for step in plan.steps:
        named = named_owners(plan, step)
        if step.side == "buyer":
            buyers |= {fold(name) for name in named if side_of(plan, name) != "seller"}
        elif step.side == "both":
            # Of two people whose side nobody told, one is the buyer's.
            unknown = [name for name in named if side_of(plan, name) is None]
            buyers |= {fold(name) for name in unknown[:-1]}
    if len(buyers) <= 1:
        who = "Only one person is" if buyers else "Nobody is"
        yield Finding(
            code="single-contact",
            severity="medium",
            message=f"{who} named on the buyer's side.",
            fix="If they leave or go quiet, the deal stops: ask who else is touched by this, "
            "and meet them.",
        )

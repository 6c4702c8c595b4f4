"""Findings about who takes part."""

import re
from collections.abc import Iterator

from assistant.plan.catalogue import entry_of
from assistant.plan.findings import Code, Finding
from assistant.plan.model import Plan

LARGE_DEAL = 100_000
_WORDS: dict[str, re.Pattern[str]] = {
    "legal": re.compile(r"\b(?:legal|counsel|lawyer|attorney|gc|contracts?|msa|redlines?)\b", re.I),
    "security": re.compile(r"\b(?:security|infosec|ciso|cyber|it|cio|privacy|dpo)\b", re.I),
    "finance": re.compile(r"\b(?:finance|cfo|budget|procurement|purchasing|controller|treasur\w+|sourcing|business case)\b", re.I),
    "executive": re.compile(
        r"\b(?:executive|exec|c[efiotrm]o|chief|vp|svp|evp|vice president|president|director|board|head of|managing|founder|owner|economic buyer|leadership)\b",
        re.I,
    ),
}  # fmt: skip
_CODES: dict[str, Code] = {
    "legal": "missing-legal",
    "security": "missing-security",
    "finance": "missing-finance",
    "executive": "missing-executive",
}
_FIXES = {
    "legal": "Ask who reviews contracts and how long they take; send the draft early.",
    "security": "Ask who assesses vendors, in which tier, and how long the queue is; send the documents now.",
    "finance": "Ask how this is budgeted, who releases it, and when papers are due.",
    "executive": "Ask who approves at this value, and find a reason for the executives to meet.",
}


def people_findings(plan: Plan) -> list[Finding]:
    """Return the findings about who takes part."""
    return [*_mutual(plan), *_teams(plan), *_contacts(plan)]


def _mutual(plan: Plan) -> Iterator[Finding]:
    if plan.steps and not any(step.side in ("buyer", "both") for step in plan.steps):
        yield Finding(
            code="no-buyer-steps", severity="high", message="Nothing in the plan is the buyer's to do.",
            fix="A plan that one side owns is ignored: ask the buyer for their steps and names.",
        )  # fmt: skip


def _teams(plan: Plan) -> Iterator[Finding]:
    value = plan.deal.value
    if not plan.steps or (value is not None and value < LARGE_DEAL):
        return
    words = [f"{p.name} {p.role or ''}" for p in plan.people if p.side != "seller"]
    for step in plan.steps:
        entry = entry_of(step)
        words += [step.action, entry.team or "" if entry else "", *step.owners]
    everything = " | ".join(words)
    for team, pattern in _WORDS.items():
        if not pattern.search(everything):
            size = f" at {value:,.0f}" if value else ""
            yield Finding(
                code=_CODES[team], severity="medium",
                message=f"Nobody from {team if team != 'executive' else 'the executive level'} is in the plan; a deal{size} usually needs them.",
                fix=_FIXES[team],
            )  # fmt: skip


def _contacts(plan: Plan) -> Iterator[Finding]:
    buyers = {p.name.casefold() for p in plan.people if p.side in ("buyer", "both")}
    for step in plan.steps:
        if step.side == "buyer":
            known = {p.name.casefold() for p in plan.people if p.side == "seller"}
            buyers |= {name.casefold() for name in step.owners} - known
    if plan.steps and len(buyers) <= 1:
        who = "Nobody is" if not buyers else "Only one person is"
        yield Finding(
            code="single-contact", severity="medium", message=f"{who} named on the buyer's side.",
            fix="If they leave or go quiet the deal stops: ask who else is touched by this, and meet them.",
        )  # fmt: skip

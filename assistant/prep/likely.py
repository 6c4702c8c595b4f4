"""Objections to expect in the call, each with an answer in this deal's facts."""

import datetime as dt
from typing import Literal

from assistant.plan.model import Plan, Strict
from assistant.playbook.entries import Entry
from assistant.playbook.facts import executive_of, facts_of
from assistant.playbook.filling import fill
from assistant.playbook.loading import Knowledge
from assistant.prep.asking import plain
from assistant.prep.calls import CallKind
from assistant.prep.weakpoints import WeakPoint

Audience = Literal["Champion", "Executive", "Procurement"]

_MINUTES_EACH = 12
_FEWEST, _MOST = 2, 5
# What belongs to a kind of call whatever the plan says, and how much that counts.
_USUAL: dict[CallKind, dict[str, int]] = {
    "first-call": {"too-early": 4, "too-formal": 3, "no-deadline": 2, "comparing-vendors": 2},
    "demo": {"comparing-vendors": 3, "internal-alignment": 3, "just-a-pilot": 2},
    "check-in": {"step-overdue": 3, "well-get-back-to-you": 2, "next-quarter": 1},
    "closing-call": {
        "discount-to-sign": 5, "new-approval-step": 4, "price-too-high": 3, "boss-not-involved": 2,
        "legal-is-slow": 1,
    },
}  # fmt: skip
_NOT_YET: dict[CallKind, frozenset[str]] = {
    "first-call": frozenset({"discount-to-sign", "step-overdue", "too-many-meetings"}),
    "demo": frozenset({"discount-to-sign"}),
    "check-in": frozenset(),
    "closing-call": frozenset({"too-early", "too-formal", "just-send-it", "too-many-meetings"}),
}


class Likely(Strict):
    """An objection to expect.

    Attributes:
        title: how it is put, in short.
        why: what in this plan speaks for it; empty where it is merely usual in such a call.
        audience: whom the answer is worded for.
        question: the question that moves it on.
        avoid: what not to say.
    """

    id: str
    title: str
    why: list[str]
    audience: Audience
    answer: str
    question: str
    avoid: str
    step: str | None = None


def likely(
    plan: Plan,
    kind: CallKind,
    minutes: int,
    knowledge: Knowledge,
    today: dt.date,
    weak: list[WeakPoint],
) -> list[Likely]:
    """Return the objections to expect, the likeliest first: two to five, by the length."""
    count = max(_FEWEST, min(_MOST, minutes // _MINUTES_EACH + 1))
    usual = _USUAL[kind]
    known = {one.objection: one for one in weak}
    weights = {
        one: (known[one].weight if one in known else 0) + usual.get(one, 0)
        for one in [*known, *usual]
        if one not in _NOT_YET[kind]
    }
    ranked = sorted(weights, key=lambda one: -weights[one])
    found = []
    for objection in ranked:
        entry = knowledge.entry(objection)
        if entry and entry.kind == "objection":
            found.append(_likely(entry, plan, kind, today, known.get(objection)))
    return found[:count]


def audience_of(plan: Plan, kind: CallKind) -> Audience:
    """Return whom one mostly talks to in a call of this kind."""
    if kind == "closing-call":
        return "Executive" if executive_of(plan) else "Procurement"
    return "Champion"


def _likely(
    entry: Entry, plan: Plan, kind: CallKind, today: dt.date, weak: WeakPoint | None
) -> Likely:
    step_id = weak.step if weak else None
    step = plan.step(step_id) if step_id else None
    facts = facts_of(plan, today, step)
    audience = audience_of(plan, kind)
    return Likely(
        id=entry.id,
        title=entry.title,
        why=weak.why if weak else [],
        audience=audience,
        answer=plain(fill(entry.section(f"{audience}, warm"), facts)),
        question=_first_line(fill(entry.section("A question that moves it on"), facts)),
        avoid=_first_line(entry.section("What not to say")),
        step=step_id,
    )


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return plain(lines[0].removeprefix("- ")) if lines else ""

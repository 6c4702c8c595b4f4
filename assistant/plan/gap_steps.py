"""Questions about steps: which usual ones they have, who owns each, and by when."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE, duration, entry_like, follows_signature
from assistant.plan.gap_words import Gap, buyer
from assistant.plan.lines import day, names, working_days
from assistant.plan.model import Plan, Step
from assistant.plan.naming import owner_kind, spoken
from assistant.plan.schedule import Schedule, ScheduledStep


class _Usual(NamedTuple):
    """A usual step to ask for; `instead` finds the deal's own steps that answer the question."""

    key: str
    kind: str
    question: str
    with_person: str
    reason: str
    role: re.Pattern[str]
    instead: re.Pattern[str]


_USUAL = (
    _Usual(
        "legal",
        "legal-review",
        "Does {buyer}'s legal team review the contract, and who there does it?",
        "Does {buyer}'s legal team review the contract: {person}, or somebody else?",
        "Legal usually takes three weeks, and rarely starts by itself.",
        re.compile(r"\b(?:legal|counsel|lawyer|attorney|gc)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:legal|contract|agreement|msa)\b.*\b(?:review|vetting|check|redlin\w+)",
            re.IGNORECASE,
        ),
    ),
    _Usual(
        "security",
        "security-review",
        "Will {buyer} run a security review, and who handles it?",
        "Will {buyer} run a security review: {person}, or somebody else?",
        "It usually takes three weeks, and can run beside legal if it starts now.",
        re.compile(r"\b(?:security|infosec|ciso|cyber\w*)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:security|infosec|cyber\w*|vendor risk|third.party risk) (?:\w+ )?"
            r"(?:audit|assessment|check|approval|verification|clearance)",
            re.IGNORECASE,
        ),
    ),
    _Usual(
        "procurement",
        "procurement",
        "Does procurement get involved at {buyer}, and who there?",
        "Does procurement get involved at {buyer}: {person}, or somebody else?",
        "They tend to appear at the end, with a negotiation and a registration.",
        re.compile(r"\b(?:procurement|purchasing|sourcing)\b", re.IGNORECASE),
        re.compile(r"\b(?:purchase order|vendor (?:registration|onboarding))\b", re.IGNORECASE),
    ),
    _Usual(
        "approvals",
        "executive-approval",
        "Who else at {buyer} has to approve before anybody can sign: a CFO, a board, a committee?",
        "Who at {buyer} has to approve before anybody can sign: {person} alone, or others too?",
        "Committees meet on fixed days; a missed one can cost a month.",
        re.compile(
            r"\b(?:cfo|ceo|coo|chief (?:executive|financial|operating)\w*)\b", re.IGNORECASE
        ),
        re.compile(
            r"\b(?:board|committee|panel|trustees|cfo|ceo|coo)\b.*\b(?:approv\w+|sign-?off|vote|"
            r"decision|consent)\b",
            re.IGNORECASE,
        ),
    ),
)


_WHEN = {
    "msa-sent": "When does the contract draft go to {buyer}?",
    "security-pack": "When do the security documents go to {buyer}?",
    "nda": "When is the NDA signed?",
    "signature": "On which day could both sides sign?",
    "kickoff": "When could the kickoff be?",
    "training": "When could the training be?",
    "decision-process": "When could you go through the decision process with {buyer}?",
}


def usual_gaps(plan: Plan) -> Iterator[Gap]:
    """Ask for the usual steps that the plan does not have."""
    for usual in _USUAL:
        if any(_is(step, usual.kind) or _stands_for(step, usual) for step in plan.steps):
            continue
        known = [p for p in plan.people if p.side != "seller" and usual.role.search(p.role or "")]
        wording = usual.with_person if len(known) == 1 else usual.question
        person = known[0].name if known else ""
        yield Gap(
            key=usual.key,
            question=wording.format(buyer=buyer(plan), person=person),
            reason=usual.reason,
        )


def step_gaps(plan: Plan, today: dt.date, planned: Schedule) -> tuple[list[Gap], list[Gap]]:
    """Return the questions about owners and dates, the tightest steps first.

    Returns:
        Those about steps up to the signature, and those that can wait until it is near.
    """
    scheduled = {step.id: step for step in planned.steps}
    ranked = _by_urgency(plan, scheduled)
    critical = [step for step in ranked if scheduled[step.id].critical]
    others = [step for step in ranked if not scheduled[step.id].critical]
    first: list[Gap] = []
    for steps in (critical, others):
        open_ones = [step for step in steps if not _later(step)]
        first += [gap for step in open_ones for gap in _owner(plan, step, scheduled[step.id])]
        first += [gap for step in open_ones for gap in _due(plan, step, today, scheduled[step.id])]
    late = [step for step in ranked if _later(step)]
    later = [gap for step in late for gap in _owner(plan, step, scheduled[step.id])]
    later += [gap for step in late for gap in _due(plan, step, today, scheduled[step.id])]
    return first, later


_BODY = re.compile(
    r"\b(?:board|committee|council|trustees?|trust|panel|cabinet|assembly|senate|bank|parliament|"
    r"supervisors|governors|regents|shareholders|steerco|exco)$",
    re.IGNORECASE,
)


def _owner(plan: Plan, step: Step, planned: ScheduledStep) -> Iterator[Gap]:
    if any(owner_kind(plan, owner) == "person" for owner in step.owners) or _is(step, "signature"):
        return
    if step.due and step.owners and all(_BODY.search(owner) for owner in step.owners):
        return  # a board is nobody to name: it meets on its day
    roles = [owner for owner in step.owners if owner_kind(plan, owner) == "role"]
    where = {"buyer": f" at {buyer(plan)}", "seller": " on your side"}.get(step.side or "", "")
    reason = "A step without a name is a step that nobody does."
    if planned.critical:
        reason = "A day lost on this step is a day lost at the end, so it needs a name first."
    if roles:
        owns = "owns" if len(roles) == 1 else "own"
        question = f"{names(roles)} {owns} {spoken(step)}: who is that{where}?"
        reason = "A role cannot be called or reminded; a person can."
    elif step.side == "both":
        question = f"Who owns {spoken(step)}, on their side and on yours?"
    elif step.status == "in_progress":
        question = f"Who{where} is working on {spoken(step)}?"
    else:
        does = "gives" if spoken(step).endswith("approval") else "owns"
        question = f"Who{where} {does} {spoken(step)}?"
    yield Gap(key=f"step:{step.id}:owner", question=question, reason=reason, step=step.id)


def _due(plan: Plan, step: Step, today: dt.date, planned: ScheduledStep) -> Iterator[Gap]:
    if _dated(step) or _is(step, "implementation") or _is(step, "go-live"):
        return
    the = spoken(step)
    entry = entry_like(step)
    asked = _WHEN.get(entry.id) if entry else None
    source = step.sources.get("due")
    vague = step.due_text if source is None or source.state == "unknown" else None
    if vague:
        question = f'"{vague}" for {the}: which day could they aim at?'
    elif step.status == "blocked":
        question = f"When could {the} move again?"
    elif step.status == "in_progress":
        question = f"When will {the} be done?"
    elif asked:
        question = asked.format(buyer=buyer(plan))
    elif step.side == "buyer":
        question = f"How long does {the} take at {buyer(plan)}, or by when can it be done?"
    else:
        question = f"By when can {the} be done?"
    yield Gap(
        key=f"step:{step.id}:due",
        question=question,
        reason=_due_reason(step, today, planned),
        step=step.id,
    )


def _due_reason(step: Step, today: dt.date, planned: ScheduledStep) -> str:
    latest = planned.latest_finish
    days, _ = duration(step)
    if latest and latest >= today:
        return (
            f"It has to be done by {day(latest, today)}; "
            f"I take {working_days(days)} for it until you say otherwise."
        )
    return f"I take {working_days(days)} for it until you say otherwise."


def _dated(step: Step) -> bool:
    """Tell whether a day, a duration or another step that it hangs on is known."""
    if step.due or step.duration_days is not None or step.lags:
        return True
    source = step.sources.get("due")
    return bool(step.due_text and source and source.state == "inferred")


def _by_urgency(plan: Plan, scheduled: dict[str, ScheduledStep]) -> list[Step]:
    """Return the open steps, those that have to end soonest first."""
    still_open = [step for step in plan.steps if step.status != "done"]

    def order(step: Step) -> tuple[dt.date, int, int]:
        planned = scheduled[step.id]
        slack = planned.slack_days if planned.slack_days is not None else 999
        end = planned.latest_finish or planned.earliest_finish or dt.date.max
        return end, 0 if step.side == "buyer" else 1, slack

    return sorted(still_open, key=order)


def _later(step: Step) -> bool:
    """Tell whether the step comes after the signature."""
    entry = entry_like(step)
    return bool(entry and follows_signature(entry.id))


def _stands_for(step: Step, usual: _Usual) -> bool:
    """Tell whether a step with an owner or a day is what the question asks for."""
    return bool(usual.instead.search(step.action) and (step.owners or step.due or step.due_text))


def _is(step: Step, kind: str) -> bool:
    entry = entry_like(step)
    return bool(entry and entry.id == kind and kind in CATALOGUE)

"""Risks, and questions that stay open."""

import re

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import AddRisk, MarkUnknown, ResolveRisk
from assistant.plan.finding import find_step, fold
from assistant.plan.lines import ChangeLine, names, short
from assistant.plan.model import MAX_RISKS, Plan, Risk

MAX_OPEN_QUESTIONS = 5_000
_MAX_EVIDENCE = 50
_QUESTIONS = {
    "go_live": "when they need to be live",
    "target_close": "when it is to be signed",
    "buyer": "who the buyer is",
    "value": "what the deal is worth",
    "steps": "what still has to happen",
    "signer": "who signs",
    "champion": "who the champion is",
    "check_in": "when you check in",
    "legal": "who reviews the contract",
    "security": "whether security reviews it",
    "procurement": "whether procurement is involved",
    "approvals": "who else has to approve",
    "implementation": "how long implementation takes",
}


def add_risk(draft: Draft, change: AddRisk) -> None:
    """Record something that could move a date; one that is known gains the new words."""
    if not change.text:
        raise PlanError("A risk needs words. Say what could move a date.")
    step = find_step(draft.current(), change.step).id if change.step else None
    known = next((r for r in draft.plan.risks if fold(r.text) == fold(change.text)), None)
    if known:
        _again(draft, known, change, step)
        return
    if len(draft.plan.risks) >= MAX_RISKS:
        raise PlanError(f"A plan holds at most {MAX_RISKS} risks. Resolve some first.")
    evidence = [change.quote] if change.quote else []
    risk = Risk(text=change.text, step=step, evidence=evidence)
    draft.set(risks=[*draft.plan.risks, risk])
    _say(draft, change, step, None, change.text, f"Risk: {change.text}")


def resolve_risk(draft: Draft, change: ResolveRisk) -> None:
    """Mark a risk as dealt with.

    Raises:
        PlanError: no open risk, or more than one, goes by these words.
    """
    still_open = [risk for risk in draft.plan.risks if not risk.resolved]
    hits = _named(still_open, change.text)
    if not still_open:
        raise PlanError("No risk is open in this plan.")
    if len(hits) != 1:
        listed = names([f'"{short(risk.text)}"' for risk in (hits or still_open)[:5]])
        said = "More than one risk fits" if hits else "No open risk is called that"
        raise PlanError(f"{said}. Say which of these is meant: {listed}.")
    risk = hits[0]
    done = risk.model_copy(update={"resolved": True})
    draft.set(risks=[done if one is risk else one for one in draft.plan.risks])
    _say(draft, change, risk.step, risk.text, None, f"Risk dealt with: {risk.text}")


def mark_unknown(draft: Draft, change: MarkUnknown) -> None:
    """Record that a question stays open, and is not to be asked again."""
    known = draft.plan.answered
    if known.get(change.question) == change.answer:
        return
    if len(known) >= MAX_OPEN_QUESTIONS:
        raise PlanError("Too many questions are left open. Answer some of them.")
    draft.set(answered={**known, change.question: change.answer})
    words = question_words(draft.current(), change.question)
    unwanted = change.answer == "declined" and not _asks(change.question)
    draft.say(
        ChangeLine(
            op=change.op,
            text=f"{'Not needed' if unwanted else 'Left open'}: {words}",
            field="answered",
            new=change.answer,
            quote=change.quote,
            state=change.answer,
        )
    )


def question_words(plan: Plan, key: str) -> str:
    """Return a question that the plan leaves open in a few words ("who signs")."""
    if key.startswith("step:"):
        _, _, rest = key.partition(":")
        step_id, _, what = rest.rpartition(":")
        step = plan.step(step_id)
        if step:
            asked = "who owns it" if what == "owner" else "when it is due"
            return f"{step.action}, {asked}"
    return _QUESTIONS.get(key, short(re.sub(r"[-_]", " ", key)))


def _asks(key: str) -> bool:
    """Tell a question from a usual step that the deal does not have."""
    return key in _QUESTIONS or key.startswith("step:")


def _named(risks: list[Risk], words: str) -> list[Risk]:
    wanted = fold(words)
    same = [risk for risk in risks if fold(risk.text) == wanted]
    if same or not wanted:
        return same
    part = [risk for risk in risks if wanted in fold(risk.text) or fold(risk.text) in wanted]
    if part:
        return part
    need = {word for word in wanted.split() if len(word) > 3}
    return [risk for risk in risks if need and need <= set(fold(risk.text).split())]


def _again(draft: Draft, known: Risk, change: AddRisk, step: str | None) -> None:
    evidence = known.evidence
    if change.quote and change.quote not in evidence:
        evidence = [*evidence, change.quote][-_MAX_EVIDENCE:]
    values = {"evidence": evidence, "step": step or known.step, "resolved": False}
    risk = known.model_copy(update=values)
    if risk == known:
        return
    draft.set(risks=[risk if one is known else one for one in draft.plan.risks])
    if known.resolved:
        _say(draft, change, risk.step, None, risk.text, f"Risk open again: {risk.text}")


def _say(
    draft: Draft,
    change: AddRisk | ResolveRisk,
    step: str | None,
    old: str | None,
    new: str | None,
    text: str,
) -> None:
    draft.say(
        ChangeLine(
            op=change.op, text=text, step=step, field="risk", old=old, new=new, quote=change.quote
        )
    )

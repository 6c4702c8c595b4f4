"""Who owns a step, and which side it is on."""

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import UpdateStep
from assistant.plan.finding import fold, known_as
from assistant.plan.lines import names
from assistant.plan.model import Side, Step
from assistant.plan.sides import SIDE_WORDS, contradicts, infer_side, side_of

MAX_OWNERS = 50


def owned(draft: Draft, step: Step, change: UpdateStep) -> Step:
    """Return the step with the owners and the side that the change gives it."""
    before = step
    step = _with_owners(draft, step, change)
    if change.side:
        return _on_side(draft, step, change, change.side)
    return _with_fitting_side(draft, before, step, change)


def _with_owners(draft: Draft, step: Step, change: UpdateStep) -> Step:
    wanted = list(step.owners if change.owners is None else change.owners) + change.add_owners
    gone = {fold(known_as(draft.plan, name)) for name in change.remove_owners}
    owners: dict[str, str] = {}
    for name in wanted:
        known = _in_full(known_as(draft.plan, name), step.owners)
        if name and fold(known) not in gone:
            owners.setdefault(fold(known), known)
    return _owned_by(draft, step, change, list(owners.values()))


def _in_full(name: str, owners: list[str]) -> str:
    """Return the full name of the owner who is called by the first or last one alone."""
    called = fold(name)
    full = [
        one for one in owners
        if called in (fold(one).partition(" ")[0], fold(one).rpartition(" ")[2])
    ]  # fmt: skip
    return full[0] if len(full) == 1 else name


def _owned_by(draft: Draft, step: Step, change: UpdateStep, owners: list[str]) -> Step:
    if owners == step.owners:
        return step
    if len(owners) > MAX_OWNERS:
        raise PlanError(f"A step has at most {MAX_OWNERS} owners. Name the few who answer for it.")
    old, new = names(step.owners), names(owners)
    was = f" (was {old})" if old else ""
    said = f"owner {new}{was}" if new else f"no owner now{was}"
    draft.say_step(change, step, "owners", old or None, new or None, said)
    draft.answered(f"step:{step.id}:owner")
    sources = {**step.sources, "owners": draft.source(change.quote)}
    return step.model_copy(update={"owners": owners, "sources": sources})


def _on_side(draft: Draft, step: Step, change: UpdateStep, side: Side) -> Step:
    """Return the step on the side that was named.

    Raises:
        PlanError: every owner is known to be on the other side.
    """
    name = contradicts(draft.plan, step, side)
    if name:
        other = SIDE_WORDS[side_of(draft.plan, name) or "both"]
        raise PlanError(
            f"{step.action} cannot be {SIDE_WORDS[side]}: {name} is {other}. "
            "Correct the person's side, or name another owner."
        )
    if step.side and step.side != side:
        draft.say_step(
            change, step, "side", SIDE_WORDS[step.side], SIDE_WORDS[side], SIDE_WORDS[side]
        )
    sources = {**step.sources, "side": draft.source(change.quote)}
    return step.model_copy(update={"side": side, "sources": sources})


def _with_fitting_side(draft: Draft, before: Step, step: Step, change: UpdateStep) -> Step:
    """Return the step on the side of its owners, where nobody named a side."""
    source = step.sources.get("side")
    if step.side is None or (source and source.state == "inferred"):
        side = infer_side(draft.plan, step)
        if side is None or side == step.side:
            return step
        sources = {**step.sources, "side": draft.source("", state="inferred")}
        return step.model_copy(update={"side": side, "sources": sources})
    if step.owners == before.owners:
        return step
    return shared_if_needed(draft, step, change.op, change.quote)


def shared_if_needed(draft: Draft, step: Step, op: str, quote: str) -> Step:
    """Return the step on both sides where all its owners are on the side that it is not on."""
    if step.side is None or contradicts(draft.plan, step, step.side) is None:
        return step
    draft.say_line(op, step, "side", SIDE_WORDS[step.side], SIDE_WORDS["both"], quote)
    sources = {**step.sources, "side": draft.source("", state="inferred")}
    return step.model_copy(update={"side": "both", "sources": sources})

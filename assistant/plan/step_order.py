"""Which steps a step waits for."""

from collections.abc import Sequence

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import UpdateStep
from assistant.plan.finding import find_step
from assistant.plan.lines import names, working_days
from assistant.plan.model import Step

MAX_BEFORE = 200


def ordered(draft: Draft, step: Step, change: UpdateStep) -> Step:
    """Return the step waiting for the steps that the change names."""
    stay = step.depends_on if change.depends_on is None else _ids(draft, change.depends_on)
    added = _ids(draft, change.add_depends_on)
    removed = set(_ids(draft, change.remove_depends_on))
    after = [one for one in dict.fromkeys([*stay, *added]) if one not in removed]
    lags = dict(step.lags)
    if change.lag_days is not None:
        lagged = added or (after if change.depends_on is not None or len(after) == 1 else [])
        lags |= dict.fromkeys(lagged, change.lag_days)
    return _waiting(draft, step, change, after, lags)


def wait_for(draft: Draft, step: Step, other: Step, lag: int, change: UpdateStep) -> Step:
    """Return the step waiting for another one, and `lag` working days longer."""
    after = list(dict.fromkeys([*step.depends_on, other.id]))
    return _waiting(draft, step, change, after, {**step.lags, other.id: lag})


def without(steps: Sequence[Step], gone: Step) -> list[Step]:
    """Return the steps less one; what waited for it waits for what it waited for."""
    kept = []
    for step in steps:
        if step.id == gone.id:
            continue
        if gone.id in step.depends_on:
            after = list(step.depends_on)
            at = after.index(gone.id)
            after[at : at + 1] = [one for one in gone.depends_on if one not in after]
            inherited = {one: lag for one, lag in gone.lags.items() if one in after}
            lags = {**inherited, **step.lags}
            lags.pop(gone.id, None)
            kept.append(step.model_copy(update={"depends_on": after, "lags": lags}))
        else:
            kept.append(step)
    return kept


def _ids(draft: Draft, words: Sequence[str]) -> list[str]:
    plan = draft.current()
    return [find_step(plan, one).id for one in words]


def _waiting(
    draft: Draft, step: Step, change: UpdateStep, after: list[str], lags: dict[str, int]
) -> Step:
    if step.id in after:
        raise PlanError(f"{step.action} cannot wait for itself. Name another step.")
    if len(after) > MAX_BEFORE:
        raise PlanError(f"A step waits for at most {MAX_BEFORE} others. Name the last of them.")
    lags = {one: lag for one, lag in lags.items() if lag and one in after}
    if after == step.depends_on and lags == step.lags:
        return step
    old, new = order_words(draft, step.depends_on, step.lags), order_words(draft, after, lags)
    said = f"after {new}" if new else "waits for nothing now"
    draft.say_step(change, step, "depends_on", old or None, new or None, said)
    sources = {**step.sources, "depends_on": draft.source(change.quote)}
    return step.model_copy(update={"depends_on": after, "lags": lags, "sources": sources})


def order_words(draft: Draft, after: Sequence[str], lags: dict[str, int]) -> str:
    """Return the steps that are waited for, in words."""
    titles = {step.id: step.action for step in draft.steps}
    return names(
        [
            f"{titles[one]} plus {working_days(lags[one])}" if lags.get(one) else titles[one]
            for one in after
        ]
    )

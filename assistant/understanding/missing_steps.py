"""Usual steps that an order of steps names and the plan lacks."""

from collections.abc import Sequence

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.model import Plan


def with_missing(changes: Sequence[Change], plan: Plan) -> list[Change]:
    """Return the changes with usual steps added that an order names and the plan lacks."""
    there = {key for step in plan.steps for key in (step.id, step.kind) if key}
    found: list[Change] = []
    for change in changes:
        if isinstance(change, AddStep) and change.kind:
            there.add(change.kind)
        if isinstance(change, UpdateStep) and change.step in CATALOGUE and change.step not in there:
            entry = CATALOGUE[change.step]
            found.append(AddStep(action=entry.action, kind=entry.id, quote=change.quote))
            there.add(change.step)
        found.append(change)
    return found

"""What one reading of a message tells of steps otherwise than another, as single amendments.

Each amendment takes one thing of the second reading into the first: a step, or one field of a
step. So a message may keep who the first reading found and the day that the second one did.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal, NamedTuple

from assistant.errors import PlanError
from assistant.notes.matching import meant
from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, RemoveStep, UpdateStep
from assistant.plan.model import Plan, Step

Field = Literal["owner", "day", "status", "order", "length"]
Deed = Literal["add", "drop", "more", "less", "other"]
_FIELDS: dict[Field, tuple[str, ...]] = {
    "owner": ("owners", "add_owners", "remove_owners", "side"),
    "day": ("due", "clear_due", "insist"),
    "status": ("status",),
    "order": ("depends_on", "add_depends_on", "remove_depends_on", "lag_days"),
    "length": ("duration_days",),
}


class Told(NamedTuple):
    """What a reading tells of steps.

    Attributes:
        plan: the plan after it.
        changes: what it changes, with the ids of the steps after it; "" where it changes none.
    """

    plan: Plan
    changes: Sequence[tuple[Change, str]]

    def of(self, step: str) -> list[Change]:
        """Return the changes of a step."""
        return [change for change, changed in self.changes if changed == step]


class Amendment(NamedTuple):
    """One thing that the second reading tells otherwise.

    Attributes:
        deed: a step that only it adds, or only the first one; or a field of a step of which it
            alone tells, only the first one, or both differently.
        field: None where it is the whole step.
        step: the step's id in the plan after the first reading, for "add" after the second.
        other: its id after the second reading, "" where it has none.
    """

    deed: Deed
    field: Field | None
    step: str
    other: str


def step_changes(changes: Sequence[Change]) -> list[Change]:
    """Return the changes of steps among others."""
    return [change for change in changes if isinstance(change, AddStep | UpdateStep | RemoveStep)]


def told(
    plan: Plan,
    changes: Sequence[Change],
    today: dt.date,
    meaning: Callable[[Change, Plan], Change] = lambda change, _: change,
) -> Told:
    """Return what changes tell of the steps of a plan; those that cannot be made tell nothing.

    Args:
        plan: as it was before.
        changes: in the order in which they are told.
        today: from which their days count.
        meaning: says which change one means on the plan that those before it have made.
    """
    made: list[tuple[Change, str]] = []
    for said in changes:
        change = meaning(said, plan)
        before = {step.id for step in plan.steps}
        try:
            after = apply(plan, [change], today=today).plan
        except PlanError:
            continue
        step = ""
        if isinstance(change, AddStep):
            step = next((one.id for one in after.steps if one.id not in before), "")
        elif isinstance(change, UpdateStep | RemoveStep):
            known = plan.step(change.step) or meant(change.step, None, plan)
            step = known.id if known else ""
        made.append((change, step))
        plan = after
    return Told(plan, made)


def amendments(before: Plan, first: Told, second: Told) -> list[Amendment]:
    """Return what the second reading tells of steps otherwise than the first.

    Args:
        before: the plan that both were read against.
        first: as an answer in the talk.
        second: as notes are read.
    """
    partners = _partners(before, first, second)
    taken = set(partners.values())
    found = []
    for step in first.plan.steps:
        other = second.plan.step(partners.get(step.id, ""))
        if other is None:
            if before.step(step.id) is None:
                found.append(Amendment("drop", None, step.id, ""))
            continue
        old = before.step(step.id)
        for field in _FIELDS:
            deed = _deed(*(_value(one, field) for one in (old, step, other)))
            if deed:
                found.append(Amendment(deed, field, step.id, other.id))
    new = [s.id for s in second.plan.steps if s.id not in taken and before.step(s.id) is None]
    return found + [Amendment("add", None, step, step) for step in new]


def _partners(before: Plan, first: Told, second: Told) -> dict[str, str]:
    """Return the steps of the second reading by those of the first that they are."""
    partners = {s.id: s.id for s in first.plan.steps if before.step(s.id)}
    news = [step for step in first.plan.steps if before.step(step.id) is None]
    others = [step for step in second.plan.steps if before.step(step.id) is None]
    for other in others:
        left = [step for step in news if step.id not in partners]
        same = meant(other.action, other.kind, Plan(steps=left)) if left else None
        if same:
            partners[same.id] = other.id
    return partners


def _value(step: Step | None, field: Field) -> Any:
    if step is None:
        return _value(Step(id="none", action="none"), field)
    match field:
        case "owner":
            return tuple(sorted(name.casefold() for name in step.owners))
        case "day":
            return step.due
        case "status":
            return step.status
        case "order":
            return tuple(sorted(step.depends_on))
        case "length":
            return step.duration_days


def _deed(old: Any, first: Any, second: Any) -> Deed | None:
    if first == second:
        return None
    return "more" if first == old else "less" if second == old else "other"


def amended(
    changes: Sequence[Change], first: Told, second: Told, chosen: Collection[Amendment]
) -> list[Change]:
    """Return the changes of the first reading with amendments made.

    Args:
        changes: what it changes, of steps and of all else.
        first: what these tell of steps.
        second: what the other reading tells of them.
        chosen: the amendments.
    """
    dropped = {one.step for one in chosen if one.deed == "drop"}
    fields = {(one.step, one.field): one for one in chosen if one.field}
    step_of = {id(change): step for change, step in first.changes}
    left = list[Change]()
    for change in changes:
        step = step_of.get(id(change), "")
        if step in dropped:
            continue
        less = {name for at, field in fields if at == step and field for name in _FIELDS[field]}
        stripped = _without(change, less)
        if stripped is not None:
            left.append(stripped)
    for one in chosen:
        if one.deed == "add":
            left += second.of(one.other)
        elif one.field and one.deed in {"more", "other"}:
            left += _pieces(second, one.other, one.field, one.step)
    return left


def _without(change: Change, fields: Collection[str]) -> Change | None:
    """Return a change of a step without some fields, None where nothing is left of it."""
    if not fields or not isinstance(change, AddStep | UpdateStep):
        return change
    kept = {k: v for k, v in change.model_dump(exclude_defaults=True).items() if k not in fields}
    if isinstance(change, UpdateStep) and not kept.keys() - {"op", "step", "quote"}:
        return None
    return type(change).model_validate(kept)


def _pieces(second: Told, step: str, field: Field, name: str) -> list[Change]:
    """Return what the second reading tells of one field of a step, for the step of that name."""
    found = list[Change]()
    for change in second.of(step):
        said = change.model_dump(exclude_defaults=True)
        told = {key: value for key, value in said.items() if key in _FIELDS[field]}
        if isinstance(change, AddStep) and "depends_on" in told:
            told["add_depends_on"] = told.pop("depends_on")
        if told.keys() - {"side"}:
            found.append(UpdateStep.model_validate({"step": name, "quote": change.quote, **told}))
    return found

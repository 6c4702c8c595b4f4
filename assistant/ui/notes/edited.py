"""What is applied for a change of the notes that the seller corrected.

What the notes say keeps its quote; what the seller wrote has none, for no quote says it.
"""

from typing import Any

from assistant.errors import PlanError
from assistant.plan.changes import AddStep, Change, UpdateStep

Fields = dict[str, Any]
NOTHING_LEFT = "Nothing is left of this line: leave it unticked instead."


def edited(noted: Change, wanted: Fields) -> list[Change]:
    """Return the changes, in their order; empty where nothing differs from the notes.

    Args:
        noted: the change as the notes have it.
        wanted: fields as the seller wants them; None, "" and [] mean that nothing is said.

    Raises:
        PlanError: nothing is left of the change.
    """
    before = noted.model_dump()
    new = {key: value for key, value in wanted.items() if (value or None) != (before[key] or None)}
    if not new:
        return []
    own = {key: value for key, value in new.items() if value}
    if isinstance(noted, AddStep):
        return _step(noted, own, list(new))
    kept = _without(noted, list(new))
    if isinstance(noted, UpdateStep):
        written = [UpdateStep.model_validate({"step": noted.step, **own})] if own else []
        return _some([*([kept] if kept else []), *written])
    if kept is None and not own:
        raise PlanError(NOTHING_LEFT)
    fields = (kept or noted).model_dump(exclude_defaults=True)
    fields.update(own, op=noted.op, quote=noted.quote if kept else "")
    if kept is None:
        fields = {key: value for key, value in fields.items() if key in own or key in _NAMING}
    return [type(noted).model_validate(fields)]


def joined(changes: list[Change]) -> Change:
    """Return an edited change as one again: what was written counts over what the notes say."""
    first, *later = changes
    fields: Fields = {}
    for one in later:
        fields.update(one.model_dump(exclude_defaults=True, exclude={"op", "step", "quote"}))
    return first.model_copy(update=fields)


_NAMING = frozenset({"op", "name", "step", "quote"})  # say what it is about, not what is new


def _step(noted: AddStep, own: Fields, gone: list[str]) -> list[Change]:
    """Add the step under the seller's name for it, then set what else they wrote."""
    name = own.pop("action", noted.action)
    fields = {
        key: value
        for key, value in noted.model_dump(exclude_defaults=True).items()
        if key not in gone
    }
    added = AddStep.model_validate({**fields, "action": name})
    return [added, UpdateStep.model_validate({"step": name, **own})] if own else [added]


def _without(noted: Change, gone: list[str]) -> Change | None:
    """Return the change without some of its fields, None where it then says nothing."""
    fields = {
        key: value
        for key, value in noted.model_dump(exclude_defaults=True).items()
        if key not in gone or key in _NAMING
    }
    says = set(fields) - _NAMING
    return type(noted).model_validate({**fields, "op": noted.op}) if says else None


def _some(changes: list[Change]) -> list[Change]:
    if not changes:
        raise PlanError(NOTHING_LEFT)
    return changes

"""What of a page that also gives orders to a program is left for the seller to make.

No check finds every order. On a page where one was found others are likely, so that nothing on it
may finish, drop or overturn what stands: such changes are shown and not made. What only adds to the
plan is taken as from any page.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from assistant.notes.drafted import Found
from assistant.plan.changes import (
    AddStep,
    Change,
    RemovePerson,
    RemoveStep,
    ResolveRisk,
    SetCheckIn,
    SetDeal,
    UpdateStep,
)
from assistant.plan.model import Plan

FACTS = ("value", "go_live", "target_close")  # all else hangs on them
_DEAL = ("buyer", *FACTS)


def is_grave(change: Change) -> bool:
    """Tell whether a change finishes or drops something, or sets a fact that all else hangs on."""
    match change:
        case RemoveStep() | RemovePerson() | ResolveRisk() | SetCheckIn():
            return True
        case AddStep() | UpdateStep():
            return change.status == "done"
        case SetDeal():
            return any(getattr(change, name) is not None for name in FACTS)
    return False


def holds(plan: Plan, name: str) -> bool:
    """Tell whether the plan has a fact of the deal, by the name that a change gives it."""
    return bool(getattr(plan.deal if name in ("buyer", "value") else plan, name))


class Wary(NamedTuple):
    """A change as far as it is taken from such a page.

    Attributes:
        change: what of it is made, None where that is nothing.
        withheld: whether anything of it is left to the seller.
    """

    change: Change | None
    withheld: bool


class Wariness:
    """Judges the changes of a page that also gives orders.

    Args:
        found: all that the page would change.
        plan: the plan before it.
    """

    def __init__(self, found: Sequence[Found], plan: Plan) -> None:
        self._plan = plan
        self._several = {
            name
            for name in (*_DEAL, "check_in")
            if len(set(_values(name, (one.change for one in found)))) > 1
        }

    def of(self, change: Change, now: Plan) -> Wary:
        """Return what of a change is taken.

        Args:
            change: the change.
            now: the plan with the changes before made.
        """
        match change:
            case RemoveStep() | RemovePerson() | ResolveRisk():
                return Wary(None, withheld=True)
            case AddStep(status="done"):
                return Wary(change.model_copy(update={"status": "not_started"}), withheld=True)
            case UpdateStep():
                return _without(change, _overturned_step(change, now))
            case SetDeal():
                return _without(change, self._overturned_deal(change))
            case SetCheckIn() if "check_in" in self._several or self._plan.check_in:
                return Wary(None, withheld=True)
        return Wary(change, withheld=False)

    def _overturned_deal(self, change: SetDeal) -> set[str]:
        return {
            name
            for name in _DEAL
            if getattr(change, name) is not None
            and (name in self._several or holds(self._plan, name))
        }


def _overturned_step(change: UpdateStep, now: Plan) -> set[str]:
    step = next((one for one in now.steps if one.id == change.step), None)
    replaced = step is not None and step.owners and set(step.owners) - set(change.owners or ())
    return {
        name
        for name, overturns in (
            ("status", change.status == "done"),
            ("owners", bool(change.owners) and replaced),
            ("remove_owners", bool(change.remove_owners)),
        )
        if overturns
    }


def _values(name: str, changes: Iterable[Change]) -> Iterable[Any]:
    for change in changes:
        if isinstance(change, SetCheckIn) and name == "check_in":
            yield change.weekday, change.time
        elif isinstance(change, SetDeal) and name != "check_in":
            value = getattr(change, name)
            if value is not None:
                yield value


def _without(change: Change, fields: set[str]) -> Wary:
    if not fields:
        return Wary(change, withheld=False)
    empty = {
        name: type(change).model_fields[name].get_default(call_default_factory=True)
        for name in fields
    }
    rest = change.model_copy(update=empty)
    said = rest.model_dump(exclude_defaults=True, exclude={"op", "quote", "step"})
    return Wary(rest if said else None, withheld=True)

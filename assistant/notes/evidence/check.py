"""Whether the words of the notes support what a reader made of them, value by value."""

from collections.abc import Iterable
from typing import NamedTuple

from assistant.notes.drafted import Found
from assistant.notes.evidence import facts
from assistant.notes.evidence.ground import Fault, Ground
from assistant.notes.evidence.names import speaks_of
from assistant.notes.evidence.steps import step_faults, step_refused
from assistant.notes.evidence.words import says_check_in
from assistant.notes.passages import Passages
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    RemovePerson,
    RemoveStep,
    ResolveRisk,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Plan


class Checked(NamedTuple):
    """A change as far as its words go.

    Attributes:
        change: what of it they support, None where that is nothing.
        reasons: for each value that is left out why, sentences.
    """

    change: Change | None
    reasons: list[str]


def checked(found: Found, at: int, notes: Passages, plan: Plan, calendar: WorkCalendar) -> Checked:
    """Return what of a change its words support.

    Args:
        found: the change with its quote.
        at: where the quote stands in the page's text, -1 where it does not.
        notes: the passages of the page.
        plan: the plan with the changes before made.
        calendar: its working days.
    """
    if at < 0:
        return Checked(None, ["These words do not stand in the notes."])
    ground = Ground(notes.of(found.quote, at), notes, plan, calendar, found.said_on)
    refused = _refused(found.change, ground)
    if refused:
        return Checked(None, [refused])
    faults = [
        one
        for one in _faults(found.change, ground)
        if not (found.side_weighed and one.field == "side")
    ]
    if not faults:
        return Checked(found.change, [])
    kept = found.change.model_copy(update={fault.field: fault.left for fault in faults})
    reasons = list(dict.fromkeys(fault.reason for fault in faults))
    return Checked(kept if _says_something(kept) else None, reasons)


def _refused(change: Change, ground: Ground) -> str:
    """Return why the whole change has no ground in the words, "" where it has."""
    match change:
        case AddStep(assumed=True):
            return "The notes do not say that this step is needed."
        case AddStep() if not speaks_of(change.action, change.kind, ground.passage):
            return f'The words do not speak of "{change.action}".'
        case UpdateStep() | RemoveStep():
            return step_refused(change, ground)
        case SetPerson() | RemovePerson():
            return facts.person_refused(change, ground)
        case AddRisk() | ResolveRisk():
            return facts.risk_refused(change, ground)
        case SetCheckIn() if not says_check_in(ground.passage.near):
            return "The words do not speak of a check-in."
        case SetCalendar():
            return facts.calendar_refused(change, ground)
    return ""


def _faults(change: Change, ground: Ground) -> Iterable[Fault]:
    match change:
        case AddStep() | UpdateStep():
            return step_faults(change, ground)
        case SetDeal():
            return facts.deal_faults(change, ground)
        case SetPerson():
            return facts.person_faults(change, ground)
        case SetCheckIn():
            return facts.check_in_faults(change, ground)
        case AddRisk():
            return facts.risk_faults(change, ground)
    return ()


def _says_something(change: Change) -> bool:
    """Tell whether a change still changes something."""
    said = change.model_dump(exclude_defaults=True, exclude={"op", "quote", "step"})
    return isinstance(change, AddStep | SetPerson) or bool(said)

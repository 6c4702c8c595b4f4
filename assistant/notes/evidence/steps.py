"""Whether what a change says of a step follows from the words."""

from collections.abc import Iterator

from assistant.notes.evidence.apart import ordered, told_of
from assistant.notes.evidence.ground import Fault, Ground
from assistant.notes.evidence.names import about, holds, side_said, speaks_of
from assistant.notes.evidence.values import dated, lasting
from assistant.notes.evidence.words import says_dropped, says_status
from assistant.notes.passages import stems_of
from assistant.plan.catalogue import recognise
from assistant.plan.changes import AddStep, RemoveStep, UpdateStep
from assistant.plan.deadlines import just_gone
from assistant.plan.model import Step
from assistant.plan.sides import infer_side
from assistant.plan.step_changes import STATUS_WORDS
from assistant.understanding.anchors import awaited, comes_next, points_back


def step_refused(change: UpdateStep | RemoveStep, ground: Ground) -> str:
    """Return why the words are not about the step at all, "" where they may be."""
    step = ground.step(change.step)
    if step is None:
        return ""
    if not about(step, ground.passage, ground.plan) and not _orders_only(change, step, ground):
        return f"The words are about another step than {step.action}."
    if isinstance(change, RemoveStep) and not says_dropped(ground.passage.own):
        return f"The words do not say that {step.action} falls away."
    return ""


def _orders_only(change: UpdateStep | RemoveStep, step: Step, ground: Ground) -> bool:
    """Tell whether words say only what must come before the step that their line is about."""
    said = change.model_dump(exclude_defaults=True, exclude={"op", "quote", "step"})
    return set(said) == {"add_depends_on"} and speaks_of(step.action, step.kind, ground.passage)


def step_faults(change: AddStep | UpdateStep, ground: Ground) -> Iterator[Fault]:
    """Yield what of a step's values does not follow from the words."""
    step = _meant(change, ground)
    told = told_of(step, ground.passage, ground.plan) if step else ground.around
    yield from _owner_faults(change, ground, told)
    yield from ground.date_faults(change, "due", within=told)
    for field in ("duration_days", "lag_days"):
        days = getattr(change, field, None)
        if days is not None and not lasting(days, told):
            yield Fault(field, None, f"No length of {days} working days stands in the words.")
    if change.status and not _has_status(change, ground):
        words = STATUS_WORDS[change.status]
        yield Fault("status", None, f"The words do not say that this is {words}.")
    if change.side and not _on_side(change, ground):
        yield Fault("side", None, f"The words do not say that this is on the {change.side}'s side.")
    yield from _worded_faults(change, ground)
    yield from _order_faults(change, ground, step)


def _meant(change: AddStep | UpdateStep, ground: Ground) -> Step | None:
    """Return the step that a change is about; one that is added as it would be."""
    if isinstance(change, UpdateStep):
        return ground.step(change.step)
    entry = recognise(change.action)
    kind = change.kind or (entry.id if entry else None)
    return Step(id="added", action=change.action, kind=kind)


def _worded_faults(change: AddStep | UpdateStep, ground: Ground) -> Iterator[Fault]:
    if change.notes and not stems_of(change.notes) <= stems_of(ground.passage.near):
        empty = "" if isinstance(change, AddStep) else None
        yield Fault("notes", empty, "The note is in other words than the notes.")
    renamed = isinstance(change, UpdateStep) and change.action
    if renamed and not holds(renamed, ground.passage.own):
        yield Fault("action", None, f'The words do not speak of "{renamed}".')


def _owner_faults(change: AddStep | UpdateStep, ground: Ground, told: str) -> Iterator[Fault]:
    for field in ("owners", "add_owners", "remove_owners"):
        names = getattr(change, field, None) or []
        good = [name for name in names if ground.names(name, told)]
        for name in names:
            if name not in good:
                left = good or _none(change, field)
                yield Fault(field, left, f"The words do not name {name}.")


def _order_faults(
    change: AddStep | UpdateStep, ground: Ground, step: Step | None
) -> Iterator[Fault]:
    for field in ("depends_on", "add_depends_on"):
        names = getattr(change, field, None) or []
        good = [name for name in names if _spoken_of(name, ground)]
        if len(good) < len(names):
            left = good or _none(change, field)
            yield Fault(field, left, "The words do not name what has to come first.")
        told = [name for name in good if step is None or _waits(step, name, ground)]
        if len(told) < len(good):
            left = told or _none(change, field)
            yield Fault(field, left, "The words do not say what comes before what.")


def _waits(step: Step, name: str, ground: Ground) -> bool:
    first = ground.step(name) or Step(id=name, action=name)
    return ordered(step, first, ground.passage, ground.plan)


def _spoken_of(name: str, ground: Ground) -> bool:
    step = ground.step(name)
    if speaks_of(step.action if step else name, step.kind if step else None, ground.passage):
        return True
    # "After Bas is finished", "once capital is through", "that comes after".
    own = ground.passage.own
    points = comes_next(own) or points_back(own)
    return step is not None and (points or step.id in awaited(own, ground.plan, [step.id]))


def _none(change: AddStep | UpdateStep, field: str) -> list[str] | None:
    """Return what a list of names is where none is left: in an update None leaves it as it is."""
    replaces = isinstance(change, UpdateStep) and field in ("owners", "depends_on")
    return None if replaces else []


def _has_status(change: AddStep | UpdateStep, ground: Ground) -> bool:
    if isinstance(change, UpdateStep):
        known = ground.step(change.step)
        if known and known.status == change.status:
            return True
    elif change.status == "not_started":
        return True
    passage = ground.passage
    if change.status == "done" and change.due and _is_gone(change.due, ground):
        return True
    answer = passage.after[0].text if passage.after else ""
    return change.status is None or says_status(passage.quote, change.status, answer)


def _is_gone(due: str, ground: Ground) -> bool:
    """Tell whether a day of the last weeks stands in the words ("Demo 16/01" on the 22nd)."""
    gone = just_gone(due, ground.said_on, ground.calendar)
    return gone is not None and dated(due, ground.around, ground.said_on, ground.calendar)


def _on_side(change: AddStep | UpdateStep, ground: Ground) -> bool:
    if change.side is None:
        return True
    known = ground.step(change.step) if isinstance(change, UpdateStep) else None
    owners = list(change.owners or []) or (known.owners if known else [])
    kind = known.kind if known else None
    if isinstance(change, AddStep):
        entry = recognise(change.action)
        kind = change.kind or (entry.id if entry else None)
    inferred = infer_side(ground.plan, Step(id="x", action="x", kind=kind, owners=owners))
    return inferred == change.side or side_said(change.side, ground.passage, ground.plan)

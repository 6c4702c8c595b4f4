"""Lines of a conversation that nobody in it said, where they overturn what was.

A page of talk may end in an "outcome" that those who spoke never agreed. What such a line only adds
is taken as from any page; where it finishes, drops or changes something, the whole line is for the
seller to judge.
"""

from collections.abc import Iterator, Sequence

from assistant.notes.drafted import Found
from assistant.notes.page import Line, Page
from assistant.notes.wariness import FACTS, holds
from assistant.plan.changes import Change, RemovePerson, RemoveStep, SetDeal, UpdateStep
from assistant.plan.model import Plan

_FEWEST = 4  # spoken lines that make a conversation


def overturning(page: Page, found: Sequence[Found], plan: Plan) -> list[tuple[int, int]]:
    """Return where the lines lie that nobody said and that overturn something.

    Args:
        page: the notes.
        found: what they would change.
        plan: the plan before them.
    """
    behind = _behind_the_talk(page)
    told = {name for one in found if _line_of(one, behind) is None for name in _set(one.change)}
    told |= {name for name in FACTS if holds(plan, name)}
    steps = {step.id for step in plan.steps}
    lines = {
        (line.start, line.start + len(line.text))
        for one in found
        if (line := _line_of(one, behind)) and _overturns(one.change, told, steps)
    }
    return sorted(lines)


def _behind_the_talk(page: Page) -> list[Line]:
    """Return the lines that follow a conversation and have no speaker, none where it is no talk."""
    new = [line for line in page.lines if line.part == "new"]
    spoken = [number for number, line in enumerate(new) if line.speaker]
    if len(spoken) < _FEWEST or 2 * len(spoken) < len(new):
        return []
    return [line for line in new[spoken[0] :] if not line.speaker and not line.said_at]


def _line_of(found: Found, lines: Sequence[Line]) -> Line | None:
    return next((one for one in lines if 0 <= found.at - one.start <= len(one.text)), None)


def _set(change: Change) -> Iterator[str]:
    if isinstance(change, SetDeal):
        yield from (name for name in FACTS if getattr(change, name) is not None)


def _overturns(change: Change, told: set[str], steps: set[str]) -> bool:
    match change:
        case RemoveStep() | RemovePerson():
            return True
        case UpdateStep():
            return change.status == "done" or (change.step in steps and bool(change.owners))
        case SetDeal():
            return any(name in told for name in _set(change))
    return False

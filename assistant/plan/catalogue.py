"""The usual steps of a deal: names, synonyms, owners, durations, order."""

from typing import Literal

from assistant.plan.model import Plan, Side, State, Step, Strict
from assistant.plan.usual import USUAL

Team = Literal["legal", "security", "finance", "procurement", "executive", "privacy"]

_LIGHT = ("security-review", "legal-review", "procurement", "signature", "kickoff", "implementation")
_SMALL = 100_000
_LARGE = 500_000


class CatalogueStep(Strict):
    """A usual step.

    Attributes:
        days: usual duration, working days; `low` and `high` are the usual range.
        after: ids of the steps that usually come before.
        needs: what it needs and where it sticks.
    """

    id: str
    action: str
    days: int
    low: int
    high: int
    side: Side
    team: Team | None = None
    after: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    needs: str = ""


CATALOGUE: dict[str, CatalogueStep] = {
    entry["id"]: CatalogueStep.model_validate(entry) for entry in USUAL
}


def usual_steps(
    value: float | None, *, light: bool = False, trial: bool = False
) -> list[CatalogueStep]:
    """Return the steps that a deal of this size usually has, in order.

    Args:
        value: the deal's value in its currency; None counts as a large deal.
        light: only four to six milestones.
        trial: whether there is a proof of concept.
    """
    if light:
        return [CATALOGUE[one] for one in _LIGHT]
    left_out = set() if trial else {"pilot"}
    if value is not None and value < _LARGE:
        left_out |= {"decision-process", "nda"}
    if value is not None and value < _SMALL:
        left_out |= {"business-case", "vendor-onboarding", "dpa", "technical-review"}
    return [entry for entry in CATALOGUE.values() if entry.id not in left_out]


def entry_of(step: Step) -> CatalogueStep | None:
    """Return the catalogue entry that the step is, None for a step of the deal's own."""
    return CATALOGUE.get(step.kind or "") or CATALOGUE.get(step.id)


def duration(step: Step) -> tuple[int, State]:
    """Return the step's duration in working days, and whether it is stated or assumed."""
    if step.duration_days is not None:
        return step.duration_days, "stated"
    entry = entry_of(step)
    return (entry.days if entry else 1), "assumed"


def spread(step: Step) -> tuple[int, int, int]:
    """Return the shortest, likeliest and longest duration, working days.

    A stated duration keeps the proportions of the usual range; a step of the deal's own is
    taken to vary from three quarters to one and a half times.
    """
    days, _ = duration(step)
    entry = entry_of(step)
    if entry is None or entry.days == 0:
        return max(0, days * 3 // 4), days, -(-days * 3 // 2)
    if step.duration_days is None:
        return entry.low, entry.days, entry.high
    return (
        max(0, round(days * entry.low / entry.days)),
        days,
        max(days, round(days * entry.high / entry.days)),
    )


def dependencies(plan: Plan, step: Step) -> dict[str, State]:
    """Return the ids of the plan's steps that must end before this one, stated or assumed.

    Where `plan.assume_usual` is true, the catalogue's order counts between usual steps that
    are in the plan, through usual steps that are not.
    """
    return all_dependencies(plan)[step.id]


def all_dependencies(plan: Plan) -> dict[str, dict[str, State]]:
    """Return for the id of every step what `dependencies` says of it."""
    found: dict[str, dict[str, State]] = {
        step.id: dict.fromkeys(step.depends_on, "stated") for step in plan.steps
    }
    if not plan.assume_usual:
        return found
    present: dict[str, str] = {}
    for step in plan.steps:
        entry = entry_of(step)
        if entry:
            present.setdefault(entry.id, step.id)
    for kind, step_id in present.items():
        for one in _ancestors(kind, set(present)):
            other = present[one]
            if other != step_id and not _leads_to(found, other, step_id):
                found[step_id].setdefault(other, "assumed")
    return found


def _leads_to(found: dict[str, dict[str, State]], step_id: str, before: str) -> bool:
    """Tell whether `before` must end before the step already, so that the reverse is a circle."""
    seen: set[str] = set()
    waiting = [step_id]
    while waiting:
        one = waiting.pop()
        if one == before:
            return True
        if one not in seen:
            seen.add(one)
            waiting += found.get(one, ())
    return False


def _ancestors(kind: str, present: set[str]) -> list[str]:
    """Return the nearest usual steps before `kind` that are present."""
    found: dict[str, None] = {}
    waiting = list(CATALOGUE[kind].after)
    seen: set[str] = set()
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in present:
            found[one] = None
        else:
            waiting += CATALOGUE[one].after
    return list(found)

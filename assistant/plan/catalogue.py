"""The usual steps of a deal: names, synonyms, owners, durations, order."""

import functools
import re

from assistant.plan.model import Plan, State, Step
from assistant.plan.usual import USUAL, CatalogueStep, Team

__all__ = [
    "CATALOGUE",
    "CatalogueStep",
    "Team",
    "all_dependencies",
    "dependencies",
    "duration",
    "entry_like",
    "entry_of",
    "fold",
    "follows_signature",
    "recognise",
    "spread",
    "usual_steps",
]

CATALOGUE: dict[str, CatalogueStep] = {entry.id: entry for entry in USUAL}

# A plan in which more steps than these are of one kind does not mean the usual step.
_MOST_OF_A_KIND = 8
_SMALL = 100_000
_LARGE = 500_000
_HUGE = 1_000_000
_LIGHT_SMALL = ("legal-review", "procurement", "signature", "implementation")
_LIGHT = (
    "security-review",
    "legal-review",
    "executive-approval",
    "signature",
    "implementation",
)
_NOT_IN_MIDDLE = frozenset({"decision-process", "nda"})
_NOT_IN_SMALL = _NOT_IN_MIDDLE | {
    "business-case",
    "dpa",
    "technical-review",
    "vendor-onboarding",
}
_FILLERS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "their",
        "our",
        "your",
        "for",
        "with",
        "final",
        "formal",
        "completed",
        "complete",
    ]
)


def usual_steps(
    value: float | None, *, light: bool = False, trial: bool = False
) -> list[CatalogueStep]:
    """Return the steps that a deal of this size usually has, in order.

    Args:
        value: the deal's value in its currency; None counts as a large deal.
        light: only four to six milestones.
        trial: whether there is a proof of concept.
    """
    small = value is not None and value < _SMALL
    if light:
        chosen = {*(_LIGHT_SMALL if small else _LIGHT), *(["pilot"] if trial else [])}
        return [entry for entry in CATALOGUE.values() if entry.id in chosen]
    left_out: frozenset[str] = frozenset()
    if small:
        left_out = _NOT_IN_SMALL
    elif value is not None and value < _LARGE:
        left_out = _NOT_IN_MIDDLE
    if not trial:
        left_out |= {"pilot"}
    more = {"executive-sponsor"} if value is not None and value >= _HUGE else set()
    return [
        entry
        for entry in CATALOGUE.values()
        if entry.id in more or (entry.core and entry.id not in left_out)
    ]


@functools.lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Return the words in lower case, without marks and doubled spaces."""
    return " ".join(re.findall(r"\w+", words.casefold()))


@functools.lru_cache(maxsize=8192)
def recognise(words: str) -> CatalogueStep | None:
    """Return the usual step that goes by these words ("infosec review", "MSA redlines").

    A step that only some deals have is known by the last of the words, too ("admin training").
    """
    folded = _plain(words)
    found = _by_name().get(folded)
    if found:
        return found
    parts = folded.split()
    for start in range(1, len(parts)):
        found = _by_name().get(" ".join(parts[start:]))
        if found and not found.core:
            return found
    return None


@functools.cache
def _by_name() -> dict[str, CatalogueStep]:
    known: dict[str, CatalogueStep] = {}
    for entry in CATALOGUE.values():
        for words in (entry.id, entry.action, *entry.synonyms):
            known.setdefault(_plain(words), entry)
    return known


def _plain(words: str) -> str:
    folded = fold(words)
    kept = " ".join(word for word in folded.split() if word not in _FILLERS)
    return kept or folded


def entry_of(step: Step) -> CatalogueStep | None:
    """Return the catalogue entry that the step is, None for a step of the deal's own."""
    return CATALOGUE.get(step.kind or "") or CATALOGUE.get(step.id)


def entry_like(step: Step) -> CatalogueStep | None:
    """Return the catalogue entry that the step is, or that its name says it is."""
    return entry_of(step) or recognise(step.action)


@functools.cache
def follows_signature(kind: str) -> bool:
    """Tell whether the usual step with this id comes after the signature."""
    entry = CATALOGUE.get(kind)
    if entry is None:
        return False
    return any(one == "signature" or follows_signature(one) for one in entry.after)


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
    present: dict[str, list[str]] = {}
    for step in plan.steps:
        entry = entry_of(step)
        if entry and len(present.setdefault(entry.id, [])) < _MOST_OF_A_KIND:
            present[entry.id].append(step.id)
    for kind, steps in present.items():
        before = [other for one in _ancestors(kind, set(present)) for other in present[one]]
        for step_id in steps:
            for other in before:
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

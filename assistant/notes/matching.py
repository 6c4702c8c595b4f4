"""The step of a plan that notes call by other words: matched, so that it is not doubled."""

import functools
from typing import NamedTuple

from assistant.notes.passages import words_of
from assistant.plan.catalogue import CATALOGUE, fold, recognise
from assistant.plan.changes import AddStep, Change, RemoveStep, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold as fold_text

# Measured on evals/data/step_names.yaml: where two names are of one step, and where not.
ALIKE = 0.76
THE_SAME = 0.9  # so alike that the catalogue's view of either does not matter
LEADS_BY = 0.08  # by how much the best step must be more alike than the next
_MOST_STEPS = 300
# Words that tell one step of a kind from another: the first pilot from the second.
_ORDINALS = frozenset(
    "first second third 1 2 3 i ii iii one two three next final".split()  # noqa: SIM905
)
_FAINT = frozenset("the a an of for to in on at by with and or their our your it from".split())  # noqa: SIM905


class Match(NamedTuple):
    """A change on the step that it means.

    Attributes:
        change: the change, with the step's id where one is meant.
        step: the step of the plan, None where it means none.
    """

    change: Change
    step: Step | None


def matched(change: Change, plan: Plan) -> Match:
    """Return a change of a step on the step of the plan that its words mean.

    A step to add that the plan has under other words becomes a change of that step.
    """
    match change:
        case AddStep():
            step = meant(change.action, change.kind, plan)
            return Match(_as_update(change, step) if step else change, step)
        case UpdateStep() | RemoveStep():
            step = plan.step(change.step) or meant(change.step, None, plan)
            return Match(change.model_copy(update={"step": step.id}) if step else change, step)
    return Match(change, None)


def meant(name: str, kind: str | None, plan: Plan) -> Step | None:
    """Return the step that a name means: by its words, as a usual step, or by what it is like."""
    kind = kind or _kind(name)
    same = [step for step in plan.steps if fold(step.action) == fold(name)]
    of_kind = [step for step in plan.steps if kind and kind == (step.kind or _kind(step.action))]
    fits = same or [step for step in of_kind if _may_be_one(step.action, name, kind)]
    if fits:
        return next((step for step in fits if step.status != "done"), fits[0])
    return None if of_kind else _alike(name, kind, plan)


def _kind(name: str) -> str | None:
    """Return the usual step that a name is, or that it names and no other."""
    entry = recognise(name)
    if entry:
        return entry.id
    named = {one.kind for one in mentions(fold_text(name), Plan()) if one.kind and not one.weak}
    return named.pop() if len(named) == 1 else None


def _may_be_one(one: str, other: str, kind: str | None = None) -> bool:
    """Tell whether nothing sets two names apart: another number, place, team or thing."""
    if _words(one) & _ORDINALS != _words(other) & _ORDINALS:
        return False
    names, others = _proper(one), _proper(other)
    if names and others and not names & others:
        return False
    usual = _words_of_kind(kind) if kind else frozenset()
    a, b = ({word[:5] for word in _words(name) - usual} for name in (one, other))
    return not (kind and a and b) or bool(a & b) or _short_for(one, other)


def _short_for(one: str, other: str) -> bool:
    """Tell whether a word of one name is the initials of words of the other ("GM approval")."""
    for short, long in ((words_of(one), words_of(other)), (words_of(other), words_of(one))):
        initials = "".join(word[0] for word in long)
        if any(2 <= len(word) <= 4 and word not in long and word in initials for word in short):
            return True
    return False


def _words(name: str) -> set[str]:
    return set(words_of(name)) - _FAINT


def _proper(name: str) -> set[str]:
    """Return the words that are written as names, behind the first."""
    return {word.casefold() for word in name.split()[1:] if word[:1].isupper() or "/" in word}


@functools.cache
def _words_of_kind(kind: str) -> frozenset[str]:
    entry = CATALOGUE.get(kind)
    if entry is None:
        return frozenset()
    # The CFO's approval is not the board's, nor one integration another.
    tells = kind == "executive-approval" or not entry.core
    names = ["approval sign off", entry.id] if tells else [entry.id, entry.action, *entry.synonyms]
    return frozenset(word for name in names for word in words_of(name))


def _alike(name: str, kind: str | None, plan: Plan) -> Step | None:
    """Return the one step whose name is nearly the same in letters and in meaning."""
    steps = [step for step in plan.steps[:_MOST_STEPS] if _may_be_one(step.action, name)]
    scored = sorted(((likeness(name, step.action), step.id) for step in steps), reverse=True)
    best = plan.step(scored[0][1]) if scored else None
    unlike = kind is not None and best is not None and _kind(best.action) is not None
    if not scored or scored[0][0] < (THE_SAME if unlike else ALIKE):
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEADS_BY:
        return None
    return best


@functools.lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """Return how alike two names of steps are, 0 to 1: in meaning, helped by shared letters."""
    from rapidfuzz import fuzz

    from assistant.understanding.embedder import embedder

    first, second = embedder().embed([one, other])
    letters = fuzz.token_set_ratio(one.casefold(), other.casefold()) / 100
    return float(0.75 * (first @ second) + 0.25 * letters)


def _as_update(change: AddStep, step: Step) -> UpdateStep:
    return UpdateStep(
        step=step.id,
        quote=change.quote,
        add_owners=change.owners,
        side=change.side,
        due=change.due,
        duration_days=change.duration_days,
        status=change.status,
        notes=change.notes or None,
        add_depends_on=change.depends_on,
    )

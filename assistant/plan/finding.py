"""Finding a step or a person by what somebody calls them."""

from collections.abc import Iterator
from difflib import get_close_matches

from assistant.errors import PlanError
from assistant.plan.catalogue import entry_like, fold, recognise
from assistant.plan.lines import names, short, some
from assistant.plan.model import Person, Plan, Step

__all__ = ["find_person", "find_step", "fold", "known_as", "step_called"]

# Words that name no step by themselves.
_EMPTY_WORDS = (
    "the a an of their our your for with to on in by at and or is be step task thing one part"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENOUGH = 0.6  # share of words in common that makes two names the same
_TYPO = 0.8


def find_step(plan: Plan, words: str) -> Step:
    """Return the step with this id, kind or name.

    Tried in this order: id, name, catalogue id, what the catalogue says the step is also called,
    words in common; then all again with typos mended. Of several the one that is not done is meant.

    Raises:
        PlanError: where no step or more than one fits; the message names the steps there are.
    """
    exact = plan.step(words.strip())
    if exact:
        return exact
    folded = fold(words)
    for attempt in (folded, _mended(plan, folded)):
        for found in _attempts(plan, attempt):
            chosen = _only(found)
            if chosen:
                return chosen
            if found:
                options = names([f'"{short(step.action)}"' for step in found[:5]])
                raise PlanError(f'"{short(words)}" may be any of {options}. Say which one.')
    if not plan.steps:
        raise PlanError(f'No step is called "{short(words)}": the plan has no steps yet. Add it.')
    known = some([f'"{short(step.action)}"' for step in plan.steps])
    raise PlanError(
        f'No step is called "{short(words)}". Steps in the plan: {known}. '
        "Use one of these, or add it."
    )


def step_called(plan: Plan, words: str) -> Step | None:
    """Return the step that the words name as `find_step` does, None where it would complain."""
    try:
        return find_step(plan, words)
    except PlanError:
        return None


def _attempts(plan: Plan, folded: str) -> Iterator[list[Step]]:
    if not folded:
        return
    yield [step for step in plan.steps if folded in (fold(step.action), fold(step.id))]
    yield [step for step in plan.steps if step.kind and folded == fold(step.kind)]
    meant = recognise(folded)
    yield [step for step in plan.steps if meant and entry_like(step) == meant]
    yield _close(plan, _stems(folded))


def find_person(plan: Plan, words: str) -> Person | None:
    """Return who has this name, first name or last name; None where nobody or several do."""
    exact = plan.person(words.strip())
    if exact:
        return exact
    folded = fold(words)
    same = [one for one in plan.people if folded and fold(one.name) == folded]
    part = same or [one for one in plan.people if folded in (_first(one), _last(one))]
    return part[0] if len(part) == 1 else None


def known_as(plan: Plan, name: str) -> str:
    """Return the full name of somebody among the people, else the name as it is given."""
    person = find_person(plan, name)
    return person.name if person else name


def _first(person: Person) -> str:
    return fold(person.name).partition(" ")[0]


def _last(person: Person) -> str:
    return fold(person.name).rpartition(" ")[2]


def _only(found: list[Step]) -> Step | None:
    if len(found) == 1:
        return found[0]
    open_ones = [step for step in found if step.status != "done"]
    return open_ones[0] if len(open_ones) == 1 else None


def _close(plan: Plan, wanted: set[str]) -> list[Step]:
    """Return the steps that share most words with those wanted, all that share equally many."""
    # "It" alone points somewhere; within a name it is a department.
    if not wanted or wanted == {"it"}:
        return []
    scored: list[tuple[float, Step]] = []
    for step in plan.steps:
        have = _stems(fold(step.action))
        shared = len(wanted & have)
        if not shared:
            continue
        alike = shared / len(wanted | have)
        if wanted <= have or have <= wanted or alike >= _ENOUGH:
            scored.append((alike, step))
    best = max((score for score, _ in scored), default=0.0)
    return [step for score, step in scored if score == best]


def _mended(plan: Plan, folded: str) -> str:
    """Return the words with typos mended after what the plan's steps are called."""
    known: set[str] = set()
    for step in plan.steps:
        entry = entry_like(step)
        for name in (step.action, *(entry.synonyms if entry else ())):
            known.update(fold(name).split())
    mended = []
    for word in folded.split():
        typo = len(word) > 3 and word not in known
        close = get_close_matches(word, sorted(known), n=1, cutoff=_TYPO) if typo else []
        mended.append(close[0] if close else word)
    return " ".join(mended)


def _stems(folded: str) -> set[str]:
    return {_stem(word) for word in folded.split() if word not in _EMPTY}


def _stem(word: str) -> str:
    for tail in ("ings", "ing", "ures", "ure", "ed", "es", "s"):
        if word.endswith(tail) and len(word) - len(tail) >= 4:
            return word[: -len(tail)]
    return word

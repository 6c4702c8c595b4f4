"""Finding a step by what somebody calls it."""

import re

from assistant.errors import PlanError
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Plan, Step


def find_step(plan: Plan, words: str) -> Step:
    """Return the step with this id, kind or name.

    Raises:
        PlanError: where no step or more than one fits.
    """
    exact = plan.step(words)
    if exact:
        return exact
    folded = fold(words)
    by_name = [s for s in plan.steps if folded in (fold(s.action), fold(s.id))]
    by_kind = [s for s in plan.steps if s.kind and (s.kind == words or folded == fold(s.kind))]
    by_synonym = [s for s in plan.steps if folded in _names(s)]
    close = [s for s in plan.steps if _covers(folded, fold(s.action))]
    for found in (by_name, by_kind, by_synonym, close):
        if len(found) == 1:
            return found[0]
        open_ones = [s for s in found if s.status != "done"]
        if len(open_ones) == 1:
            return open_ones[0]
        if found:
            names = ", ".join(f'"{s.action}"' for s in found[:5])
            raise PlanError(f'"{words}" may be any of {names}. Say which one.')
    known = ", ".join(f'"{s.action}"' for s in plan.steps[:12]) or "none yet"
    raise PlanError(f'No step is called "{words}". Steps in the plan: {known}.')


def fold(words: str) -> str:
    """Return the words in lower case, without marks and doubled spaces."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _names(step: Step) -> set[str]:
    entry = CATALOGUE.get(step.kind or "")
    return {fold(name) for name in entry.synonyms} if entry else set()


def _covers(words: str, action: str) -> bool:
    have, need = set(words.split()), set(action.split())
    if not have or not need:
        return False
    return have <= need or (len(have & need) / len(have | need)) >= 0.6

"""A step that is named in a text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Plan, Step

_QUESTIONNAIRE = re.compile(r"\b(?:questionnaires?|q'aire)\b", re.IGNORECASE)


class StepMention(NamedTuple):
    """A step named in a text.

    Attributes:
        kind: catalogue id, None for a step of the plan's own.
        step: id of the plan's step, None where the plan has none such.
        action: the plan's name of it, else the catalogue's.
        weak: a bare team word ("legal") that may mean the team as well.
    """

    start: int
    end: int
    kind: str | None
    step: str | None
    action: str
    weak: bool

    @property
    def key(self) -> str:
        """What names the step in a change: its id in the plan, else its catalogue id."""
        return self.step or self.kind or self.action


def plan_step(plan: Plan, kind: str) -> Step | None:
    """Return the plan's step of this catalogue kind that is not done, else any, else None."""
    steps = [s for s in plan.steps if s.kind == kind or s.id == kind]
    return next((s for s in steps if s.status != "done"), steps[0] if steps else None)


def mention_of(
    plan: Plan, kind: str, start: int, end: int, weak: bool, said: str = "", *, talk: bool = False
) -> StepMention:
    """Return the mention of a usual step, tied to the plan's where it has one.

    A step that is not in every deal, and a document among others, keeps the seller's words; in
    talk a demo and a pilot do too.
    """
    entry = CATALOGUE[kind]
    named_so = kind in _SAID or not entry.core or _in_other_words(said, kind)
    named_so = named_so or (talk and bool(_OWN_NAMES.fullmatch(said)))
    own = said and (named_so or _QUESTIONNAIRE.search(said))
    named = f"{said[0].upper()}{said[1:]}" if said else entry.action
    step = plan_step(plan, kind)
    named_himself = talk and step is not None and step.action != entry.action
    several = kind in _SEVERAL or (kind in _MAY_BE_SEVERAL and named_himself)
    if step and own and several and _apart(step.action, said):
        same = next((s for s in plan.steps if s.action.casefold() == said.casefold()), None)
        return StepMention(start, end, None, same.id if same else None, named, weak)
    action = step.action if step else named if own else entry.action
    return StepMention(start, end, kind, step.id if step else None, action, weak)


_SAID = frozenset({"msa-sent"})  # its words, where there are any, tell which paper it is
# One catalogue step stands for several that a deal may have side by side.
_SEVERAL = frozenset({"dpa", "executive-approval", "security-pack"})
# These too, once the seller has named one of them himself.
_MAY_BE_SEVERAL = frozenset({"technical-review", "procurement"})
# Single words that say more than the usual name, which nobody uses who says them.
_OWN_NAMES = re.compile(
    r"(?:demos?|pilots?|trials?|quotes?|quotations?|proposals?|offers?|sow)(?:'s)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "review approval approve sign off signoff sent send of the and to a an final legal".split()  # noqa: SIM905
)


def _weighty(words: str) -> set[str]:
    return {m.group().casefold()[:5] for m in re.finditer(r"[^\W_]{2,}", words)} - {
        one[:5] for one in _SMALL
    }


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W_]+", words)).casefold()


def _in_other_words(said: str, kind: str) -> bool:
    """Tell whether the words share nothing with the usual name ("board approval", "DPIA").

    A single word ("pilot", "proc", "signs") is only short for it.
    """
    action = CATALOGUE[kind].action
    if not (" " in said or (said.isupper() and len(said) > 2)):
        return False
    if not _weighty(said) or said.casefold().replace(" ", "") in _initials(action):
        return False
    usual = _weighty(f"{action} {kind.replace('-', ' ')}")
    return not any(one.startswith(word) for word in _weighty(said) for one in usual)


def _apart(action: str, said: str) -> bool:
    """Tell whether a step by this name is another than the one that the words name."""
    same = said.casefold().replace(" ", "") == _initials(action)
    return not same and not _weighty(action) & _weighty(said)


def overlaps(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the mention shares a letter with one of the stretches."""
    return any(mention.start < end and start < mention.end for start, end in spans)

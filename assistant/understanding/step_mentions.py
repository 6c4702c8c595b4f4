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
    plan: Plan, kind: str, start: int, end: int, weak: bool, said: str = ""
) -> StepMention:
    """Return the mention of a usual step, tied to the plan's where it has one.

    A step that is not in every deal, and a document among others, keeps the seller's words.
    """
    step = plan_step(plan, kind)
    entry = CATALOGUE[kind]
    own = said and (not entry.core or _QUESTIONNAIRE.search(said))
    action = step.action if step else f"{said[0].upper()}{said[1:]}" if own else entry.action
    return StepMention(start, end, kind, step.id if step else None, action, weak)


def overlaps(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the mention shares a letter with one of the stretches."""
    return any(mention.start < end and start < mention.end for start, end in spans)

"""What the values of one change must follow from: a passage of the notes, and the plan."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from assistant.notes.evidence.companies import company_named
from assistant.notes.evidence.lengths import length_only
from assistant.notes.evidence.names import named
from assistant.notes.evidence.values import dated
from assistant.notes.passages import Passage, Passages
from assistant.plan.calendar import WorkCalendar
from assistant.plan.finding import step_called
from assistant.plan.model import Plan, Step


class Fault(NamedTuple):
    """A value that does not follow from the words.

    Attributes:
        field: the field of the change.
        left: what of its value they do support.
        reason: why the rest is left out, a sentence.
    """

    field: str
    left: Any
    reason: str


class Ground(NamedTuple):
    """A passage, the page it stands in, and the plan with the changes before made.

    Attributes:
        said_on: the day on which the words were said.
    """

    passage: Passage
    notes: Passages
    plan: Plan
    calendar: WorkCalendar
    said_on: dt.date

    @property
    def around(self) -> str:
        """The words that a value may stand in: the quote's lines and those beside them."""
        passage = self.passage
        lines = [*passage.lines, *passage.before[-1:], *passage.after]
        return "\n".join([passage.quote, *(line.text for line in lines)])

    def names(self, name: str, within: str | None = None) -> bool:
        """Tell whether the passage names somebody.

        Args:
            name: the name.
            within: where beside the quote's own lines it may stand, by default the lines around.
        """
        return named(name, self.passage, self.notes, self.plan, within)

    def names_company(self, name: str) -> bool:
        """Tell whether the passage names a company, or the plan knows it."""
        return company_named(name, self.passage, self.notes, self.plan)

    def step(self, name: str) -> Step | None:
        """Return the step of the plan that goes by this name."""
        return step_called(self.plan, name)

    def date_faults(self, change: Any, *fields: str, within: str = "") -> Iterator[Fault]:
        """Yield the fields whose date phrases do not follow from the words.

        Args:
            change: the change.
            fields: the fields of it.
            within: the words, by default those around the quote.
        """
        text = within or self.around
        for field in fields:
            phrase = getattr(change, field)
            if phrase and length_only(phrase, text):
                yield Fault(field, None, f'"{phrase}" is how long it takes, not a day.')
            elif phrase and not dated(phrase, text, self.said_on, self.calendar):
                yield Fault(field, None, f'No date follows from the words for "{phrase}".')

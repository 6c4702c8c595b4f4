"""What notes would change in a plan, for the seller to approve."""

import datetime as dt
from typing import Literal

from pydantic import Field

from assistant.notes.page import Page
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Strict


class Found(Strict):
    """A change as a reader found it in a page, not yet checked.

    Attributes:
        change: what it would change; its quote is taken from `quote`.
        quote: the exact words of the page that say so.
        at: where they begin in the page's text, -1 where the reader does not know.
        said_on: the day on which they were said, from which "tomorrow" counts.
        side_weighed: whether the side of a person is what the whole page tells, not only its words.
    """

    change: Change
    quote: str
    at: int = -1
    said_on: dt.date
    side_weighed: bool = False


class NotedChange(Strict):
    """A change that the words of the page support.

    Attributes:
        at: where the quote begins in the page's text.
        lines: what it changes, in words, tried after the changes before it.
        matched: the step of the plan that it is about, where the notes call it otherwise.
        conflict: what the plan says otherwise, "" where it says nothing else.
    """

    change: Change = Field(discriminator="op")
    quote: str
    at: int
    said_on: dt.date
    lines: list[ChangeLine] = []
    matched: str = ""
    conflict: str = ""

    @property
    def text(self) -> str:
        """What it does, in one sentence."""
        return "; ".join(line.text for line in self.lines)


UnresolvedKind = Literal[
    "vague", "unsupported", "refused", "unclear", "other_deal", "instruction", "suspect"
]


class Unresolved(Strict):
    """Something in the notes that changes nothing, and what to ask or do about it.

    Attributes:
        kind: why: no commitment in it, not supported by its words, refused by the plan, not
            understood, about another deal, an instruction to the assistant, or what may be one.
        quote: the exact words.
        at: where they begin in the page's text, -1 where they stand nowhere in it.
        reason: why nothing is changed, a sentence.
        question: what the seller may ask the buyer, "" where there is nothing to ask.
        inward: the question is for the seller to think about, not for a mail to the buyer.
    """

    kind: UnresolvedKind
    quote: str
    at: int = -1
    reason: str
    question: str = ""
    inward: bool = False


class Draft(Strict):
    """What a page of notes would change in a plan. Nothing of it is applied."""

    page: Page
    changes: list[NotedChange] = []
    unresolved: list[Unresolved] = []
    warnings: list[str] = []

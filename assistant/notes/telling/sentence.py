"""A sentence of notes with the people and the days that stand in it or near it."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from assistant.notes.page import Line
from assistant.plan.deadlines import Found
from assistant.understanding.people import Who

Place = Literal["here", "before", "earlier", "answers", "after"]
ME = "Me"


class Person(NamedTuple):
    """Somebody who may do what a sentence tells of.

    Attributes:
        name: as it stands in the plan.
        start, end: where the words stand in the sentence; both -1 where somebody is meant whom
            sentences before named.
        place: in the sentence, or named before it, the last one first.
        who: the words, where they stand in the sentence.
    """

    name: str
    start: int
    end: int
    place: Place
    who: Who | None = None


class Day(NamedTuple):
    """A day that may be the one of what a sentence tells of.

    Attributes:
        date: the day.
        phrase: the words.
        start, end: where they stand in `text`.
        place: in the sentence itself, in the one after or before it, or in the answer of another.
        text: the sentence that names it.
    """

    date: dt.date
    phrase: str
    start: int
    end: int
    place: Place
    text: str


class Telling(NamedTuple):
    """A sentence of a page.

    Attributes:
        text: its words, told in the third person where somebody speaks.
        quote: the exact words of the page.
        at: where those begin in the page's text.
        line: the line that holds it.
        number: which line of the page that is.
        said_on: the day from which its dates count.
        people: those who may do what it tells of.
        days: those that may be its day.
        before, behind: the words of the sentences around it.
        asked: whether the sentence before it is a question.
    """

    text: str
    quote: str
    at: int
    line: Line
    number: int
    said_on: dt.date
    people: Sequence[Person] = ()
    days: Sequence[Day] = ()
    before: str = ""
    behind: str = ""

    @property
    def end(self) -> int:
        """Where its words end in the page's text."""
        return self.at + len(self.quote)


def day_of(found: Found, place: Place, text: str) -> Day | None:
    """Return a day that words name, None where they name none."""
    date = found.deadline.date
    if date is None:
        return None
    return Day(date, found.deadline.phrase, found.start, found.end, place, text)

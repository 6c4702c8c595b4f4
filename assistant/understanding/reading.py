"""What was understood of one message."""

import datetime as dt
from typing import Literal

from assistant.plan.changes import Change
from assistant.plan.model import Plan, Strict
from assistant.prep.calls import CallKind
from assistant.understanding.respelling import Respelt

ActKind = Literal[
    "yes", "no", "skip", "dont_know", "undo", "greeting", "thanks", "closes", "question",
    "accept_some",
]  # fmt: skip
Topic = Literal[
    "missing",
    "unowned",
    "undated",
    "critical",
    "due",
    "overdue",
    "on_track",
    "usual_next",
    "usual_steps",
    "what_if",
    "can_make",
    "why",
    "summary",
    "step_info",
    "who",
    "risks",
    "required_close",
    "next_step",
    "odds",
    "check_in",
    "value_of_map",
    "price",
    "prepare",
    "page",
    "help",
]


class Act(Strict):
    """Something said that is no change of the plan: an answer, a question, a courtesy.

    Attributes:
        topic: what a question is about.
        step: id of the plan's step, or of the catalogue's, that a question is about.
        phrase: the date words of a question ("this week", "Jan 5").
        changes: the changes that a what-if question supposes.
        text: the exact words.
        call: the kind of call to prepare, where the words name one; `minutes` likewise.
    """

    kind: ActKind
    topic: Topic | None = None
    step: str | None = None
    phrase: str | None = None
    changes: list[Change] = []
    text: str = ""
    call: CallKind | None = None
    minutes: int | None = None


class Context(Strict):
    """What a message must be read against.

    Attributes:
        asked: key of the question that was asked last, None where none was.
        pending: a proposal waits for yes or no.
        proposed: what it proposes, one name for each change.
        focus_steps: ids of the steps talked of last, most recent first: what "it" means.
        focus_people: names of the people talked of last, most recent first.
        present: names of others who may be meant, whom the plan does not know.
        cautious: most of what is said is not for the plan, as in notes: a clause that names no
            step must say plainly that it goes on about the one before.
    """

    plan: Plan
    today: dt.date
    asked: str | None = None
    pending: bool = False
    proposed: list[str] = []
    focus_steps: list[str] = []
    focus_people: list[str] = []
    present: list[str] = []
    cautious: bool = False


class Reading(Strict):
    """Everything understood of one message.

    Attributes:
        changes: what the seller stated.
        unsure: changes to propose rather than to apply.
        acts: answers, questions and courtesies, in the order said.
        unclear: the pieces that were not understood, in their exact words.
        problems: what the plan refused of what was understood, and how to mend it.
    """

    changes: list[Change] = []
    unsure: list[Change] = []
    acts: list[Act] = []
    unclear: list[str] = []
    problems: list[str] = []
    focus_steps: list[str] = []
    focus_people: list[str] = []


def in_own_words(reading: Reading, spelt: Respelt) -> Reading:
    """Return the reading with the seller's words, slips and all, as evidence."""
    if not spelt.cuts:
        return reading

    def own(change: Change) -> Change:
        return change.model_copy(update={"quote": spelt.words_for(change.quote)})

    return reading.model_copy(
        update={
            "changes": [own(change) for change in reading.changes],
            "unsure": [own(change) for change in reading.unsure],
            "unclear": [spelt.words_for(words) for words in reading.unclear],
        }
    )

"""A message read twice: as an answer in a talk, and as notes are read.

The first reading knows what was asked and takes much for words about the step before; the second
takes nothing for granted, and looks again at what the rules made nothing of. Trained weights tell
what of the second is worth taking into the first, step by step and field by field; whatever is
taken is told to the seller in the reply.
"""

import functools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.agent.amending import Amendment, Told, amended, amendments, step_changes, told
from assistant.agent.reading_signs import Signs, Weighing
from assistant.errors import SettingsError
from assistant.notes.matching import matched
from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.page import page_of
from assistant.notes.telling.odds import score
from assistant.notes.telling.sentence import Telling
from assistant.plan.apply import apply_possible
from assistant.plan.changes import AddStep, Change, RemoveStep
from assistant.understanding import Context, Reading, read
from assistant.understanding.corrections import CORRECTS, TAKES_BACK, corrected
from assistant.understanding.stepfacts import QUESTIONS
from assistant.understanding.text import fold, sentences
from assistant.understanding.unasked import answers_nothing

WEIGHTS = Path(__file__).parent / "weights" / "readings.json"
_FEWEST_WORDS, _MOST_CHARS = 5, 4_000  # of a message that is read twice
BETTER = 0.2  # how much an amendment must be worth, in points of train/readings.py
_SHE = re.compile(
    r"(?:(?:and|so|then|but|now|also)\W+)*(?:she|he)(?:'ll| will| has to| must| needs to|"
    r"'s going to| is "
    r"going to|'s to| is to|'s gotta|'s got to| wants to| gives| sends| gets)\b",
    re.IGNORECASE,
)
_TALK = frozenset({"question", "closes", "undo"})
_CHOICE = frozenset({"yes", "no", "accept_some"})


class Twice(NamedTuple):
    """A message read twice.

    Attributes:
        first: as an answer in the talk, whose words of all but steps stay.
        here: what it tells of steps.
        there: what the other reading tells of them.
        sentences: those of the message, as notes are gathered.
    """

    first: Reading
    here: Told
    there: Told
    sentences: Sequence[Telling]

    def weighed(self, context: Context) -> list[tuple[Amendment, Signs]]:
        """Return what the second reading tells otherwise, each with the signs that it is right."""
        every = amendments(context.plan, self.here, self.there)
        found = [one for one in every if not self._denies_answer(one, context)]
        if not found:
            return []
        weighing = Weighing(context, self.here, self.there, self.sentences)
        return [(one, weighing.signs(one)) for one in found]

    def _denies_answer(self, one: Amendment, context: Context) -> bool:
        """Tell whether an amendment takes an answer for something else than what was asked.

        Only the first reading knows the question: "The council, on 4 February" is no step beside
        the approval that was asked for, and "Farah, in-house" is the legal review.
        """
        about, *rest = (context.asked or "").split(":")
        if rest:
            return one.deed == "add" and bool(self.here.of(rest[0]))
        step = self.here.plan.step(one.step)
        if one.field == "owner" and one.deed == "other" and step and "Me" in step.owners:
            return True
        step = step if one.deed == "drop" else None
        return bool(step and step.kind and QUESTIONS.get(step.kind) == about)

    def _hers(self, change: Change) -> Change:
        """Return "she has to send the list" as work of whom "she" is, which notes do not say."""
        known = [name for name in self.first.focus_people if self.here.plan.person(name)]
        if not isinstance(change, AddStep) or change.owners or not known:
            return change
        owned = _SHE.match(change.quote.strip())
        return change.model_copy(update={"owners": known[:1]}) if owned else change

    def amended(self, chosen: Iterable[Amendment], context: Context) -> Reading:
        """Return the first reading with some of the amendments made."""
        chosen = list(chosen)
        changes = amended(self.first.changes, self.here, self.there, chosen)
        changes = [self._hers(change) for change in changes]
        _, refused = apply_possible(context.plan, changes, today=context.today)
        kept = [change for change in changes if not any(change is one for one in refused)]
        new = [change for change in kept if change not in self.first.changes]
        quotes = [fold(change.quote).casefold() for change in new]
        words = self.first.unclear
        unclear = [w for w in words if not any(fold(w).casefold() in q for q in quotes)]
        added = [one.step for one in chosen if one.deed == "add"]
        focus = list(dict.fromkeys([*reversed(added), *self.first.focus_steps]))
        told = {"changes": kept, "unclear": unclear, "focus_steps": focus}
        return self.first.model_copy(update=told)


def read_twice(message: str, context: Context) -> Reading:
    """Return what a message says, by what is worth most of both readings."""
    if not context.pending and answers_nothing(message, context.asked):
        context = context.model_copy(update={"asked": None})
    first = read(message, context)
    twice = as_notes(message, first, context)
    if twice is None:
        return first
    chosen = [one for one, signs in twice.weighed(context) if worth(signs) > BETTER]
    return twice.amended(chosen, context) if chosen else first


def as_notes(message: str, first: Reading, context: Context) -> Twice | None:
    """Return a message that has been read, read once more as notes are.

    None where it has few words, answers a proposal, takes something back or only asks, and where
    no reading tells of a step.

    Args:
        message: the seller's words.
        first: what they are as an answer in the talk.
        context: what they are read against.
    """
    kinds = {act.kind for act in first.acts}
    known = step_changes(first.changes)
    few = len(message.split()) < _FEWEST_WORDS or len(message) > _MOST_CHARS
    chosen = bool(context.pending and kinds & _CHOICE)
    if few or chosen or (kinds & _TALK and not known) or _mends(message, known):
        return None
    page = page_of(message, "message", context.today).model_copy(update={"meeting_date": None})
    notes = OfflineNotes(page, context.plan, context.today)
    found, _ = notes.read()
    if any(one.said_on != context.today for one in found):
        return None  # a talk or mail of other days is for the notes page, which dates it
    second = step_changes([one.change for one in found])
    there = told(context.plan, second, context.today, lambda one, plan: matched(one, plan).change)
    if not there.changes and not known:
        return None
    here = told(context.plan, first.changes, context.today)
    return Twice(first, here, there, notes.tellings())


def _mends(message: str, known: Sequence[Change]) -> bool:
    """Tell whether a message takes back what was said before, which only the talk knows."""
    said = sentences(fold(message))
    turns = any(len(corrected(one)) > 1 for one in said)
    says = any(CORRECTS.match(one.text) or TAKES_BACK.match(one.text) for one in said)
    return turns or says or any(isinstance(change, RemoveStep) for change in known)


def worth(signs: Signs, weights: dict[str, float] | None = None) -> float:
    """Return how much an amendment is worth, in points of the evals.

    Args:
        signs: those that it is right.
        weights: those of the signs; by default the fitted ones.
    """
    return score(_weights() if weights is None else weights, signs)


@functools.cache
def _weights() -> dict[str, float]:
    if not WEIGHTS.is_file():
        raise SettingsError(f"{WEIGHTS.name} is missing. Install the assistant again.")
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found

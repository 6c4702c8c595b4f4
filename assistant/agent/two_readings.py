"""A message read twice: as an answer in a talk, and as notes are read.

The first reading knows what was asked and takes much for words about the step before; the second
takes nothing for granted, and looks again at what the rules made nothing of. Trained weights tell
which of them is worth more; whatever is taken is told to the seller in the reply.
"""

import functools
import json
from collections.abc import Sequence
from pathlib import Path

from assistant.agent.reading_signs import Signs, signs, step_changes, touched
from assistant.errors import PlanError, SettingsError
from assistant.notes.matching import matched
from assistant.notes.offline.reader import read_page
from assistant.notes.page import page_of
from assistant.notes.telling.odds import score
from assistant.plan.apply import apply
from assistant.plan.changes import Change, RemoveStep
from assistant.understanding import Context, Reading, read
from assistant.understanding.corrections import CORRECTS, TAKES_BACK, corrected
from assistant.understanding.text import fold, sentences

WEIGHTS = Path(__file__).parent / "weights" / "readings.json"
_FEWEST_WORDS, _MOST_CHARS = 5, 4_000  # of a message that is read twice
BETTER = 0.15  # how much more the second reading must be worth, in points of train/readings.py
_TALK = frozenset({"question", "closes", "undo"})
_CHOICE = frozenset({"yes", "no", "accept_some"})


def read_twice(message: str, context: Context) -> Reading:
    """Return what a message says, by the reading that is worth more."""
    first = read(message, context)
    second = as_notes(message, first, context)
    if second is None or worth(signs(message, context, first.changes, second)) <= BETTER:
        return first
    return with_steps(first, second)


def as_notes(message: str, first: Reading, context: Context) -> list[Change] | None:
    """Return what a message says of steps, read as notes are.

    None where it has few words, answers a proposal, takes something back or only asks, and where
    they tell of no step or of others than the first reading, which knows what was asked.

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
    found, _ = read_page(page, context.plan, context.today)
    if any(one.said_on != context.today for one in found):
        return None  # a talk or mail of other days is for the notes page, which dates it
    plan, told = context.plan, list[Change]()
    for change in step_changes([one.change for one in found]):
        meant = matched(change, plan).change
        try:
            plan = apply(plan, [meant], today=context.today).plan
        except PlanError:
            continue
        told.append(meant)
    if not told or (known and touched(known, context).keys() != touched(told, context).keys()):
        return None
    return told


def _mends(message: str, known: Sequence[Change]) -> bool:
    """Tell whether a message takes back what was said before, which only the talk knows."""
    told = sentences(fold(message))
    turns = any(len(corrected(one)) > 1 for one in told)
    says = any(CORRECTS.match(one.text) or TAKES_BACK.match(one.text) for one in told)
    return turns or says or any(isinstance(change, RemoveStep) for change in known)


def with_steps(first: Reading, steps: Sequence[Change]) -> Reading:
    """Return a reading with other changes of steps in place of its own."""
    own = step_changes(first.changes)
    rest = [change for change in first.changes if change not in own]
    quotes = [fold(change.quote).casefold() for change in steps]
    unclear = [w for w in first.unclear if not any(fold(w).casefold() in q for q in quotes)]
    return first.model_copy(update={"changes": [*rest, *steps], "unclear": unclear})


def worth(told: Signs, weights: dict[str, float] | None = None) -> float:
    """Return how much more the second reading is worth than the first, in points of the evals.

    Args:
        told: the signs of both.
        weights: those of the signs; by default the fitted ones.
    """
    weights = _weights() if weights is None else weights
    return weights[""] + score(weights, told)


@functools.cache
def _weights() -> dict[str, float]:
    if not WEIGHTS.is_file():
        raise SettingsError(f"{WEIGHTS.name} is missing. Install the assistant again.")
    read: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return read

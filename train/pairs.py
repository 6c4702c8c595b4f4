"""Messages of sellers in several wordings: what a slight rewording changes, and what it leaves."""

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.plan.model import Strict
from train.lines import DATA
from train.rounds import Played

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Reworded(Strict):
    """A message of a seller, with what it does.

    Attributes:
        buyer: what it answers.
        again: the same in slightly other words.
        relevant: it is about the objection.
    """

    voice: str
    objection: str
    buyer: str
    text: str
    again: list[str]
    acknowledged: bool
    asked: bool
    tied: bool
    mutual: bool
    pushy: bool
    next_step: bool
    commitment: bool
    relevant: bool
    rude: bool

    @property
    def wordings(self) -> list[str]:
        """All ways in which it is said."""
        return [self.text, *self.again]


@functools.cache
def reworded() -> list[Reworded]:
    """Return the messages of train/data/pairs.jsonl."""
    lines = (DATA / "pairs.jsonl").read_text("utf-8").splitlines()
    return [Reworded.model_validate_json(line) for line in lines]


def played_again(rounds: Iterable[Played]) -> list[tuple[Played, Played]]:
    """Return the rounds of which both wordings are there."""
    first: dict[tuple[str, str, str], Played] = {}
    again: dict[tuple[str, str, str], Played] = {}
    for one in rounds:
        (again if one.again else first)[one.voice, one.objection, one.seller] = one
    return [(one, again[key]) for key, one in first.items() if key in again]


def apart(wordings: Iterable[Sequence[str]], row: Callable[[str], "NDArray[np.float32]"]) -> (
    "list[NDArray[np.float32]]"
):  # fmt: skip
    """Return the differences of the rows between any two wordings of one message."""
    return [
        row(one) - row(two) for said in wordings for one, two in itertools.combinations(said, 2)
    ]

"""What a suite is: cases, how one is run and scored, and the figures made of the counts."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from evals.cases import Case
from evals.measures import Counts, Measure

OFFLINE = "offline"


class Setting(NamedTuple):
    """What a case is run with.

    Attributes:
        model: `offline`, `openai:NAME` or `compatible:NAME`.
        epoch: which run of the case this is, from 1; a seed for all that is drawn.
        played: whether the model also words what the seller of an interview says.
    """

    model: str = OFFLINE
    epoch: int = 1
    played: bool = False

    @property
    def live(self) -> bool:
        """Whether a model is asked."""
        return self.model != OFFLINE


class Verdict(NamedTuple):
    """How a case went.

    Attributes:
        counts: what the figures are made of; every case of a suite has the same keys.
        notes: what is wrong, in words; a case without notes is all right.
        value: one figure of the case, 0 to 1.
    """

    counts: Counts
    notes: list[str]
    value: float


def _no_details(_case: dict[str, Any], _done: dict[str, Any]) -> list[str]:
    return []


@dataclasses.dataclass(frozen=True)
class Suite:
    """A suite; put one as `SUITE` into a module of evals/suites and it runs with the others.

    Attributes:
        name: by which it is asked for, and by which its baseline file goes.
        about: what is measured, in one sentence for the report.
        cases: reads the cases.
        run: does what the case says and returns what came of it, as JSON has it. An error is
            raised: it is told apart from a case that went wrong.
        score: holds that against the case's gold.
        measures: the figures, the most telling first.
        headline: names of the figures that stand in the report's first table.
        told: what happened, line by line, for a case that is not all right.
        asks: whether a model is asked where one is named; a live run leaves out all others.
        epochs: how often a case is run.
        limit: how many cases a live run takes where it is not told otherwise; None takes all.
        long: takes a minute or more, and so is begun before the others.
    """

    name: str
    about: str
    cases: Callable[[], Sequence[Case]]
    run: Callable[[dict[str, Any], Setting], dict[str, Any]]
    score: Callable[[dict[str, Any], dict[str, Any]], Verdict]
    measures: tuple[Measure, ...]
    headline: tuple[str, ...]
    told: Callable[[dict[str, Any], dict[str, Any]], list[str]] = _no_details
    asks: bool = True
    epochs: int = 1
    limit: int | None = None
    long: bool = False

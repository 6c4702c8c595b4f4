"""A measured figure beside its goal."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import Literal, NamedTuple

Unit = Literal["ms", "s", "MB", "times", "/s"]


class Figure(NamedTuple):
    """What was measured. `goal` is the most that it should be, None where none is set."""

    what: str
    value: float
    unit: Unit
    goal: float | None = None

    def line(self) -> str:
        """Return the figure as a line of the report."""
        digits = 0 if self.unit in ("MB", "/s") else 2 if self.unit in ("times", "s") else 1
        shown = f"{self.value:,.{digits}f} {self.unit}"
        if self.goal is None:
            return f"  {self.what:<58} {shown:>12}"
        verdict = "met" if self.value <= self.goal else "MISSED"
        return f"  {self.what:<58} {shown:>12}   goal {self.goal:g} {self.unit}: {verdict}"


def timed(act: Callable[[], object]) -> float:
    """Return how long a call takes, milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def worked(act: Callable[[], object]) -> tuple[float, float]:
    """Return how long a call takes, and how long the processors work on it, milliseconds.

    Beside other work on the machine the second says more.
    """
    begun = time.process_time()
    passed = timed(act)
    return passed, (time.process_time() - begun) * 1000


def median_of(acts: list[Callable[[], object]], runs: int) -> list[float]:
    """Return the median time of each, milliseconds; they take turns, so that all see one load."""
    times: list[list[float]] = [[] for _ in acts]
    for act in acts:
        act()
    gc.collect()
    for _ in range(runs):
        for taken, act in zip(times, acts, strict=True):
            taken.append(timed(act))
    return [statistics.median(taken) for taken in times]


def percentile(values: list[float], share: float) -> float:
    """Return the value that this share of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

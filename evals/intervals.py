"""95 % intervals: Wilson for shares, seeded bootstrap for F1."""

import math
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

Z = 1.959964
ROUNDS = 1000


class Interval(NamedTuple):
    """A figure with its 95 % interval and the number of cases behind it."""

    value: float
    low: float
    high: float
    n: int


def wilson(hits: float, n: int) -> Interval:
    """Return a share with its Wilson interval; 0 of 0 is 0 with no knowledge at all."""
    if n == 0:
        return Interval(0.0, 0.0, 1.0, 0)
    share = hits / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half), n)


def bootstrap(
    cases: Sequence[T], figure: Callable[[Sequence[T]], float], seed: int = 0
) -> Interval:
    """Return a figure over cases with its bootstrap interval; cases are drawn whole."""
    if not cases:
        return Interval(0.0, 0.0, 1.0, 0)
    dice = random.Random(seed)  # noqa: S311 - statistics, not secrets
    drawn = sorted(
        figure([cases[dice.randrange(len(cases))] for _ in cases]) for _ in range(ROUNDS)
    )
    return Interval(
        figure(cases), drawn[int(0.025 * ROUNDS)], drawn[int(0.975 * ROUNDS) - 1], len(cases)
    )

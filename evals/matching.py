"""Steps of a plan matched to the steps of the gold, by their wording."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

SAME = 62.0
_SMALL = frozenset(
    "the a an of and to for their our in on with step review approval".split()  # noqa: SIM905
)


class Pair(NamedTuple):
    """Positions of a gold step and of the plan's step that it is."""

    gold: int
    found: int


def likeness(gold: dict[str, Any], found: str) -> float:
    """Return how like the names are, 0 to 100; the best of the accepted names counts."""
    names = [gold["name"], *gold.get("also", [])]
    return max(_alike(str(name), found) for name in names)


def pairs(gold: Sequence[dict[str, Any]], found: Sequence[str]) -> list[Pair]:
    """Return the best one-to-one matching (Hungarian) of steps that are like enough."""
    if not gold or not found:
        return []
    table = np.array([[likeness(one, name) for name in found] for one in gold])
    rows, columns = linear_sum_assignment(-table)
    return [
        Pair(int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] >= SAME
    ]


def _alike(one: str, other: str) -> float:
    one, other = _plain(one), _plain(other)
    whole = fuzz.token_sort_ratio(one, other)
    part = fuzz.token_set_ratio(one, other)
    shared = (set(one.split()) & set(other.split())) - _SMALL
    return max(whole, part if shared else 0.0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person: equal, or one is part of the other."""
    first, second = set(_plain(one).split()), set(_plain(other).split())
    titles = {"mr", "mrs", "ms", "dr", "herr", "frau", "sir"}
    first, second = first - titles, second - titles
    return bool(first and second) and (first <= second or second <= first)

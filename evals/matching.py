"""Steps of a plan matched to the steps of the gold, by their wording."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

SAME = 62.0
# Words that tell no step from another: reviews, approvals and agreements are all about something.
_SMALL = frozenset(
    (  # noqa: SIM905
        "the a an of and to for from their our in into on with by "
        "step review approval sign off signed sent done"
    ).split()
)
# What is handed over is not what is then done with it: a security pack is no security review.
_HANDED = frozenset("sent send document questionnaire pack draft soc".split())  # noqa: SIM905
_JUDGED = frozenset("review approval signature redline clearance".split())  # noqa: SIM905
_TITLES = frozenset(
    "mr mrs ms dr herr frau sir madame monsieur the their our his her my your".split()  # noqa: SIM905
)


class Pair(NamedTuple):
    """Positions of a gold step and of the plan's step that it is."""

    gold: int
    found: int


def likeness(gold: dict[str, Any], found: str) -> float:
    """Return how like the names are, 0 to 100; the best of the accepted names counts."""
    return max(_alike(name, found) for name in _names(gold))


def pairs(gold: Sequence[dict[str, Any]], found: Sequence[str]) -> list[Pair]:
    """Return the best one-to-one matching (Hungarian) of steps that are like enough."""
    if not gold or not found:
        return []
    table = np.array([[likeness(one, name) for name in found] for one in gold])
    # What is not like enough must not sway the matching of the rest.
    table[table < SAME] = 0.0
    return _best(table)


def pairs_by_quote(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> list[Pair]:
    """Return the best matching of gold steps to steps of a plan, by wording and by quote.

    A step that goes by another name is the gold's where its evidence is the gold's quote, more or
    less. The wording counts first; quotes decide between steps of like names.
    """
    if not gold or not found:
        return []
    return _best(np.array([[_both(one, step) for step in found] for one in gold]))


def _both(gold: dict[str, Any], found: dict[str, Any]) -> float:
    worded = likeness(gold, found["action"])
    shared = quoted(str(gold.get("quote", "")), found.get("evidence", []))
    if worded >= SAME:
        return 2 * worded + 0.2 * shared
    if shared < SAME or any(another_act(name, found["action"]) for name in _names(gold)):
        return 0.0
    return shared


def quoted(quote: str, evidence: Sequence[str]) -> float:
    """Return how far a quote and the best piece of evidence are the same words, 0 to 100.

    Dice's share over words: a long line that holds the quote among much else is not the quote.
    """
    wanted = Counter(_plain(quote).split())
    best = 0.0
    for piece in evidence:
        have = Counter(_plain(piece).split())
        both = wanted.total() + have.total()
        best = max(best, 200.0 * (wanted & have).total() / both if both else 0.0)
    return best


def _best(table: "np.ndarray[Any, np.dtype[np.float64]]") -> list[Pair]:
    rows, columns = linear_sum_assignment(-table)
    return [
        Pair(int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] >= SAME
    ]


def another_act(one: str, other: str) -> bool:
    """Tell whether one name is of what is handed over, and the other of what is judged."""
    return _other_act(set(_plain(one).split()), set(_plain(other).split()))


def _names(gold: dict[str, Any]) -> list[str]:
    return [str(name) for name in (gold["name"], *gold.get("also", []))]


def _alike(one: str, other: str) -> float:
    """Return the likeness of two names, 0 to 100.

    Wordings of one step share most of their weighty words ("legal", "security questionnaire");
    two steps about one thing share one of them ("security review", "security questionnaire").
    """
    one, other = _plain(one), _plain(other)
    first, second = set(one.split()) - _SMALL, set(other.split()) - _SMALL
    if _other_act(set(one.split()), set(other.split())):
        return 0.0
    whole = fuzz.token_sort_ratio(one, other)
    if not first or not second:
        return whole
    shared = len(first & second)
    covered = 100.0 * shared / min(len(first), len(second))
    apart = len(first ^ second)
    if shared and covered == 100.0:  # all weighty words of one stand in the other
        return max(whole, 100.0 - 8.0 * apart)
    if not shared:
        # only a slip of the pen may make up for that no word is shared
        return whole if fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))) > 75 else 0.0
    return max(whole if covered >= 50 else 0.0, covered * 0.8 if shared > 1 else 0.0)


def _other_act(one: set[str], other: set[str]) -> bool:
    return any(
        first & _HANDED and second & _JUDGED and not (first & _JUDGED or second & _HANDED)
        for first, second in ((one, other), (other, one))
    )


def _plain(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.lower())
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person: equal, or one is part of the other."""
    first = set(re.findall(r"[^\W_]+", one.lower())) - _TITLES
    second = set(re.findall(r"[^\W_]+", other.lower())) - _TITLES
    return bool(first and second) and (first <= second or second <= first)

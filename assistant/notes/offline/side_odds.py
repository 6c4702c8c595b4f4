"""How likely somebody of a page sits on the seller's side: all signs of all weighed at once.

What the page shows of one, and of two together, is weighed by weights that `python -m train` fits
on pages whose sides are known. Those who are of one side agree, whoever writes the notes sells.
"""

import functools
import itertools
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.notes.offline.side_signs import Known, Signs, signs
from assistant.notes.offline.speaking import same_person
from assistant.notes.page import Page
from assistant.plan.model import Plan, Side
from assistant.understanding.classify import WEIGHTS as FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = FOLDER / "sides.json"
MOST_EXACT = 12  # people and companies whose sides are weighed in every combination
_ROUNDS = 60


def sides_of(page: Page, plan: Plan, names: list[str], known: Known) -> dict[str, Side]:
    """Return the sides of people, all signs of the page weighed; who is in the plan keeps theirs.

    Args:
        page: the notes.
        plan: the plan that the notes met.
        names: whose sides are asked for.
        known: what rules tell.
    """
    fixed: dict[str, Side] = {p.name: p.side for p in plan.people if p.side in ("buyer", "seller")}
    people: list[str] = []
    for name in [*fixed, *names]:
        if not any(same_person(name, one) for one in people):
            people.append(name)
    told = {
        name: next((side for one, side in known.told.items() if same_person(one, name)), None)
        for name in people
    }
    odds = side_odds(page, people, known._replace(told=told), fixed)
    return {name: "seller" if share > 0.5 else "buyer" for name, share in odds.items()} | fixed


def side_odds(
    page: Page, names: Sequence[str], known: Known, fixed: Mapping[str, Side]
) -> dict[str, float]:
    """Return how likely each of the people is of the seller's side, 0 to 1.

    Args:
        page: the notes.
        names: who is looked for; those who speak are found besides.
        known: what is known beforehand.
        fixed: those whose side is known for certain.
    """
    seen, odds = _weighed(page, names, known, fixed)
    return {name: odds[number] for number, name in enumerate(seen.people, 1)}


def firm_odds(page: Page, names: Sequence[str], known: Known) -> dict[str, float]:
    """Return how likely each company that stands beside people's names is the seller, 0 to 1.

    Args:
        page: the notes.
        names: the people.
        known: what is known beforehand.
    """
    seen, odds = _weighed(page, names, known, {})
    return {name: odds[number] for number, name in enumerate(seen.firms, 1 + len(seen.people))}


def _weighed(
    page: Page, names: Sequence[str], known: Known, fixed: Mapping[str, Side]
) -> tuple[Signs, list[float]]:
    seen = signs(page, names, known)
    own, between = _fields(seen)
    told = {
        number: 1.0 if fixed[name] == "seller" else -1.0
        for number, name in enumerate(seen.people, 1)
        if fixed.get(name) in ("buyer", "seller")
    }
    odds = _exact(own, between, told) if seen.size <= MOST_EXACT else _near(own, between, told)
    return seen, [float(one) for one in odds]


def _fields(seen: Signs) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return what speaks for each being a seller's, and for each two being of one side."""
    import numpy as np

    ones, pairs = _weights()
    own, between = np.zeros(seen.size), np.zeros((seen.size, seen.size))
    for (who, sign), much in seen.ones.items():
        own[who] += ones[sign] * much
    for (one, other, sign), much in seen.pairs.items():
        between[one, other] += pairs[sign] * much
        between[other, one] += pairs[sign] * much
    return own, between


def combinations(size: int) -> "NDArray[np.float64]":
    """Return all ways in which so many sit on two sides: 1 is the seller's, -1 the other."""
    import numpy as np

    return np.array(list(itertools.product((-1.0, 1.0), repeat=size)))


def _exact(
    own: "NDArray[np.float64]", between: "NDArray[np.float64]", told: Mapping[int, float]
) -> "NDArray[np.float64]":
    import numpy as np

    ways = combinations(len(own))
    for number, side in told.items():
        ways = ways[ways[:, number] == side]
    scores = ways @ own + ((ways @ between) * ways).sum(axis=1) / 2
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    sure: NDArray[np.float64] = odds @ (ways > 0)
    return sure


def _near(
    own: "NDArray[np.float64]", between: "NDArray[np.float64]", told: Mapping[int, float]
) -> "NDArray[np.float64]":
    """Return the odds of many people: each is weighed against the others' odds, again and again."""
    import numpy as np

    means = np.tanh(own)
    for _ in range(_ROUNDS):
        for number, side in told.items():
            means[number] = side
        means = (means + np.tanh(own + between @ means)) / 2
    for number, side in told.items():
        means[number] = side
    odds: NDArray[np.float64] = (means + 1) / 2
    return odds


@functools.cache
def _weights() -> tuple[dict[str, float], dict[str, float]]:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    return kept["ones"], kept["pairs"]

"""How likely a sentence tells of a step, somebody does it, a day is its day.

The weights are made by `python -m train` from pages of notes whose steps are known; so they are
calibrated: of what is given 0.8, about four in five are right.
"""

import functools
import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import SettingsError
from assistant.notes.telling.sentence import Day, Person, Telling
from assistant.notes.telling.signs import Signs, day_signs, owner_signs, step_signs
from assistant.understanding.classify import clause_probabilities
from assistant.understanding.embedder import embedder
from assistant.understanding.features import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "weights"
STEPS, SIGNS = "steps.npz", "signs.json"
_FROM = [FOLDER]
_ACTS_WEIGHT = 2.0
_SURE = 4.0  # log odds that count as sure


class StepWeights(NamedTuple):
    """What tells a step: weights of the vectors, and of the signs by their names."""

    vectors: Any
    signs: dict[str, float]
    bias: float


def step_vectors(told: Sequence[Telling]) -> "NDArray[np.float32]":
    """Return a row of numbers for each sentence: its words, those around it, what it does."""
    import numpy as np

    texts = [one.text for one in told]
    around = [one.before for one in told], [one.behind for one in told]
    acts = [[p * _ACTS_WEIGHT for p in one.values()] for one in clause_probabilities(texts)]
    near = [embedder().embed(list(words)) for words in around]
    return np.hstack([features(texts), *near, np.array(acts, np.float32)])


def step_odds(told: Sequence[Telling]) -> list[float]:
    """Return how likely each sentence tells of a step of the plan."""
    if not told:
        return []
    weights = _steps_in(_FROM[-1])
    by_words = step_vectors(told) @ weights.vectors
    return [
        _share(float(words) + score(weights.signs, step_signs(one)) + weights.bias)
        for words, one in zip(by_words, told, strict=True)
    ]


def owner_odds(one: Telling, person: Person) -> float:
    """Return how likely somebody does what a sentence tells of."""
    weights = _sign_weights()["owners"]
    return _share(score(weights, owner_signs(one, person)) + weights[""])


def day_odds(one: Telling, day: Day) -> float:
    """Return how likely a day is that of what a sentence tells of."""
    weights = _sign_weights()["days"]
    return _share(score(weights, day_signs(one, day)) + weights[""])


def score(weights: dict[str, float], signs: Signs) -> float:
    """Return the sum of the weights of signs; those without a weight say nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def as_score(share: float) -> float:
    """Return a probability as a score between -1 and 1: its log odds, those of 98 % being all."""
    odds = math.log(max(share, 1e-4) / max(1 - share, 1e-4))
    return max(-_SURE, min(_SURE, odds)) / _SURE


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-total))


@contextmanager
def weights_of(folder: Path) -> Iterator[None]:
    """Weigh by the weights of another folder for a while: those that an author was left out of."""
    _FROM.append(folder)
    try:
        yield
    finally:
        _FROM.pop()
        _signs_in.cache_clear()
        _steps_in.cache_clear()


def _sign_weights() -> dict[str, dict[str, float]]:
    return _signs_in(_FROM[-1])


@functools.cache
def _signs_in(folder: Path) -> dict[str, dict[str, float]]:
    if not (folder / SIGNS).is_file():
        raise SettingsError(f"{SIGNS} is missing. Install the assistant again.")
    read: dict[str, dict[str, float]] = json.loads((folder / SIGNS).read_text(encoding="utf-8"))
    return read


@functools.cache
def _steps_in(folder: Path) -> StepWeights:
    import numpy as np

    if not (folder / STEPS).is_file():
        raise SettingsError(f"{STEPS} is missing. Install the assistant again.")
    signs = _signs_in(folder)["steps"]
    with np.load(folder / STEPS, allow_pickle=False) as stored:
        return StepWeights(stored["weights"].astype(np.float32), signs, signs[""])

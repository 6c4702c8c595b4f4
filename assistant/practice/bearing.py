"""How a seller comes across over a whole round, and what that says about each criterion.

A single sentence is easily misread, and reads differently in other words; the manner of a whole
talk does neither. So the points of a criterion follow both what was heard of it and how sellers of
this manner do on it. The weights are made by `python -m train` from train/data/rounds.jsonl.
"""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import SettingsError
from assistant.practice.odds import log_softmax
from assistant.understanding.features import features

if TYPE_CHECKING:
    from assistant.practice.rubric import Criterion

FILE = Path(__file__).parent / "weights" / "bearing.npz"
# Below and above these a criterion counts as missed or met in full.
_MISSED, _MET = 0.05, 0.87
_SURE = 0.04
_STEADIED = 0.5
_POINTS = 25  # of points heard, as much as one step of the other signs


class Weights(NamedTuple):
    """What training has found; arrays, in the order of `criteria` and poor, middling, good.

    Attributes:
        words, words_bias: a message's features to how likely each manner is.
        round, round_bias: a round's signs to the same.
        usual: for each manner, the share in which each criterion is met.
        blend: for each criterion the weight of what was heard, of what is usual, and a constant.
    """

    criteria: tuple[str, ...]
    words: Any
    words_bias: Any
    round: Any
    round_bias: Any
    usual: Any
    blend: Any


def tempered(
    heard: Mapping["Criterion", float], worth: Mapping["Criterion", int], messages: Sequence[str]
) -> dict["Criterion", float]:
    """Return the share of each criterion, given what was heard and the manner of the round.

    Args:
        heard: how well each criterion was met, by the sentences heard (0 to 1).
        worth: the points of each.
        messages: all that the seller said.
    """
    weights = _weights()
    points = sum(worth[key] * share for key, share in heard.items())
    odds = manner(messages, points, weights)
    usual = odds @ weights.usual
    row = {name: at for at, name in enumerate(weights.criteria)}
    return {
        key: steadied(
            blended(share, float(usual[row[key]]), weights.blend[row[key]]),
            float(usual[row[key]]), float(odds[-1]),
        )
        for key, share in heard.items()
    }  # fmt: skip


def manner(messages: Sequence[str], points: float, weights: Weights) -> Any:
    """Return how likely the seller of a round is poor, middling or good."""
    return manner_of(round_signs(message_odds(features(messages), weights), points), weights)


def manner_of(signs: Any, weights: Weights) -> Any:
    """Return how likely the seller is poor, middling or good, by the signs of a round."""
    import numpy as np

    scores = signs @ weights.round + weights.round_bias
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def message_odds(rows: Any, weights: Weights) -> Any:
    """Return, for each message, how likely a poor, middling and good seller says it (log)."""
    return log_softmax(rows @ weights.words + weights.words_bias)


def round_signs(odds: Any, points: float) -> Any:
    """Return the signs of a round: good beside middling, middling beside poor, points heard."""
    import numpy as np

    poor, middling, good = odds.mean(axis=0)
    return np.array([good - middling, middling - poor, points / _POINTS])


def log_odds(share: float) -> float:
    """Return the log odds of a share, which is never quite sure."""
    import math

    share = min(1 - _SURE, max(_SURE, share))
    return math.log(share / (1 - share))


def blended(heard: float, usual: float, weights: Any) -> float:
    """Return the share of a criterion from what was heard of it and what is usual."""
    import math

    score = weights[0] * log_odds(heard) + weights[1] * log_odds(usual) + weights[2]
    share = 1 / (1 + math.exp(-float(score)))
    return min(1.0, max(0.0, (share - _MISSED) / (_MET - _MISSED)))


def steadied(share: float, usual: float, good: float) -> float:
    """Draw a share half way to what is usual, the less the likelier the seller is a good one.

    What is half met reads differently in other words; what a good seller leaves out stands out.
    """
    return share + _STEADIED * (1 - good) * (usual - share)


@functools.cache
def _weights() -> Weights:
    import numpy as np

    if not FILE.is_file():
        raise SettingsError("The practice score's weights are missing. Run make train.")
    with np.load(FILE) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files if name != "criteria"}
        return Weights(criteria=tuple(str(one) for one in data["criteria"]), **arrays)

"""How a seller comes across over a whole round, and what that says about each criterion.

A single sentence is easily misread, and reads differently in other words; the manner of a whole
talk does neither. So the points of a criterion follow both what was heard of it and how sellers of
this manner do on it. The weights are made by `python -m train` from train/data/rounds.jsonl, and
are kept from resting on what a rewording changes by train/data/pairs.jsonl.
"""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import SettingsError
from assistant.understanding.features import features
from assistant.understanding.text import fold, sentences

if TYPE_CHECKING:
    from assistant.practice.rubric import Criterion

FILE = Path(__file__).parent / "weights" / "bearing.npz"
_SURE = 0.04
# How far a criterion's own words move its share from what is usual. A good seller's slip stands
# out, yet one reading that flips in other words moves the total by less than it may.
_OWN, _OWN_OF_GOOD = 0.15, 0.35


class Weights(NamedTuple):
    """What training has found; arrays, in the order of `criteria` and poor, middling, good.

    Attributes:
        words, words_bias: a message's features to how much each manner speaks out of it.
        parts, parts_bias: a sentence's features to the same.
        signs, signs_bias: a round's signs to the same.
        usual: for each manner, the share in which each criterion is met.
        heard: for each criterion, how the log odds of what was heard are to be read.
    """

    criteria: tuple[str, ...]
    words: Any
    words_bias: Any
    parts: Any
    parts_bias: Any
    signs: Any = None
    signs_bias: Any = None
    usual: Any = None
    heard: Any = None


def tempered(
    heard: Mapping["Criterion", float], messages: Sequence[str], about: float
) -> dict["Criterion", float]:
    """Return the share of each criterion, given what was heard and the manner of the round.

    Args:
        heard: how well each criterion was met, by the sentences heard (0 to 1).
        messages: all that the seller said.
        about: how much of it is about the objection (0 to 1): what is not is worth what a poor
            seller's talk is worth, however well it is put.
    """
    weights = _weights()
    shares = _ordered(heard, weights)
    found = astray(drawn(shares, _manner(shares, messages), weights), about, weights)
    return {key: float(found[weights.criteria.index(key)]) for key in heard}


def likely_good(heard: Mapping["Criterion", float], messages: Sequence[str]) -> float:
    """Return how likely the seller is a good one, by what was heard and all that they said."""
    return float(_manner(_ordered(heard, _weights()), messages)[-1])


def _manner(shares: Any, messages: Sequence[str]) -> Any:
    weights = _weights()
    parts = [part for text in messages for part in parts_of(text)]
    return manner(round_signs(features(messages), features(parts), shares, weights), weights)


def _ordered(heard: Mapping["Criterion", float], weights: Weights) -> Any:
    import numpy as np

    by_name = {str(key): share for key, share in heard.items()}
    return np.array([by_name[key] for key in weights.criteria])


def parts_of(message: str) -> list[str]:
    """Return the sentences of a message; the message where it has none."""
    return [one.text for one in sentences(fold(message))] or [message]


def round_signs(messages: Any, parts: Any, heard: Any, weights: Weights) -> Any:
    """Return the signs of a round: good beside middling, middling beside poor, all that was heard.

    Args:
        messages: the features of its messages.
        parts: the features of their sentences.
        heard: the share of each criterion.
        weights: those of `words` and `parts` are used.
    """
    import numpy as np

    found = []
    for rows, linear, bias in (
        (messages, weights.words, weights.words_bias),
        (parts, weights.parts, weights.parts_bias),
    ):
        poor, middling, good = rows.mean(axis=0) @ linear + bias
        found += [good - middling, middling - poor]
    return np.concatenate([found, log_odds(heard)])


def manner(signs: Any, weights: Weights) -> Any:
    """Return how likely the seller is poor, middling or good, by the signs of a round."""
    import numpy as np

    scores = signs @ weights.signs + weights.signs_bias
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def log_odds(shares: Any) -> Any:
    """Return the log odds of shares, which are never quite sure."""
    import numpy as np

    sure = np.clip(shares, _SURE, 1 - _SURE)
    return np.log(sure / (1 - sure))


def drawn(heard: Any, odds: Any, weights: Weights) -> Any:
    """Return the shares of all criteria: usual ones, moved by what was heard.

    Args:
        heard: the share of each criterion, by the sentences heard.
        odds: how likely the seller is poor, middling or good.
        weights: those of `usual` and `heard` are used.
    """
    import numpy as np

    own = 1 / (1 + np.exp(-(log_odds(heard) * weights.heard[:, 0] + weights.heard[:, 1])))
    usual = odds @ weights.usual
    return usual + (_OWN + (_OWN_OF_GOOD - _OWN) * odds[-1]) * (own - usual)


def astray(shares: Any, about: float, weights: Weights) -> Any:
    """Return the shares where only a part of the talk is about the objection."""
    import numpy as np

    return about * shares + (1 - about) * np.minimum(shares, weights.usual[0])


@functools.cache
def _weights() -> Weights:
    import numpy as np

    if not FILE.is_file():
        raise SettingsError("The practice score's weights are missing. Run make train.")
    with np.load(FILE) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files if name != "criteria"}
        return Weights(criteria=tuple(str(one) for one in data["criteria"]), **arrays)

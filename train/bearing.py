"""Train how a seller comes across over a round, and how that goes together with what is heard.

What is heard of a voice here comes from heads that were not trained on it, and so do the figures.
"""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from assistant.practice.bearing import FILE, Weights, astray, drawn, log_odds, manner, parts_of
from assistant.practice.rubric import MAXIMA
from train import softmax
from train.lines import DATA
from train.pairs import apart, played_again, reworded
from train.rounds import Played, all_rounds
from train.trials import FOLDS, Trial, off, row, rows, trials, voices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
STRENGTH, STEADINESS = 0.1, 5.0
_KINDS = ("poor", "middling", "good")
_NOISE = frozenset({"off", "role", "abuse", "small"})
# How much a round as a whole counts beside a single message, and its sentences taken together.
_ROUND, _PARTS = 3.0, 2.0
_SPREAD = 0.1  # of the scatter among sellers of one manner, beside that among wordings
_EASE = 14.0  # spreads the way from one manner to the next: other words then move it little
_TOWARDS = 0.25  # poor sellers' usual shares are drawn towards middling ones by so much
_NEAR = 5  # points of 100

Linear = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


class Pair(NamedTuple):
    """A round in two wordings."""

    one: Trial
    two: Trial


def train() -> str:
    """Train, write the weights, and return the figures on voices that were set aside."""
    import numpy as np

    found = [trial for fold in range(FOLDS) for trial in trials(fold, _heads(voices(fold)))]
    weights = _rounds(found, _heads(frozenset()))
    FILE.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        FILE, criteria=np.array(weights.criteria),
        words=weights.words.astype(np.float16), words_bias=weights.words_bias,
        parts=weights.parts.astype(np.float16), parts_bias=weights.parts_bias,
        signs=weights.signs, signs_bias=weights.signs_bias, usual=weights.usual,
        heard=weights.heard,
    )  # fmt: skip
    return f"bearing: {len(found)} rounds, some with something left out\n{_figures(found)}"


def _heads(aside: frozenset[str]) -> Weights:
    """Return how messages and sentences show the manner, by voices that are not set aside."""
    known = [one for one in all_rounds() if one.voice not in aside and not off(one)]
    words, words_bias = _words(known)
    parts, parts_bias = _parts(known)
    return Weights(tuple(MAXIMA), words, words_bias, parts, parts_bias)


def _words(known: list[Played]) -> Linear:
    import numpy as np

    kinds = [_KINDS.index(one.seller) for one in known]
    whole = [_mean(one.messages) for one in known]
    single = [
        (row(text), kind)
        for one, kind in zip(known, kinds, strict=True) for text in one.messages
    ]  # fmt: skip
    noise = _noise()
    moved = apart((one.wordings for one in reworded()), row)
    for one, two in played_again(known):
        moved.append(_ROUND * (_mean(one.messages) - _mean(two.messages)))
        if len(one.messages) == len(two.messages):
            moved += [row(a) - row(b) for a, b in zip(one.messages, two.messages, strict=True)]
    return softmax.fit(
        np.vstack([[vector for vector, _ in single], whole, rows(noise)]),
        np.array([*(kind for _, kind in single), *kinds, *[0] * len(noise)]),
        np.array(moved), strength=STRENGTH, steadiness=STEADINESS,
    )  # fmt: skip


def _parts(known: list[Played]) -> Linear:
    import numpy as np

    lines = [
        (part, _KINDS.index(one.seller))
        for one in known for text in one.messages for part in parts_of(text)
    ]  # fmt: skip
    lines += [(text, 0) for text in _noise()]
    moved = apart((one.wordings for one in reworded()), lambda text: _mean(parts_of(text)))
    moved += [
        _PARTS * (_mean(_all_parts(one)) - _mean(_all_parts(two)))
        for one, two in played_again(known)
    ]
    return softmax.fit(
        rows([text for text, _ in lines]), np.array([kind for _, kind in lines]),
        np.array(moved), strength=STRENGTH, steadiness=STEADINESS,
    )  # fmt: skip


def _all_parts(one: Played) -> list[str]:
    return [part for text in one.messages for part in parts_of(text)]


def _mean(texts: Sequence[str]) -> "NDArray[np.float32]":
    mean: NDArray[np.float32] = rows(texts).mean(axis=0)
    return mean


def _noise() -> list[str]:
    """Return messages that do nothing for a deal: nobody who sends them is a good seller."""
    lines = (DATA / "moves.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [
        one["text"] for one in records if _NOISE & set(one["labels"]) and "{" not in one["text"]
    ]


def _rounds(known: list[Trial], heads: Weights) -> Weights:
    """Fit all that is told of a round by its signs."""
    signs, bias = _signs(known)
    return heads._replace(
        signs=signs, signs_bias=bias, usual=_usual(known), heard=_heard_as_marked(known)
    )


def _signs(known: list[Trial]) -> Linear:
    """Tell the manners apart along what rewording leaves alone (a linear discriminant)."""
    import numpy as np

    moved = np.array([pair.one.signs - pair.two.signs for pair in _pairs(known)])
    scatter = moved.T @ moved / len(moved) / 2
    centres = []
    for kind in _KINDS:
        here = np.array([one.signs for one in _plain(known) if one.played.seller == kind])
        centres.append(here.mean(axis=0))
        scatter = scatter + _SPREAD * np.cov(here.T) / len(_KINDS)
    middle = np.array(centres)
    linear = np.linalg.solve(scatter, middle.T)
    return linear / _EASE, -(middle * linear.T).sum(axis=1) / 2 / _EASE


def _plain(known: list[Trial]) -> list[Trial]:
    return [one for one in known if one.whole and not off(one.played)]


def _pairs(known: list[Trial]) -> list[Pair]:
    whole = {id(one.played): one for one in _plain(known)}
    return [
        Pair(whole[id(one)], whole[id(two)])
        for one, two in played_again(trial.played for trial in whole.values())
    ]


def _usual(known: list[Trial]) -> "NDArray[np.float64]":
    import numpy as np

    usual = np.array([
        np.mean(
            [one.marked for one in _plain(known)
             if one.marked is not None and one.played.seller == kind], axis=0,
        )
        for kind in _KINDS
    ])  # fmt: skip
    usual[0] += _TOWARDS * (usual[1] - usual[0])
    return usual


def _heard_as_marked(known: list[Trial]) -> "NDArray[np.float64]":
    """Fit, for each criterion, what share is marked where so much was heard."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    heard = np.array([log_odds(one.heard) for one in known if one.marked is not None])
    marked = np.array([one.marked for one in known if one.marked is not None])
    found = []
    for at in range(len(MAXIMA)):
        share = marked[:, at]
        model = LogisticRegression(C=100.0, max_iter=500, random_state=SEED).fit(
            np.tile(heard[:, at], 2)[:, None], np.repeat([1, 0], len(share)),
            sample_weight=np.concatenate([share, 1 - share]) + 1e-6,
        )  # fmt: skip
        found.append([model.coef_[0][0], model.intercept_[0]])
    return np.array(found)


def _figures(known: list[Trial]) -> str:
    """Tell how often the order is right, and how steady totals are in other words."""
    import numpy as np

    heads = Weights(tuple(MAXIMA), None, None, None, None)
    fitted = [_rounds([one for one in known if one.fold != fold], heads) for fold in range(FOLDS)]
    most = np.array(list(MAXIMA.values()))

    def total(one: Trial) -> float:
        weights = fitted[one.fold]
        shares = drawn(one.heard, manner(one.signs, weights), weights)
        return float(most @ astray(shares, one.about, weights))

    whole = [one for one in known if one.whole]
    return f"{_ordered(whole, total)}\n{_moved(whole, total)}"


def _ordered(known: list[Trial], total: Callable[[Trial], float]) -> str:
    totals: dict[tuple[str, str, str], float] = {
        (one.played.voice, one.played.objection, one.played.seller): total(one)
        for one in known if not one.played.again
    }  # fmt: skip
    above = [
        points - totals[voice, met, below]
        for (voice, met, kind), points in totals.items() if kind != "poor"
        for below in [_KINDS[_KINDS.index(kind) - 1]] if (voice, met, below) in totals
    ]  # fmt: skip
    right = sum(one > 0 for one in above)
    return (
        f"  voices set aside: a better seller above the next in {right} of {len(above)}, "
        f"at least by {min(above):.1f}"
    )


def _moved(known: list[Trial], total: Callable[[Trial], float]) -> str:
    import numpy as np

    whole = {id(one.played): one for one in known}
    moved = np.array([
        abs(total(whole[id(one)]) - total(whole[id(two)]))
        for one, two in played_again(trial.played for trial in known)
    ])  # fmt: skip
    return (
        f"  in other words: {(moved > _NEAR).sum()} of {len(moved)} move by more than {_NEAR} "
        f"points; on average {moved.mean():.2f}, 19 of 20 by {np.quantile(moved, 0.95):.1f} or "
        f"less, at most {moved.max():.1f}"
    )

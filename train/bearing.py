"""Train how a seller comes across over a round, and how that goes together with what is heard.

What is heard of a voice here comes from heads that were not trained on it: else their readings
would look surer than they are on strangers.
"""

import datetime as dt
import functools
import json
import random
from collections.abc import Sequence
from typing import Any, NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings
from assistant.practice import moves as reading
from assistant.practice.bearing import (
    FILE,
    Weights,
    blended,
    log_odds,
    manner_of,
    message_odds,
    round_signs,
    steadied,
)
from assistant.practice.hearing import Heard, Read, hear_with, read_moves, said_of
from assistant.practice.moves import HARD, LABELS, TOPICS, Move, topics
from assistant.practice.rubric import MAXIMA, Criterion, evidence
from assistant.practice.scene import Turn, make_scene
from assistant.understanding.features import features
from train import moves
from train.lines import DATA
from train.rounds import Played, Sentence, all_rounds

SEED = 20261126
FOLDS = 2
STRENGTH = 0.2
TODAY = dt.date(2026, 11, 24)
_KINDS = ("poor", "middling", "good")
_NOISE = frozenset({"off", "role", "abuse", "small"})
_NOISE_ROUNDS = 24
_YES, _NO = 0.98, 0.02
_CALENDAR = WorkCalendar(CalendarSettings())
# What a good seller leaves out, one thing at a time, so that each criterion stands by itself.
_LEFT_OUT: tuple[Move, ...] = ("ack", "ask", "tie", "mutual", "propose", "commit")
_LEFT_OUT_WEIGHT = 0.7


class Trial(NamedTuple):
    """A round as it was heard, and as it is marked.

    Attributes:
        whole: nothing was left out of it.
        heard, marked: the share of each criterion; no share is marked where its sentences are not.
        odds: how likely each message is a poor, a middling and a good seller's (log).
    """

    played: Played
    whole: bool
    heard: dict[Criterion, float]
    marked: dict[Criterion, float]
    odds: Any

    @property
    def signs(self) -> Any:
        """The signs of the round."""
        return round_signs(self.odds, _points(self.heard))


def train() -> str:
    """Train, write the weights, and return the figures on voices that were set aside."""
    import numpy as np

    trials = [trial for fold in range(FOLDS) for trial in _heard(fold)]
    words, words_bias = _words(frozenset())
    signs, sign_bias = _round(trials, Weights((), words, words_bias, None, None, None, None))
    usual = np.array([
        [np.mean([one.marked[key] for one in trials
                  if one.marked and one.whole and one.played.seller == kind])
         for key in MAXIMA] for kind in _KINDS
    ])  # fmt: skip
    weights = Weights(tuple(MAXIMA), words, words_bias, signs, sign_bias, usual, None)
    weights = weights._replace(blend=_blend(trials, weights))
    FILE.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        FILE, criteria=np.array(weights.criteria), words=words.astype(np.float16),
        words_bias=words_bias, round=signs, round_bias=sign_bias, usual=usual,
        blend=weights.blend,
    )  # fmt: skip
    return (
        f"bearing: {len(trials)} rounds, some with something left out\n{_figures(trials, weights)}"
    )


def _voices(fold: int) -> frozenset[str]:
    return frozenset(list(dict.fromkeys(one.voice for one in all_rounds()))[fold::FOLDS])


def _heard(fold: int) -> list[Trial]:
    """Return the rounds of the fold's voices, by heads trained on the others."""
    read, (words, bias) = _reader(_voices(fold)), _words(_voices(fold))
    weights = Weights((), words, bias, None, None, None, None)

    @functools.cache
    def hear(text: str) -> Heard:
        return hear_with(read, text, TODAY, _CALENDAR)

    found = []
    for played in (one for one in all_rounds() if one.voice in _voices(fold)):
        for said, whole in _versions(played):
            texts = [" ".join(one.text for one in message) for message in said]
            heard = [hear(text) for text in texts]
            if any(one.said for one in heard):
                marked = [_marked(message) for message in said] if played.marked else []
                found.append(Trial(
                    played, whole, _shares(played.objection, heard),
                    _shares(played.objection, marked) if marked else {},
                    message_odds(features(texts), weights),
                ))  # fmt: skip
    return found


def _versions(played: Played) -> list[tuple[list[list[Sentence]], bool]]:
    found = [(played.said, True)]
    if played.marked and played.seller == "good":
        for move in _LEFT_OUT:
            left = [[one for one in message if move not in one.labels] for message in played.said]
            found.append(([message for message in left if message], False))
    return [(said, whole) for said, whole in found if said]


def _reader(aside: frozenset[str]) -> Any:
    """Return a reader of moves that has not seen the voices; topics are those that ship."""
    import numpy as np
    from scipy.sparse import csr_array

    lines = moves.marked(aside)
    inputs = csr_array(features([one.text for one in lines]))
    weights, bias = moves.fit(inputs, moves.truth_of(lines))
    with np.load(reading.FILE) as data:
        bias = bias - data["cuts"]

    def read(texts: Sequence[str]) -> list[Read]:
        odds = 1 / (1 + np.exp(-(features(texts) @ weights + bias)))
        found = [dict(zip(LABELS, map(float, row), strict=True)) for row in odds]
        return list(zip(found, topics(texts), strict=True))

    return read


def _marked(message: list[Sentence]) -> Heard:
    """Return a message as it would be heard without a fault."""
    said = []
    for one in message:
        made = set(one.labels) | ({"hard"} if HARD & set(one.labels) else set())
        p: dict[Move, float] = {move: _YES if move in made else _NO for move in LABELS}
        topic = next((name for name in TOPICS if f"q_{name}" in made), None)
        said.append(said_of(one.text, p, topic, TODAY, _CALENDAR))
    text = " ".join(one.text for one in message)
    day = hear_with(_deaf, text, TODAY, _CALENDAR).day
    return Heard(text, tuple(said), len(text.split()), day, None)


def _deaf(texts: Sequence[str]) -> list[Read]:
    return [(dict.fromkeys(LABELS, _NO), "other") for _ in texts]


def _shares(objection: str, heard: list[Heard]) -> dict[Criterion, float]:
    scene = make_scene(objection, TODAY)
    turns = [Turn(seller=one.text, buyer="") for one in heard]
    return {key: one.share for key, one in evidence(scene, turns, heard).items()}


def _points(shares: dict[Criterion, float]) -> float:
    return sum(MAXIMA[key] * share for key, share in shares.items())


def _noise() -> list[str]:
    """Return messages that do nothing for a deal: nobody who sends them is a good seller."""
    lines = (DATA / "moves.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [
        one["text"] for one in records if _NOISE & set(one["labels"]) and "{" not in one["text"]
    ]


def _words(aside: frozenset[str]) -> tuple[Any, Any]:
    """Fit how likely a message is each kind of seller's."""
    import numpy as np
    from scipy.sparse import csr_array
    from sklearn.linear_model import LogisticRegression

    known = [
        (text, _KINDS.index(one.seller))
        for one in all_rounds() if one.voice not in aside and not one.astray
        for text in one.messages
    ]  # fmt: skip
    known += [(text, 0) for text in _noise()]
    inputs = csr_array(features([text for text, _ in known]))
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", max_iter=300, random_state=SEED
    ).fit(inputs, np.array([kind for _, kind in known]))
    return model.coef_.T, model.intercept_


def _round(trials: list[Trial], words: Weights) -> tuple[Any, Any]:
    """Fit the manner of a round to its signs."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    whole = [one for one in trials if one.whole and not one.played.astray]
    rows = [one.signs for one in whole] + _noise_signs(words)
    kinds = [_KINDS.index(one.played.seller) for one in whole] + [0] * _NOISE_ROUNDS
    model = LogisticRegression(class_weight="balanced", max_iter=500, random_state=SEED)
    model.fit(np.array(rows), np.array(kinds))
    return model.coef_.T, model.intercept_


def _noise_signs(weights: Weights) -> list[Any]:
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    found = []
    for _ in range(_NOISE_ROUNDS):
        texts = rng.sample(_noise(), 3)
        heard = [hear_with(read_moves, text, TODAY, _CALENDAR) for text in texts]
        points = _points(_shares("price-too-high", heard)) if any(o.said for o in heard) else 0.0
        found.append(round_signs(message_odds(features(texts), weights), points))
    return found


def _total(one: Trial, weights: Weights) -> float:
    odds = manner_of(one.signs, weights)
    usual = odds @ weights.usual
    return sum(
        most * steadied(
            blended(one.heard[key], float(usual[at]), weights.blend[at]),
            float(usual[at]), float(odds[-1]),
        )
        for at, (key, most) in enumerate(MAXIMA.items())
    )  # fmt: skip


def _usual(one: Trial, weights: Weights) -> Any:
    return manner_of(one.signs, weights) @ weights.usual


def _blend(trials: list[Trial], weights: Weights) -> Any:
    """Fit, for each criterion, how much what is heard and what is usual say about the marked."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    found = []
    trials = [one for one in trials if one.marked]
    for at, key in enumerate(MAXIMA):
        rows = np.array([
            [log_odds(one.heard[key]), log_odds(float(_usual(one, weights)[at]))] for one in trials
        ])  # fmt: skip
        share = np.array([one.marked[key] for one in trials])
        weight = np.array([1.0 if one.whole else _LEFT_OUT_WEIGHT for one in trials])
        model = LogisticRegression(max_iter=500, random_state=SEED).fit(
            np.vstack([rows, rows]), np.repeat([1, 0], len(trials)),
            sample_weight=np.concatenate([share * weight, (1 - share) * weight]) + 1e-6,
        )  # fmt: skip
        found.append([*model.coef_[0], model.intercept_[0]])
    return np.array(found)


def _figures(trials: list[Trial], weights: Weights) -> str:
    """Tell how often the order is right, and how steady totals are in other words."""
    totals: dict[tuple[str, str, str, bool], float] = {}
    for one in trials:
        if one.whole and not one.played.astray:
            played = one.played
            totals[played.voice, played.objection, played.seller, played.again] = _total(
                one, weights
            )
    orders = [
        totals[voice, met, kind, False] > totals[voice, met, below, False]
        for voice, met, kind, again in totals
        for below in [_KINDS[_KINDS.index(kind) - 1]]
        if not again and kind != "poor" and (voice, met, below, False) in totals
    ]  # fmt: skip
    apart = [
        abs(total - totals[voice, met, kind, True])
        for (voice, met, kind, again), total in totals.items()
        if not again and (voice, met, kind, True) in totals
    ]
    steady = sum(one <= 5 for one in apart) / len(apart)
    return (
        f"  voices set aside: a better seller above the next in {sum(orders) / len(orders):.3f} of "
        f"{len(orders)}, within 5 points in other words {steady:.2f} of {len(apart)}"
    )

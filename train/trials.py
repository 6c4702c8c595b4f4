"""Rounds of practice as they are heard by heads that know none of their voices, and as marked.

Heads that were trained on a voice read it more surely than they read strangers.
"""

import datetime as dt
import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings
from assistant.practice import moves as reading
from assistant.practice.bearing import Weights, parts_of, round_signs
from assistant.practice.hearing import Heard, Read, hear_with, said_of
from assistant.practice.moves import HARD, LABELS, TOPICS, Move, topics
from assistant.practice.relevance import relevance
from assistant.practice.rubric import MAXIMA, Criterion, evidence
from assistant.practice.scene import Turn, make_scene
from assistant.understanding.features import features
from train import moves
from train.rounds import Played, Sentence, all_rounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 5
TODAY = dt.date(2026, 11, 24)
_YES, _NO = 0.98, 0.02
_ABOUT_IT = 0.5
_CALENDAR = WorkCalendar(CalendarSettings())
# What a good seller leaves out, one thing at a time, so that each criterion stands by itself.
_LEFT_OUT: tuple[Move, ...] = ("ack", "ask", "tie", "mutual", "propose", "commit")


class Trial(NamedTuple):
    """A round as it was heard, and as it is marked; shares are in the order of the rubric.

    Attributes:
        fold: the fold of its voice.
        whole: nothing was left out of it.
        about: how much it is about the objection.
        heard: the share of each criterion.
        marked: the same without a fault; None where its sentences are not marked.
        signs: the signs of the round.
    """

    played: Played
    fold: int
    whole: bool
    about: float
    heard: "NDArray[np.float64]"
    marked: "NDArray[np.float64] | None"
    signs: "NDArray[np.float64]"


def voices(fold: int) -> frozenset[str]:
    """Return the voices of a fold."""
    return frozenset(list(dict.fromkeys(one.voice for one in all_rounds()))[fold::FOLDS])


@functools.cache
def row(text: str) -> "NDArray[np.float32]":
    """Return the features of a text."""
    found: NDArray[np.float32] = features([text])[0]
    return found


def rows(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return the features of texts."""
    import numpy as np

    return np.array([row(text) for text in texts])


def off(played: Played) -> bool:
    """Tell whether a seller answers another objection: the sellers of cases are not marked so."""
    if played.marked or played.seller != "poor":
        return played.astray
    return relevance(played.objection, played.messages) < _ABOUT_IT


def trials(fold: int, weights: Weights) -> list[Trial]:
    """Return the rounds of a fold's voices.

    Args:
        fold: which.
        weights: how messages and sentences show the manner, from the other voices.
    """
    read = _reader(voices(fold))

    @functools.cache
    def hear(text: str) -> Heard:
        return hear_with(read, text, TODAY, _CALENDAR)

    found = []
    for played in (one for one in all_rounds() if one.voice in voices(fold)):
        about = relevance(played.objection, played.messages)
        for said, whole in _versions(played):
            texts = [" ".join(one.text for one in message) for message in said]
            heard = [hear(text) for text in texts]
            if not any(one.said for one in heard):
                continue
            shares = _shares(played.objection, heard)
            marked = [_marked(message) for message in said] if played.marked else []
            parts = [part for text in texts for part in parts_of(text)]
            found.append(Trial(
                played, fold, whole, about, shares,
                _shares(played.objection, marked) if marked else None,
                round_signs(rows(texts), rows(parts), shares, weights),
            ))  # fmt: skip
    return found


def _versions(played: Played) -> list[tuple[list[list[Sentence]], bool]]:
    found = [(played.said, True)]
    if played.marked and played.seller == "good":
        for move in _LEFT_OUT:
            left = [[one for one in message if move not in one.labels] for message in played.said]
            found.append(([message for message in left if message], False))
    return [(said, whole) for said, whole in found if said]


def _reader(aside: frozenset[str]) -> Callable[[Sequence[str]], list[Read]]:
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


def _shares(objection: str, heard: list[Heard]) -> Any:
    import numpy as np

    scene = make_scene(objection, TODAY)
    turns = [Turn(seller=one.text, buyer="") for one in heard]
    found: dict[Criterion, float] = {
        key: one.share for key, one in evidence(scene, turns, heard).items()
    }
    return np.array([found[key] for key in MAXIMA])

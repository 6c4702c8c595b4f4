"""Small classifiers over sentence vectors: what a clause says, and which step it is about.

Their weights are made by `python -m train` from the labelled lines in train/data/. Probabilities
are calibrated: of the answers given with p = 0.8, about four in five are right.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from assistant.errors import SettingsError
from assistant.plan.model import Letter
from assistant.understanding.features import SPELT_SIZE, features, spelt_features
from assistant.understanding.reading import Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights"

ClauseAct = Literal[
    "step",
    "done",
    "progress",
    "blocked",
    "change",
    "cancel",
    "person",
    "deal",
    "check_in",
    "risk",
    "vague",
    "background",
    "question",
    "answer",
    "command",
]
Control = Literal["yes", "no", "skip", "dont_know", "undo", "greeting", "thanks", "other"]
Speaks = Letter | Literal["shift", "other"]
Head = Literal[
    "acts", "topics", "control", "steps", "letters", "routes", "answers", "goals", "sums", "doubts",
    "reports", "objections", "unasked",
]  # fmt: skip
Route = Literal["objection", "howto", "other"]
OTHER = "other"


class ClauseLabel(NamedTuple):
    """What a clause does, how sure that is, and the next best reading."""

    label: ClauseAct
    p: float
    runner_up: ClauseAct
    p2: float


class TopicLabel(NamedTuple):
    """What a question is about; "other" where no answer from the plan would fit."""

    label: Topic | Literal["other"]
    p: float
    runner_up: Topic | Literal["other"]
    p2: float


class ControlLabel(NamedTuple):
    """What a whole short message does to the talk; "other" where it says something itself."""

    label: Control
    p: float


class StepKind(NamedTuple):
    """Catalogue id of the step that a text mentions; None for any other step, or for no step."""

    id: str | None
    p: float


class LetterLabel(NamedTuple):
    """Which letter of MEDDPICC the words speak for; "shift" where a priority has shifted."""

    label: Speaks
    p: float


class _Model:
    """One trained head: linear scores, then a softmax at a calibrated temperature."""

    def __init__(self, head: Head) -> None:
        import numpy as np

        path = WEIGHTS / f"{head}.npz"
        if not path.is_file():
            raise SettingsError(f"{path.name} is missing. Install the assistant again.")
        with np.load(path, allow_pickle=False) as stored:
            self.labels: list[str] = [str(one) for one in stored["labels"]]
            self._weights: NDArray[np.float32] = stored["weights"].astype(np.float32)
            self._bias: NDArray[np.float32] = stored["bias"].astype(np.float32)
            self._temperature = float(stored["temperature"])

    def probabilities(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row for each text, one column for each label."""
        import numpy as np

        see = spelt_features if len(self._weights) == SPELT_SIZE else features
        scores: Any = see(texts) @ self._weights + self._bias
        scores /= self._temperature
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        return cast("NDArray[np.float32]", odds / odds.sum(axis=1, keepdims=True))

    def best_two(self, texts: Sequence[str]) -> list[tuple[str, float, str, float]]:
        """Return the two likeliest labels of each text with their probabilities."""
        import numpy as np

        found = []
        for row in self.probabilities(texts):
            first, second = (int(at) for at in np.argsort(-row, kind="stable")[:2])
            found.append(
                (self.labels[first], float(row[first]), self.labels[second], float(row[second]))
            )
        return found


@functools.cache
def _model(head: Head) -> _Model:
    return _Model(head)


def classify_clauses(texts: Sequence[str]) -> list[ClauseLabel]:
    """Say what each clause does: states a step, reports it done, corrects something, asks ...

    Pass all clauses of a message at once: that is faster than one by one.
    """
    return [
        ClauseLabel(cast("ClauseAct", label), p, cast("ClauseAct", second), p2)
        for label, p, second, p2 in _model("acts").best_two(texts)
    ]


def clause_probabilities(texts: Sequence[str]) -> list[dict[ClauseAct, float]]:
    """Return the probability of every act for each clause."""
    model = _model("acts")
    names = [cast("ClauseAct", label) for label in model.labels]
    return [
        {name: float(p) for name, p in zip(names, row, strict=True)}
        for row in model.probabilities(texts)
    ]


def question_topic(text: str) -> TopicLabel:
    """Say what a question is about."""
    label, p, second, p2 = _model("topics").best_two([text])[0]
    return TopicLabel(cast("Topic", label), p, cast("Topic", second), p2)


def control(text: str) -> ControlLabel:
    """Say whether a whole short message is a yes, a no, a courtesy and so on."""
    label, p, _, _ = _model("control").best_two([text])[0]
    return ControlLabel(cast("Control", label), p)


def step_kind(texts: Sequence[str]) -> list[StepKind]:
    """Say which usual step each text mentions: a noun phrase, or a clause around one."""
    return [
        StepKind(None if label == OTHER else label, p)
        for label, p, _, _ in _model("steps").best_two(texts)
    ]


def letter_of(texts: Sequence[str]) -> list[LetterLabel]:
    """Say for each text which letter of MEDDPICC it speaks for, if any."""
    return [
        LetterLabel(cast("Speaks", label), p)
        for label, p, _, _ in _model("letters").best_two(texts)
    ]


@functools.lru_cache(maxsize=512)
def goal_odds(text: str) -> float:
    """Say how likely the day that a sentence names is the one on which the buyer goes live.

    It is made for sentences of notes that name a day; on others it says nothing.
    """
    return _odds("goals", "go_live", [text])[0]


@functools.lru_cache(maxsize=512)
def sum_odds(text: str) -> float:
    """Say how likely the sum of money in a few words of notes is what the deal is worth.

    Others are limits, insurance, what something else costs, another deal.
    """
    return _odds("sums", "value", [text])[0]


def doubt_odds(texts: Sequence[str]) -> list[float]:
    """Say for each sentence of notes how likely it leaves something open, or could move a date."""
    return _odds("doubts", "doubt", texts)


def route_odds(text: str) -> dict[Route, float]:
    """Say how likely a message tells of an objection, asks how something is done, or neither."""
    model = _model("routes")
    row = model.probabilities([text])[0]
    return {cast("Route", name): float(p) for name, p in zip(model.labels, row, strict=True)}


def report_odds(text: str) -> float:
    """Say how likely a whole message of the chat reports a buyer's objection."""
    return _odds("reports", "objection", [text])[0]


def unasked_odds(text: str) -> float:
    """Say how likely a message behind what was asked for is no answer to it."""
    return _odds("unasked", "unasked", [text])[0]


@functools.lru_cache(maxsize=2_048)
def objection_odds(text: str) -> dict[str, float]:
    """Say how likely a buyer's words, or a message that tells them, are each usual objection.

    Keys are ids of objections, and "other" for none of them. Do not change what is returned.
    """
    model = _model("objections")
    row = model.probabilities([text])[0]
    return dict(zip(model.labels, map(float, row), strict=True))


def best_label(head: Head, text: str) -> tuple[str, float]:
    """Return the likeliest label that a head gives a text, and its probability."""
    label, p, _, _ = _model(head).best_two([text])[0]
    return label, p


def _odds(head: Head, label: str, texts: Sequence[str]) -> list[float]:
    """Return how likely a head gives each text the label."""
    if not texts:
        return []
    model = _model(head)
    at = model.labels.index(label)
    return [float(row[at]) for row in model.probabilities(texts)]

"""What a seller's sentence does: acknowledges, asks, proposes, pushes; several at once.

The weights are made by `python -m train` from train/data/moves.jsonl.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from assistant.errors import SettingsError
from assistant.understanding.features import features

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = Path(__file__).parent / "weights" / "moves.npz"

Move = Literal[
    "ack", "ask", "tie", "propose", "commit", "mutual",
    "push", "discount", "threat", "pitch", "argue", "claim", "giveup",
    "small", "abuse", "role", "off",
    "hard",
]  # fmt: skip
HARD: frozenset[Move] = frozenset(
    ("push", "discount", "threat", "pitch", "argue", "claim", "abuse")
)
"""The moves that sell, press or fight; `hard` is any of them, which is easier to tell."""
Topic = Literal[
    "why", "worry", "when", "who", "how", "need", "help", "money", "rivals", "meet", "other",
]  # fmt: skip
LABELS: tuple[Move, ...] = get_args(Move)
TOPICS: tuple[Topic, ...] = get_args(Topic)


class _Weights:
    def __init__(self) -> None:
        import numpy as np

        if not FILE.is_file():
            raise SettingsError("The practice buyer's weights are missing. Run make train.")
        with np.load(FILE) as data:
            self.labels = [cast("Move", str(label)) for label in data["labels"]]
            self.weights = data["weights"].astype(np.float32)
            self.bias = data["bias"]
            self.topics = [cast("Topic", str(topic)) for topic in data["topics"]]
            self.topic_weights = data["topic_weights"].astype(np.float32)
            self.topic_bias = data["topic_bias"]


@functools.cache
def _weights() -> _Weights:
    return _Weights()


def probabilities(sentences: Sequence[str]) -> list[dict[Move, float]]:
    """Return, for each sentence, how likely it makes each move (0 to 1, each on its own)."""
    import numpy as np

    if not sentences:
        return []
    weights = _weights()
    scores: Any = features(sentences) @ weights.weights + weights.bias
    odds: NDArray[np.float32] = 1 / (1 + np.exp(-scores))
    return [{label: float(p) for label, p in zip(weights.labels, row, strict=True)} for row in odds]


def topics(sentences: Sequence[str]) -> list[Topic]:
    """Return, for each sentence, what it would ask about if it is a question."""
    if not sentences:
        return []
    weights = _weights()
    scores: Any = features(sentences) @ weights.topic_weights + weights.topic_bias
    return [weights.topics[int(at)] for at in scores.argmax(axis=1)]

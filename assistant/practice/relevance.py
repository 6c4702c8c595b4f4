"""Whether what the seller says is about the objection at hand, or would answer another one.

The weights are made by `python -m train` from the sellers in train/data/rounds.jsonl and from what
the playbook and the buyers' profiles say about each objection.
"""

import functools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.practice.odds import log_softmax
from assistant.understanding.embedder import embedder
from assistant.understanding.text import fold, sentences

FILE = Path(__file__).parent / "weights" / "relevance.npz"
# Where a talk may be about either, and how wide the way from one to the other is. Of 776 rounds of
# voices that were not trained on nine in ten lay above 1.9, 99 of 100 above 1.0; of nineteen who
# answered another objection, mostly its neighbour, all lay below 0.7.
_EITHER, _WIDTH = 0.5, 0.22
# Odd talk fits no objection well; talk about another one fits that one plainly.
_PLAINLY = 2.0
_FEWEST_WORDS = 4
_FEWEST_SENTENCES = 2


def relevance(objection: str, said: Sequence[str]) -> float:
    """Return how much the seller's messages are about the objection: nearly 1, to 0 for another.

    Short and general words ("I see. What would help?") fit any objection, and count in full.
    """
    parts = telling(said)
    names, weights, bias = _weights()
    if objection not in names or len(parts) < _FEWEST_SENTENCES:
        return 1.0
    likely = mean_log_odds(embedder().embed([*parts, *said]), weights, bias)
    place = (own_place(likely, names.index(objection)) - _EITHER) / _WIDTH
    return 1 / (1 + math.exp(-place))


def own_place(likely: Any, at: int) -> float:
    """Return where a talk stands between its own objection (high) and another one (low).

    Args:
        likely: how likely each objection is (log).
        at: its own.
    """
    import numpy as np

    return float(likely[at] - _PLAINLY * np.delete(likely, at).max())


def telling(said: Sequence[str]) -> list[str]:
    """Return the sentences that are long enough to be about something."""
    found = [one.text for text in said for one in sentences(fold(text))]
    return [one for one in found if len(one.split()) >= _FEWEST_WORDS]


def mean_log_odds(vectors: Any, weights: Any, bias: Any) -> Any:
    """Return how likely each objection is (log), on average over vectors of what was said."""
    return log_softmax(vectors @ weights + bias).mean(axis=0)


@functools.cache
def _weights() -> tuple[list[str], Any, Any]:
    import numpy as np

    if not FILE.is_file():
        raise SettingsError("The practice buyer's weights are missing. Run make train.")
    with np.load(FILE) as data:
        return (
            [str(one) for one in data["objections"]],
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
        )

"""Whether what the seller says is about the objection at hand, or would answer another one.

The weights are made by `python -m train` from the sellers in train/data/rounds.jsonl and from what
the playbook and the buyers' profiles say about each objection.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.practice.odds import log_softmax
from assistant.understanding.embedder import embedder
from assistant.understanding.text import fold, sentences

FILE = Path(__file__).parent / "weights" / "relevance.npz"
# How much likelier another objection may be, in log odds. Of sellers whose author was not trained
# on, who answered what was said, three in a hundred lie beyond the first; who answered something
# else lay about the second or beyond.
_NEAR, _FAR = 1.0, 2.5
_FEWEST_WORDS = 4
_FEWEST_SENTENCES = 2


def relevance(objection: str, said: Sequence[str]) -> float:
    """Return how much the seller's messages are about the objection: 1, to 0 for another one.

    Short and general words ("I see. What would help?") fit any objection, and count in full.
    """
    parts = telling(said)
    names, weights, bias = _weights()
    if objection not in names or len(parts) < _FEWEST_SENTENCES:
        return 1.0
    likely = mean_log_odds(embedder().embed([*parts, *said]), weights, bias)
    behind = float(likely.max() - likely[names.index(objection)])
    return min(1.0, max(0.0, (_FAR - behind) / (_FAR - _NEAR)))


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

"""Odds made of scores."""

from typing import Any


def log_softmax(scores: Any) -> Any:
    """Return, for each row of scores, how likely each column is (log)."""
    import numpy as np

    low = scores - scores.max(axis=1, keepdims=True)
    return low - np.log(np.exp(low).sum(axis=1, keepdims=True))

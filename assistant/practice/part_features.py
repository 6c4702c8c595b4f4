"""What the check of the buyer's part sees of a line: its meaning, its words, and who owns what.

"Our product" and "your CFO" are a seller's, "your product" and "our CFO" a buyer's, and their
sentences lie close together as vectors. So kinds of words count by the order they stand in, and the
words for the speaker and for the other side as they are meant in this sentence.
"""

import functools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.embedder import DIMENSIONS, embedder
from assistant.understanding.features import features
from assistant.understanding.text import fold
from assistant.understanding.word_kinds import WEIGHT, WordKinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = Path(__file__).parent / "part_words.yaml"
_SPEAKER = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine"})
_OTHER = frozenset({"you", "your", "yours"})
_POOLS = 3
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)?|\d+|[?%*()\[\]:\"{}]")
_MARKS = ("?", "%", "*", "(", "[", ":", '"', "{")
_SHORT_FORMS = ((re.compile(r"n't\b"), " not"), (re.compile(r"'(?:ll|re|ve|d|m|s)\b"), " "))


def line_features(lines: Sequence[str]) -> "NDArray[np.float32]":
    """Return one row of numbers for each line."""
    import numpy as np

    pooled = np.stack([_pooled(line) for line in lines])
    return np.hstack([features(lines), pooled, _kinds(lines)])


def _pooled(line: str) -> "NDArray[np.float32]":
    """Return what stands for the line, for its speaker and for whom it speaks to, in context."""
    import numpy as np

    hidden, spans = embedder().word_pieces(line)
    said = [line[start:end].lower() for start, end in spans]
    chosen = [
        [0],
        [n for n, word in enumerate(said) if word in _SPEAKER],
        [n for n, word in enumerate(said) if word in _OTHER],
    ]
    rows = np.zeros((_POOLS, DIMENSIONS), np.float32)
    for row, places in zip(rows, chosen, strict=True):
        if places:
            mean = hidden[places].mean(axis=0)
            row[:] = WEIGHT * mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows.ravel()


def _kinds(lines: Sequence[str]) -> "NDArray[np.float32]":
    return _listed().rows(_tokens(line) for line in lines)


@functools.cache
def _listed() -> WordKinds:
    return WordKinds(WORDS, _MARKS)


def _tokens(line: str) -> list[str]:
    text = fold(line).lower()
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    return _TOKEN.findall(text)

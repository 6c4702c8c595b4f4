"""Words in common: BM25 beside the vectors, for names and terms that vectors blur.

Okapi BM25 as Lucene computes it, with its usual numbers.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.playbook.entries import Entry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_K1, _B = 1.5, 0.75
_WORD = re.compile(r"\b\w\w+\b")
# Lucene's English stop words.
_STOP = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is",
        "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there",
        "these", "they", "this", "to", "was", "will", "with",
    }
)  # fmt: skip


class Lexicon:
    """BM25 over one text for each entry."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts."""
        counts = [Counter(_words(text)) for text in texts]
        self._size = len(texts)
        lengths = [sum(count.values()) for count in counts]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        holding: dict[str, list[tuple[int, float]]] = {}
        for n, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            damped = _K1 * (1 - _B + _B * length / mean)
            for word, often in count.items():
                holding.setdefault(word, []).append((n, often / (often + damped)))
        self._scores = {
            word: [(n, _rarity(len(texts), len(found)) * share) for n, share in found]
            for word, found in holding.items()
        }

    def scores(self, query: str) -> "NDArray[np.float32]":
        """Return one score of 0 or more for each text."""
        import numpy as np

        found = np.zeros(self._size, np.float32)
        for word in _words(query):
            for n, score in self._scores.get(word, ()):
                found[n] += score
        return found


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _STOP]


def _rarity(texts: int, holding: int) -> float:
    return math.log(1 + (texts - holding + 0.5) / (holding + 0.5))


def said_text(entry: Entry) -> str:
    """Return the title and how the entry is asked for."""
    return " ".join([entry.title, *entry.says])


def whole_text(entry: Entry) -> str:
    """Return all words of the entry."""
    return " ".join([entry.title, entry.title, *entry.says, entry.body])

"""Words in common: BM25 beside the vectors, for names and terms that vectors blur."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.playbook.entries import Entry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Lexicon:
    """BM25 over one text for each entry."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts."""
        import bm25s

        self._size = len(texts)
        self._bm25: Any = bm25s.BM25()
        tokens = bm25s.tokenize(list(texts), stopwords="en", show_progress=False)
        self._empty = not tokens.vocab
        if not self._empty:
            self._bm25.index(tokens, show_progress=False)

    def scores(self, query: str) -> "NDArray[np.float32]":
        """Return one score of 0 or more for each text."""
        import bm25s
        import numpy as np

        words = bm25s.tokenize([query], stopwords="en", return_ids=False, show_progress=False)[0]
        if self._empty or not words:
            return np.zeros(self._size, np.float32)
        found: NDArray[np.float32] = np.asarray(self._bm25.get_scores(words), np.float32)
        return found


def said_text(entry: Entry) -> str:
    """Return the title and how the entry is asked for."""
    return " ".join([entry.title, *entry.says])


def whole_text(entry: Entry) -> str:
    """Return all words of the entry."""
    return " ".join([entry.title, entry.title, *entry.says, entry.body])

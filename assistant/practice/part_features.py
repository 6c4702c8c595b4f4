"""What the check of the buyer's part sees of a line: its meaning, its words, and who owns what.

"Our product" and "your CFO" are a seller's, "your product" and "our CFO" a buyer's, and their
sentences lie close together as vectors. So kinds of words count by the order they stand in, and the
words for the speaker and for the other side as they are meant in this sentence.
"""

import functools
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.embedder import DIMENSIONS, embedder
from assistant.understanding.features import features
from assistant.understanding.text import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = Path(__file__).parent / "part_words.yaml"
_SPEAKER = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine"})
_OTHER = frozenset({"you", "your", "yours"})
_POOLS = 3
# A pooled vector has length 1, and should weigh about as much as the words of the line.
_WEIGHT = 1.7
_NEAR = 3  # words
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)?|\d+|[?%*()\[\]:\"{}]")
_MARKS = ("?", "%", "*", "(", "[", ":", '"', "{")
_NUMBER = "number"
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
            row[:] = _WEIGHT * mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows.ravel()


def _kinds(lines: Sequence[str]) -> "NDArray[np.float32]":
    import numpy as np

    columns = _columns()
    rows = np.zeros((len(lines), len(columns)), np.float32)
    for row, line in zip(rows, lines, strict=True):
        places = [columns[name] for name in _seen(line)]
        if places:
            row[places] = _WEIGHT / np.sqrt(len(places))
    return rows


def _seen(line: str) -> set[str]:
    """Return the kinds of words of a line: alone, first, and in their order, near and far."""
    kinds = [_kind_of().get(word, _NUMBER if word.isdigit() else "") for word in _tokens(line)]
    seen = {kind for kind in kinds if kind}
    if kinds and kinds[0]:
        seen.add(f"^{kinds[0]}")
    for (at, first), (then, second) in itertools.combinations(enumerate(kinds), 2):
        if first and second:
            seen.add(f"{first}..{second}")
            if then - at <= _NEAR:
                seen.add(f"{first} {second}")
    return seen


def _tokens(line: str) -> list[str]:
    text = fold(line).lower()
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    return _TOKEN.findall(text)


@functools.cache
def _kind_of() -> dict[str, str]:
    import yaml

    listed: dict[str, str] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    found = {word: kind for kind, words in listed.items() for word in words.split()}
    return found | {mark: mark for mark in _MARKS}


@functools.cache
def _columns() -> dict[str, int]:
    kinds = [*dict.fromkeys(_kind_of().values()), _NUMBER]
    pairs = list(itertools.product(kinds, repeat=2))
    names = [
        *kinds,
        *(f"^{kind}" for kind in kinds),
        *(f"{first} {second}" for first, second in pairs),
        *(f"{first}..{second}" for first, second in pairs),
    ]
    return {name: at for at, name in enumerate(names)}

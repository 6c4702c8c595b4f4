"""What is seen of a line of notes to tell an order to whatever reads it from what people say."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.features import features
from assistant.understanding.text import fold
from assistant.understanding.word_kinds import WordKinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = Path(__file__).parent / "order_words.yaml"
_NAME = "<name>"  # a word with a capital within a sentence
_MARKS = ("?", "%", "(", ")", "[", "]", ":", '"', "{", "}", "=", "<", ">", "*", ";", "/", _NAME)
_MOST_TOKENS = 60
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?%()\[\]:\"{}=<>*;/.!]")
_SHORT_FORMS = (
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'(?:ll|re|ve|d|m|s)\b"), " "),
    (re.compile(r"\bgo[- ]live\b", re.IGNORECASE), "golive"),
)
_NO_MARKS = str.maketrans({"\u0142": "l", "\u0141": "L", "\u00df": "ss", "\u00f8": "o"})
_ENDS = frozenset(".!?:")


def order_features(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return one row of numbers for each text."""
    import numpy as np

    return np.hstack([features(texts), _kinds().rows(_tokens(text) for text in texts)])


@functools.cache
def _kinds() -> WordKinds:
    return WordKinds(WORDS, _MARKS)


def _tokens(text: str) -> list[str]:
    """Return the words without marks on their letters, and names as one."""
    plain = fold(text).translate(_NO_MARKS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    for short, full in _SHORT_FORMS:
        plain = short.sub(full, plain)
    words = _TOKEN.findall(plain)[:_MOST_TOKENS]
    before = [".", *words]
    return [_token(word, last) for word, last in zip(words, before, strict=False)]


def _token(word: str, last: str) -> str:
    listed = word.lower()
    if word[0].isupper() and last not in _ENDS and not _kinds().knows(listed):
        return _NAME
    return listed

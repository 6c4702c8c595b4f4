"""What the classifiers see of a text: its meaning as a vector, and the words themselves.

The vector alone is blind to what a plan turns on: "signed" and "not signed yet", "will sign" and
"might sign" lie close together in it. Hashed word sequences make up for that.
"""

import functools
import itertools
import re
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.understanding.embedder import DIMENSIONS, embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD_DIMENSIONS = 4_096
SIZE = DIMENSIONS + WORD_DIMENSIONS
# Brings the vector (length 1) to about the weight of the words beside it.
_VECTOR_WEIGHT = 4.0
_MAX_WORDS = 80
_TOKEN = re.compile(r"[a-zà-öø-ÿß]+(?:'[a-z]+)?|\d+|[?!:;,=✓✔☑👍👎]|->|\[x\]|\S", re.IGNORECASE)
_CONTRACTIONS = (
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'m", " am"),
    ("'d", " would"),
)
_BARE = {
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "wasnt": "was not",
    "arent": "are not",
    "wont": "will not",
    "cant": "can not",
    "havent": "have not",
    "hasnt": "has not",
    "whats": "what 's",
    "whos": "who 's",
    "thats": "that 's",
    "theres": "there 's",
    "im": "i am",
    "ill": "i will",
    "ive": "i have",
    "gonna": "going to",
    "wanna": "want to",
}


def words(text: str) -> list[str]:
    """Return the words and marks of a text, lower case, contractions undone, numbers as 0."""
    folded = text.lower().replace("\u2019", "'").replace("\u2018", "'")
    for short, full in _CONTRACTIONS:
        folded = folded.replace(short, full)
    tokens: list[str] = []
    for token in _TOKEN.findall(folded):
        if token.isdigit():
            tokens.append("0")
        else:
            tokens.extend(_BARE.get(token, token).split())
    return tokens[:_MAX_WORDS]


@functools.lru_cache(maxsize=65_536)
def _slot(gram: str) -> int:
    return zlib.crc32(gram.encode()) % WORD_DIMENSIONS


def _grams(text: str) -> set[str]:
    tokens = ["<", *words(text), ">"]
    grams = set(tokens[1:-1])
    grams.update(" ".join(pair) for pair in itertools.pairwise(tokens))
    grams.update(" ".join(three) for three in zip(tokens, tokens[1:], tokens[2:], strict=False))
    length = len(tokens) - 2
    grams.add(f"length {min(length, 4) if length < 5 else 5 + min(length // 5, 4)}")
    if text.rstrip().endswith("?"):
        grams.add("ends with ?")
    return grams


def features(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return one row of `SIZE` numbers for each text."""
    import numpy as np

    rows = np.zeros((len(texts), SIZE), np.float32)
    if not texts:
        return rows
    rows[:, :DIMENSIONS] = embedder().embed(texts) * _VECTOR_WEIGHT
    for row, text in enumerate(texts):
        slots = [DIMENSIONS + _slot(gram) for gram in _grams(text)]
        # Long texts have more word sequences, but should not weigh more.
        rows[row, slots] = 2.0 / np.sqrt(len(slots))
    return rows

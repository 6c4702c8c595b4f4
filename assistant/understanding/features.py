"""What the classifiers see of a text: its meaning as a vector, and the words themselves.

The vector alone is blind to what a plan turns on: "signed" and "not signed yet", "will sign" and
"might sign" lie close together in it. Hashed word sequences make up for that. Heads that meet any
dialect see the letters as well: "jist a wee trial", "signed aff".
"""

import functools
import itertools
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.understanding.embedder import DIMENSIONS, embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD_DIMENSIONS = 4_096
SIZE = DIMENSIONS + WORD_DIMENSIONS
LETTER_DIMENSIONS = 16_384
SPELT_SIZE = SIZE + LETTER_DIMENSIONS
# Brings the vector (length 1) to about the weight of the words beside it.
_VECTOR_WEIGHT = 2.5
_MAX_WORDS = 80
_LETTERS = (2, 3, 4, 5)
_LONGEST = 40
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


_KINDS = {
    "date": (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays mon tue tues wed thu thur thurs fri january february march april june "
        "july august september october november december jan feb mar apr jun jul aug sep sept oct "
        "nov dec today tomorrow tmrw yesterday tonight eod eow eom eoq eoy cob q christmas xmas "
        "thanksgiving easter"
    ),
    "unit": "day days week weeks month months quarter quarters fortnight year years hour hours",
    "team": (
        "legal security infosec procurement purchasing sourcing finance it privacy compliance "
        "board committee counsel lawyer lawyers operations hr engineering treasury"
    ),
    "role": (
        "ciso cfo cto cio ceo coo dpo vp director manager head lead officer president analyst "
        "architect engineer controller champion sponsor buyer attorney chief chair boss"
    ),
}
_KIND_OF = {word: f"<{kind}>" for kind, listed in _KINDS.items() for word in listed.split()}
_CURRENCY = ("$", "€", "£")
_RAW = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|\S")


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


def shape(text: str) -> list[str]:
    """Return the words of a text with dates, numbers, names, teams and roles as their kinds.

    "move it to Dec 11" and "move it to Friday" get one shape.
    """
    folded = text.replace("\u2019", "'")
    kinds: list[str] = []
    for at, token in enumerate(_RAW.findall(folded)[:_MAX_WORDS]):
        kind = _KIND_OF.get(token.lower())
        if token.isdigit():
            kind = "<number>"
        elif token in _CURRENCY:
            kind = "<money>"
        elif kind is None and at and token.istitle():
            kind = "<name>"
        if kind is None:
            kinds.extend(words(token))
        elif kinds[-1:] != [kind]:
            kinds.append(kind)
    return kinds


@functools.lru_cache(maxsize=65_536)
def _slot(gram: str) -> int:
    return zlib.crc32(gram.encode()) % WORD_DIMENSIONS


@functools.lru_cache(maxsize=2_048)
def _slots(text: str) -> list[int]:
    return [DIMENSIONS + _slot(gram) for gram in _grams(text)]


def _grams(text: str) -> set[str]:
    raw = words(text)
    grams = {
        f"{mark}{gram}"
        for mark, tokens in (("", raw), ("#", shape(text)))
        for gram in _sequences(tokens)
    }
    length = len(raw)
    grams.add(f"length {length if length < 5 else 5 + min(length // 5, 4)}")
    if text.rstrip().endswith("?"):
        grams.add("ends with ?")
    return grams


def _sequences(tokens: list[str]) -> Iterator[str]:
    yield from tokens
    bounded = ["<", *tokens, ">"]
    for pair in itertools.pairwise(bounded):
        yield " ".join(pair)
    for three in zip(bounded, bounded[1:], bounded[2:], strict=False):
        yield " ".join(three)


def features(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return one row of `SIZE` numbers for each text."""
    import numpy as np

    rows = np.zeros((len(texts), SIZE), np.float32)
    if not texts:
        return rows
    rows[:, :DIMENSIONS] = embedder().embed(texts) * _VECTOR_WEIGHT
    for row, text in enumerate(texts):
        slots = _slots(text)
        # Long texts have more word sequences, but should not weigh more.
        rows[row, slots] = 2.0 / np.sqrt(len(slots))
    return rows


def spelt_features(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return one row of `SPELT_SIZE` numbers for each text: `features`, then runs of letters."""
    import numpy as np

    rows = np.zeros((len(texts), SPELT_SIZE), np.float32)
    rows[:, :SIZE] = features(texts)
    for row, text in enumerate(texts):
        slots = sorted({SIZE + zlib.crc32(run.encode()) % LETTER_DIMENSIONS for run in _runs(text)})
        rows[row, slots] = 2.0 / np.sqrt(max(len(slots), 1))
    return rows


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of two to five letters of each word, its ends among them."""
    for word in text.lower().split()[:_MAX_WORDS]:
        bounded = f" {word[:_LONGEST]} "
        for size in _LETTERS:
            for at in range(len(bounded) - size + 1):
                yield bounded[at : at + size]

"""How likely each word is part of a person's name, by a small trained network.

The rules of `name_tests` know names that they have on their lists, and words that stand where a
name stands. The network weighs what they find against the vectors of the words in their sentence,
and so finds names in any case and of any country, and lets places and products go. Its weights are
made by `python -m train`.
"""

import functools
import re
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.understanding.classify import WEIGHTS
from assistant.understanding.embedder import embedder
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import TIMES, WORD, bare, is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.roles import roles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PATH = WEIGHTS / "names.npz"
MOST_CHARACTERS = 1_000


def name_odds(text: str, found: frozenset[int]) -> list[float]:
    """Return for each word how likely it is part of a person's name, 0 to 1.

    Words beyond the first 1,000 characters or 128 word pieces get -1: nothing is known of them.

    Args:
        text: one sentence.
        found: where the words begin that rules take for names.
    """
    return list(_odds(text, found))


@functools.lru_cache(maxsize=4096)
def _odds(text: str, found: frozenset[int]) -> tuple[float, ...]:
    import numpy as np

    words = list(WORD.finditer(text))
    inputs, seen = name_features(text, words, found)
    if not len(inputs):
        return ()
    mean, spread, first, first_bias, second, second_bias = _weights()
    inner = np.maximum((inputs - mean) / spread @ first + first_bias, 0)
    odds = 1 / (1 + np.exp(-(inner @ second + second_bias)))
    return tuple(float(p) if known else -1.0 for p, known in zip(odds, seen, strict=True))


def name_features(
    text: str, words: list[re.Match[str]], found: frozenset[int]
) -> "tuple[NDArray[np.float32], NDArray[np.bool_]]":
    """Return one row for each word, and which words the sentence's vectors reach."""
    import numpy as np

    vectors, spans = embedder().word_pieces(text[:MOST_CHARACTERS])
    if not words:
        return np.zeros((0, 0), np.float32), np.zeros(0, bool)
    shapes = np.array([_shape(text, word, found) for word in words], np.float32)
    meanings = np.zeros((len(words), vectors.shape[1]), np.float32)
    seen = np.zeros(len(words), bool)
    for at, word in enumerate(words):
        start, end = word.start(), word.start() + len(bare(word))
        inside = [n for n, (left, right) in enumerate(spans) if left < end and right > start]
        if inside:
            meanings[at], seen[at] = vectors[inside].mean(axis=0), True
    none = np.zeros((1, shapes.shape[1]), np.float32)
    before, after = np.vstack([none, shapes[:-1]]), np.vstack([shapes[1:], none])
    return np.hstack([meanings, shapes, before, after, _pairs(before, shapes, after)]), seen


def _shape(text: str, match: re.Match[str], found: frozenset[int]) -> list[bool]:
    word = bare(match)
    lower = word.casefold()
    before, after = text[: match.start()].rstrip(), text[match.end() : match.end() + 3].lstrip()
    return [
        word[0].isupper(),
        is_given_name(word),
        is_surname(lower),
        not is_english_word(word),
        word.isupper() and len(word) > 1,
        is_maybe_name(lower),
        lower in TIMES,
        is_company_word(word),
        _is_role(word),
        not before or before[-1] in ".!?:|>-*",
        before.endswith(","),
        before.endswith("("),
        after.startswith(","),
        after.startswith("("),
        after.startswith(":"),
        len(word) < 4,
        match.group() != word,
        match.start() in found,
        text.islower(),
    ]


@functools.lru_cache(maxsize=8192)
def _is_role(word: str) -> bool:
    return bool(roles(word))


def _pairs(
    before: "NDArray[np.float32]", here: "NDArray[np.float32]", after: "NDArray[np.float32]"
) -> "NDArray[np.float32]":
    """Return what only two signs together tell: a given name before a surname, two capitals."""
    import numpy as np

    capital, given, surname, foreign = 0, 1, 2, 3
    return np.stack(
        [
            here[:, given] * here[:, capital],
            here[:, given] * after[:, surname],
            before[:, given] * here[:, surname],
            here[:, capital] * after[:, capital],
            here[:, capital] * before[:, capital],
            here[:, foreign] * here[:, capital],
        ],
        axis=1,
    )


@functools.cache
def _weights() -> "tuple[NDArray[np.float32], ...]":
    import numpy as np

    if not PATH.is_file():
        raise SettingsError(f"{PATH.name} is missing. Install the assistant again.")
    names = ("mean", "spread", "first", "first_bias", "second", "second_bias")
    with np.load(PATH, allow_pickle=False) as stored:
        return tuple(stored[name].astype(np.float32) for name in names)

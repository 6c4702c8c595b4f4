"""Which kinds of words a text is made of, and in which order they stand.

Sentences that lie close together as vectors ("mark it done", "she marked it done") can differ in
the order of their kinds of words; counted by kind, few examples teach much.
"""

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A row should weigh about as much as the words of the text, and as its vector.
WEIGHT = 1.7
_NEAR = 3  # words
_NUMBER = "number"


class WordKinds:
    """Kinds of words, and the rows of numbers that they make of texts."""

    def __init__(self, listed: Path, marks: Iterable[str]) -> None:
        """Read the kinds.

        Args:
            listed: a YAML file of kinds, each with its words in lower case.
            marks: tokens that are a kind of their own.
        """
        import yaml

        kinds: dict[str, str] = yaml.safe_load(listed.read_text(encoding="utf-8"))
        self._kind_of = {word: kind for kind, words in kinds.items() for word in words.split()}
        self._kind_of |= {mark: mark for mark in marks}
        names = [*dict.fromkeys(self._kind_of.values()), _NUMBER]
        pairs = list(itertools.product(names, repeat=2))
        columns = [
            *names,
            *(f"^{kind}" for kind in names),
            *(f"{first} {second}" for first, second in pairs),
            *(f"{first}..{second}" for first, second in pairs),
        ]
        self._columns = {name: at for at, name in enumerate(columns)}

    def knows(self, word: str) -> bool:
        """Tell whether a word in lower case is listed."""
        return word in self._kind_of

    def rows(self, texts: Iterable[Sequence[str]]) -> "NDArray[np.float32]":
        """Return one row of numbers for each text, given as its tokens in lower case."""
        import numpy as np

        seen = [self._seen(tokens) for tokens in texts]
        rows = np.zeros((len(seen), len(self._columns)), np.float32)
        for row, names in zip(rows, seen, strict=True):
            places = [self._columns[name] for name in names]
            if places:
                row[places] = WEIGHT / np.sqrt(len(places))
        return rows

    def _seen(self, tokens: Sequence[str]) -> set[str]:
        """Return the kinds of a text's words: alone, first, and in their order, near and far."""
        kinds = [self._kind_of.get(word, _NUMBER if word.isdigit() else "") for word in tokens]
        seen = {kind for kind in kinds if kind}
        if kinds and kinds[0]:
            seen.add(f"^{kinds[0]}")
        for (at, first), (then, second) in itertools.combinations(enumerate(kinds), 2):
            if first and second:
                seen.add(f"{first}..{second}")
                if then - at <= _NEAR:
                    seen.add(f"{first} {second}")
        return seen

"""Keeps a model's answer from repeating its rules, while it is streamed and at the end."""

import dataclasses
import functools
import re

from assistant.agent.prompt import template_text

_RUN = 10  # words in a row that are no chance
_LEFT_OUT = "[…] "
_WORD = re.compile(r"\S+\s*|\s+")


class Leaks:
    """Takes an answer piece by piece and gives it back without the words of the rules.

    Words that could be the beginning of a run out of the rules wait until it is clear whether they
    are; all others are given back at once. `rest` gives what is left.
    """

    def __init__(self) -> None:
        self._part = ""
        self._held: list[_Held] = []
        self._said = False

    def take(self, text: str) -> str:
        """Return what can be shown after this piece."""
        pieces = _WORD.findall(self._part + text)
        self._part = pieces.pop() if pieces and not pieces[-1][-1].isspace() else ""
        return "".join(self._word(piece) for piece in pieces)

    def rest(self) -> str:
        """Return the end of the answer."""
        last = self._word(self._part) if self._part else ""
        self._part = ""
        return last + "".join(self._next() for _ in range(len(self._held)))

    def _word(self, piece: str) -> str:
        word = _plain(piece)
        if not word:
            if not self._held:
                return piece
            self._held[-1].piece += piece
            return ""
        self._held.append(_Held(piece, word))
        shown = ""
        while self._held and tuple(one.word for one in self._held) not in _runs():
            shown += self._next()
        if len(self._held) == _RUN:
            for one in self._held:
                one.rules = True
        return shown

    def _next(self) -> str:
        one = self._held.pop(0)
        if not one.rules:
            self._said = False
            return one.piece
        if self._said:
            return ""
        self._said = True
        return _LEFT_OUT


@dataclasses.dataclass
class _Held:
    """A word that waits, with the marks after it."""

    piece: str
    word: str
    rules: bool = False


def without_rules(text: str) -> str:
    """Return an answer without the words of the rules."""
    leaks = Leaks()
    return leaks.take(text) + leaks.rest()


@functools.lru_cache(maxsize=1)
def _runs() -> frozenset[tuple[str, ...]]:
    """Return all runs of words of the rules, up to the length that is no chance."""
    found = set()
    for name in ("system", "turn"):
        words = [word for piece in template_text(name).split() if (word := _plain(piece))]
        for length in range(1, _RUN + 1):
            found |= {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}
    return frozenset(found)


def _plain(piece: str) -> str:
    return re.sub(r"[\W_]+", "", piece).casefold()

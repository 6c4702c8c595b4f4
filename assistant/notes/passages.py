"""Where a quote stands in a page, and the lines around it."""

import bisect
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.notes.page import Line, Page
from assistant.plan.model import Plan
from assistant.understanding.names import plain
from assistant.understanding.text import fold

_ABOVE, _BELOW = 4, 2  # lines of the page, blank ones too, in which a name stands that is meant
_BEFORE, _AFTER = 3, 1  # lines around a quote that may name what it speaks of
_EARLIER = 12  # lines before it in which a pronoun finds its name
_HEADS = 4
MOST_READ = 2_000  # characters of a line that are looked at
# An entry of a list, by its mark; what is told first is how far it is indented.
ITEM = re.compile(r"^(\s*)(?:[-*•·‣–—]|\d{1,2}[.)]|\[[ x]\]|[☐☑✓✗])\s", re.IGNORECASE)  # noqa: RUF001
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")


def folded(text: str) -> str:
    """Return text with white space and typographic quotes made plain."""
    return re.sub(r"\s+", " ", fold(text)).casefold().strip()


def is_item(text: str) -> bool:
    """Tell whether a line is an entry of a list by its mark."""
    return bool(ITEM.match(text))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and a possessive's s."""
    found = _WORD.findall(plain(fold(text)))
    return [word.removesuffix("'s") for word in found]


def initials_of(name: str) -> str:
    """Return the first letters of the words of a name, in capitals."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).upper()


def place(quote: str, page: Page, near: int = -1) -> int:
    """Return where a quote stands in the page's text, -1 where it does not.

    White space and quotation marks are folded; of several places the one nearest to `near`.
    """
    if near >= 0 and quote.strip() and page.text.startswith(quote, near):
        return near
    words = [re.escape(word) for word in fold(quote).split()]
    if not words:
        return -1
    # Only whole words: "2" does not stand in "2027".
    first, last = (r"(?<!\w)" if re.match(r"\\?\w", words[0]) else ""), ""
    if re.search(r"\w$", words[-1]):
        last = r"(?!\w)"
    pattern = re.compile(first + r"\s+".join(words) + last, re.IGNORECASE)
    found = [match.start() for match in pattern.finditer(_folded_page(page.text))]
    if near < 0:
        return found[0] if found else -1
    return min(found, key=lambda at: abs(at - near), default=-1)


@functools.lru_cache(maxsize=2)
def _folded_page(text: str) -> str:
    return fold(text)


class Passage(NamedTuple):
    """A quote among the lines of its page.

    Attributes:
        quote: its words.
        lines: the lines in which it stands.
        before: a few lines before them, the nearest last.
        after: the line behind them.
        earlier: more lines before, for pronouns.
        shown: what the page shows around the quote, labels of speakers and blank lines too.
    """

    quote: str
    lines: Sequence[Line]
    before: Sequence[Line]
    after: Sequence[Line]
    earlier: Sequence[Line]
    shown: str = ""

    @property
    def own(self) -> str:
        """The quote and the whole lines in which it stands."""
        return "\n".join([self.quote, *_texts(self.lines)])

    @property
    def led(self) -> str:
        """The lines before, which a list or an answer hangs on."""
        return "\n".join(_texts(self.before))

    @property
    def near(self) -> str:
        """The lines before, the quote's own and the one behind."""
        return "\n".join([*_texts(self.before), self.own, *_texts(self.after)])

    @property
    def heading(self) -> Line | None:
        """The line that heads the list in which the quote stands, None where it is in none."""
        if not self.lines or not is_item(self.lines[0].text):
            return None
        return next((line for line in reversed(self.earlier) if not is_item(line.text)), None)

    @property
    def speakers(self) -> set[str]:
        """Who says the lines."""
        return {line.speaker for line in self.lines if line.speaker}


class Passages:
    """The passages of a page, found in the time that their own length takes.

    Attributes:
        words: every word of the page, speakers and those present included.
        known: the words of the names that the plan held before the notes.
        people: whom the page names as present, or as speaking.
        heads: the first lines of the page, which say what it is about.
    """

    def __init__(self, page: Page, plan: Plan) -> None:
        owners = [name for step in plan.steps for name in step.owners]
        names = [*(one.name for one in plan.people), *owners]
        self.known = {word for name in names for word in words_of(name)}
        speakers = [line.speaker for line in page.lines if line.speaker]
        self.people = list(dict.fromkeys([*page.people, *speakers]))
        self.heads = page.lines[:_HEADS]
        self._lines = page.lines
        self._starts = [line.start for line in page.lines]
        self._shown = page.text.split("\n")
        self._breaks = [match.start() for match in re.finditer("\n", page.text)]
        self.words = {
            word
            for line in page.lines
            for word in (*words_of(line.text), *words_of(line.speaker or ""))
        } | {word for name in page.people for word in words_of(name)}

    def of(self, quote: str, at: int) -> Passage:
        """Return the passage of a quote that begins at this place of the page's text."""
        first = max(0, bisect.bisect_right(self._starts, at) - 1)
        last = max(first + 1, bisect.bisect_left(self._starts, at + max(1, len(quote))))
        return Passage(
            quote=quote,
            lines=self._lines[first:last],
            before=self._lines[max(0, first - _BEFORE) : first],
            after=self._lines[last : last + _AFTER],
            earlier=self._lines[max(0, first - _EARLIER) : first],
            shown=self._around(at, quote),
        )

    def _around(self, at: int, quote: str) -> str:
        first = bisect.bisect_left(self._breaks, at)
        last = first + quote.count("\n")
        return "\n".join(self._shown[max(0, first - _ABOVE) : last + _BELOW + 1])


def _texts(lines: Sequence[Line]) -> list[str]:
    return [f"{line.speaker or ''} {line.text[:MOST_READ]}".strip() for line in lines]


def stems_of(text: str) -> set[str]:
    """Return the beginnings of the words of a text, and its numbers whole."""
    return {word if word.isdigit() else word[:4] for word in words_of(text)}

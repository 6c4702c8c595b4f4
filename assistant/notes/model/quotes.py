"""Where in a page the words stand that a model quotes."""

import re
from typing import NamedTuple

from assistant.notes.model.items import Item
from assistant.notes.page import Line, Page
from assistant.notes.passages import place

_LABEL = re.compile(r"^\s*\d{1,5}(?: \[[a-z ]+\])? ?\| ?")
_NEARLY = 88  # of 100: a quote that differs by a bullet, a case or a slip of the pen
_SHORTEST = 8  # characters of a quote that can be told from others by likeness


class Quoted(NamedTuple):
    """The words of a page that a quote means.

    Attributes:
        words: the page's own words; the model's where they stand nowhere.
        at: where they begin in the page's text, -1 where they stand nowhere.
        line: the line in which they begin.
    """

    words: str
    at: int
    line: Line | None


def quoted(item: Item, page: Page) -> Quoted:
    """Return the words that an item quotes.

    A model that copies badly is helped: words that are nearly those of the line it names are taken
    for them. What follows from the words is checked against the page's own, not the model's.
    """
    numbered = page.lines[item.line - 1] if 0 < item.line <= len(page.lines) else None
    near = numbered.start if numbered else 0
    for words in dict.fromkeys((item.quote, _bare(item.quote, numbered))):
        at = place(words, page, near)
        if at >= 0:
            return Quoted(words, at, line_at(page, at))
    alike = _alike(_bare(item.quote, numbered), numbered) if numbered else None
    return alike or Quoted(item.quote, -1, numbered)


def line_at(page: Page, at: int) -> Line | None:
    """Return the line in which a place of the page's text stands."""
    return next((line for line in reversed(page.lines) if line.start <= at), None)


def _bare(quote: str, line: Line | None) -> str:
    """Return the quote without the number and the speaker before the words."""
    words = _LABEL.sub("", quote)
    if line and line.speaker and words.startswith(f"{line.speaker}:"):
        words = words.removeprefix(f"{line.speaker}:")
    return words.strip()


def _alike(words: str, line: Line) -> Quoted | None:
    from rapidfuzz import fuzz

    if len(words) < _SHORTEST:
        return None
    found = fuzz.partial_ratio_alignment(words.casefold(), line.text.casefold())
    # Folding may lengthen a text ("ß"); then places in it are not those of the line.
    if found is None or found.score < _NEARLY or len(line.text.casefold()) != len(line.text):
        return None
    if len(words) > len(line.text):
        start, end = 0, len(line.text)
    else:
        start, end = found.dest_start, found.dest_end
    start = line.text.rfind(" ", 0, start + 1) + 1
    behind = line.text.find(" ", end)
    own = line.text[start : behind if behind >= 0 else None]
    return Quoted(own, line.start + start, line)

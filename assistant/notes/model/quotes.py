"""Where in a page the words stand that a model quotes."""

import re
from typing import NamedTuple

from assistant.notes.model.items import Item
from assistant.notes.page import Line, Page
from assistant.notes.passages import MOST_READ, place, words_of
from assistant.understanding.alike import stretch_like

_LABEL = re.compile(r"^\s*\d{1,5}(?: \[[a-z ]+\])? ?\| ?")
_FAINT = frozenset("the a an of for to by on in at and or with their our is be".split())  # noqa: SIM905
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
    for them, and where it quotes a line that does not hold what the item says (as the heading
    above), the one line that does. What follows from the words is checked against the page's own,
    not the model's.
    """
    said = _copied(item, page)
    return _telling(item, page, said) or said


def _copied(item: Item, page: Page) -> Quoted:
    numbered = page.lines[item.line - 1] if 0 < item.line <= len(page.lines) else None
    near = numbered.start if numbered else 0
    for words in dict.fromkeys((item.quote, _bare(item.quote, numbered))):
        at = place(words, page, near)
        if at >= 0:
            return Quoted(words, at, line_at(page, at))
    alike = _alike(_bare(item.quote, numbered), numbered) if numbered else None
    return alike or Quoted(item.quote, -1, numbered)


def _telling(item: Item, page: Page, said: Quoted) -> Quoted | None:
    """Return the one line that holds more of the item's values than the line it quotes.

    None where its own line holds what the item is about, or no other line is alone in holding it.
    """
    values = [words for words in map(_weighty, _values(item)) if words]
    if not values or said.line is None or _holds(values[0], said.line):
        return None
    own = sum(_holds(one, said.line) for one in values)
    held = [
        (sum(_holds(one, line) for one in values), line)
        for line in page.lines
        if line.part == "new" and _holds(values[0], line)
    ]
    most = max((count for count, _ in held), default=0)
    best = [line for count, line in held if count == most]
    if most <= own or len(best) != 1:
        return None
    return Quoted(best[0].text, best[0].start, best[0])


def _values(item: Item) -> list[str]:
    """Return what an item says in words of the notes; first what it is about."""
    told = (item.name, item.go_live, item.target_close, item.value, item.due, item.duration,
            item.role, item.time, *item.owners)  # fmt: skip
    return [one for one in told if one]


def _weighty(text: str) -> set[str]:
    return {word if word.isdigit() else word[:5] for word in words_of(text) if word not in _FAINT}


def _holds(words: set[str], line: Line) -> bool:
    """Tell whether a line holds most of the words."""
    return len(words & _weighty(f"{line.speaker or ''} {line.text[:MOST_READ]}")) * 3 >= 2 * len(
        words
    )


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
    own = stretch_like(words, line.text) if len(words) >= _SHORTEST else None
    if own is None:
        return None
    return Quoted(line.text[own.start : own.end], line.start + own.start, line)

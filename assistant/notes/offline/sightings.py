"""Where a page names its people."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.notes.offline.speaking import same_person
from assistant.notes.page import Line, Page
from assistant.understanding.language import is_english_word
from assistant.understanding.text import fold

_MOST_ROWS, _MOST_CHARS, _MOST_SIGHTINGS = 400, 1_000, 10
_FEW_CAPITALS = 40  # letters of a page for each capital, from which small letters begin names too
TITLE = (
    r"(?:Mrs?|Ms|Miss|Dra?|Prof|Herr|Frau|Mme|Sra?|Sir|Pani?|Dona?|Doña|Madam|Puan|Kyria|Eng|Ing)"
    r"\b\.?"
)
_TITLED = re.compile(rf"^(?:{TITLE}\s+)+")
_PARTICLES = frozenset("de da di del la le van von der den bin al el ten dos do du zu".split())  # noqa: SIM905


class Row(NamedTuple):
    """A row of a page's text as it is shown, folded.

    Attributes:
        text: its words, with the label of who says them.
        begins: where the words begin that are said, behind such a label.
        line: the line that stands in it, None where there is none.
    """

    text: str
    begins: int
    line: Line | None


class Sighting(NamedTuple):
    """A place where a row names somebody.

    Attributes:
        who: the number of the person among those looked for.
        row: the number of the row.
        start: where the name begins in the row.
        end: where it ends.
    """

    who: int
    row: int
    start: int
    end: int


def rows_of(page: Page) -> list[Row]:
    """Return the first 400 rows of a page, each with the line that stands in it."""
    made: list[Row] = []
    lines = sorted(page.lines, key=lambda one: one.start)
    at = place = 0
    for text in page.text.split("\n")[:_MOST_ROWS]:
        line = None
        while place < len(lines) and lines[place].start <= at + len(text):
            line = line or lines[place]
            place += 1
        begins = line.start - at if line else 0
        made.append(Row(fold(text)[:_MOST_CHARS], min(begins, _MOST_CHARS), line))
        at += len(text) + 1
    return made


def sightings(rows: Sequence[Row], names: Sequence[str]) -> list[Sighting]:
    """Return where the rows name people, in order; ten places of each at most.

    A first or last name counts where only one of them has it.
    """
    capitals = sum(ch.isupper() for row in rows for ch in row.text)
    small = _FEW_CAPITALS * capitals < sum(len(row.text) for row in rows)
    patterns = [_pattern(name, names, small=small) for name in names]
    left = [_MOST_SIGHTINGS] * len(names)
    found: list[Sighting] = []
    for number, row in enumerate(rows):
        for who, pattern in enumerate(patterns):
            for match in pattern.finditer(row.text) if left[who] > 0 else ():
                left[who] -= 1
                found.append(Sighting(who, number, match.start(), match.end()))
    return sorted(found, key=lambda one: (one.row, one.start))


def number_of(name: str | None, names: Sequence[str]) -> int | None:
    """Return which of the names is somebody's, None where none is."""
    plain = _plain(name) if name else ""
    exact = next((n for n, one in enumerate(names) if _plain(one) == plain), None)
    if exact is not None or not plain:
        return exact
    return next((n for n, one in enumerate(names) if same_person(_plain(one), plain)), None)


def _plain(name: str) -> str:
    return _TITLED.sub("", name)


def _pattern(name: str, names: Sequence[str], *, small: bool) -> re.Pattern[str]:
    words = _plain(name).split() or [name]
    forms = [f"(?i:{'[ ._]'.join(map(re.escape, words))})"]
    others = [w.casefold() for one in names if one != name for w in _plain(one).split()]
    forms += [
        _part(word, small=small)
        for word in (dict.fromkeys((words[0], words[-1])) if len(words) > 1 else ())
        if len(word) > 2 and word.casefold() not in others and word.casefold() not in _PARTICLES
    ]
    if len(words) == 1:
        forms = [_part(words[0], small=small)]
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(forms)})(?![\w@])")


def _part(word: str, *, small: bool) -> str:
    """Return a pattern for one name of somebody; small letters do where the word is no other."""
    plain = re.escape(word)
    return f"(?i:{plain})" if small or (len(word) > 2 and not is_english_word(word)) else plain

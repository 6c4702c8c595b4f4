"""The notes as they were given, with the words highlighted that something follows from.

Notes are untrusted: every piece of them is escaped before it becomes part of the page.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.notes.drafted import Draft
from assistant.notes.layout.rows import Part
from assistant.notes.page import Page
from assistant.ui import words
from assistant.understanding.text import fold

Tone = Literal["noted", "open", "order"]  # an order to the assistant is shown as a warning
_STRONGEST: tuple[Tone, ...] = ("order", "noted", "open")
QUOTE_SHOWN = 260  # characters of a quote beside its change; the notes have the rest


class Mark(NamedTuple):
    """Words of the notes to highlight.

    Attributes:
        start: where they begin in the text.
        end: where they end.
        number: the number of the change, or of what was left open.
    """

    start: int
    end: int
    tone: Tone
    number: int


def in_order(draft: Draft) -> list[int]:
    """Return the places of the changes in the order in which the notes say them.

    They are applied in the reader's order, and shown and numbered in this one.
    """
    places = range(len(draft.changes))
    return sorted(places, key=lambda place: (draft.changes[place].at < 0, draft.changes[place].at))


def numbers(draft: Draft) -> dict[int, int]:
    """Return the number that is shown for each place of a change, from 1."""
    return {place: number for number, place in enumerate(in_order(draft), 1)}


def anchor(tone: Tone, number: int) -> str:
    """Return the name of the row of a change, or of what was left open."""
    return f"{'noted' if tone == 'noted' else 'open'}-{number}"


def place(tone: Tone, number: int) -> str:
    """Return the name of the place in the notes that a row is about."""
    return f"{anchor(tone, number)}-said"


def link(tone: Tone, number: int, text: str) -> str:
    """Return a link to a row as HTML."""
    return f'<a href="#{anchor(tone, number)}">{_plain(text)}</a>'


def quote(text: str, tone: Tone, numbers: Sequence[int], *, placed: bool) -> str:
    """Return the quote of some rows as HTML; a click on it shows it in the notes."""
    shown = _plain(words.short(text, QUOTE_SHOWN))
    names = "".join(f'<span class="n-row" id="{anchor(tone, one)}"></span>' for one in numbers)
    counted = "".join(f'<span class="n-number">{one}</span>' for one in numbers)
    told = f"{counted}“{shown}”"
    if not placed:
        return f'{names}<span class="n-quote">{told}</span>'
    return (
        f'{names}<a class="n-quote" href="#{place(tone, numbers[0])}" '
        f'title="Show in the notes">{told}</a>'
    )


def marks(draft: Draft) -> list[Mark]:
    """Return the words of a draft to highlight, in the order of the text."""
    text = fold(draft.page.text)
    changes = [draft.changes[place] for place in in_order(draft)]
    found = [
        *((one.quote, one.at, "noted", number) for number, one in enumerate(changes, 1)),
        *(
            (
                one.quote,
                one.at,
                "order" if one.kind in ("instruction", "suspect") else "open",
                number,
            )
            for number, one in enumerate(draft.unresolved, 1)
        ),
    ]
    placed = [
        Mark(at, _end(text, words, at), tone, number)  # type: ignore[arg-type]
        for words, at, tone, number in found
        if 0 <= at < len(text)
    ]
    return sorted(placed)


def _end(text: str, quote: str, at: int) -> int:
    """Return where a quote ends that begins at `at`, white space counted as it stands there."""
    pattern = r"\s+".join(re.escape(word) for word in fold(quote).split())
    found = re.compile(pattern, re.IGNORECASE).match(text, at)
    return found.end() if found else min(len(text), at + len(quote))


def html_of(page: Page, marked: Sequence[Mark], listed: Container[int]) -> str:
    """Return the notes as HTML, line by line; quoted mails and signatures are set apart.

    Args:
        page: the notes.
        marked: the words to highlight.
        listed: numbers of the changes whose rows can be gone to.
    """
    groups = list(_groups(marked))
    starts = [line.start for line in page.lines]
    lines, at = [], 0
    for text in page.text.split("\n"):
        end = at + len(text)
        part = _part(page, starts, at, end)
        touching = [one for one in groups if one.start < end and one.end > at] if groups else []
        shown = _marked_line(page.text, (at, end), touching, listed) or "&nbsp;"
        lines.append(f'<div class="n-line n-{part}">{shown}</div>')
        at = end + 1
        while groups and groups[0].end < at:
            groups.pop(0)
    return f'<div class="n-text" lang="" dir="auto">{"".join(lines)}</div>'


class _Group(NamedTuple):
    start: int
    end: int
    members: tuple[Mark, ...]


def _groups(marked: Sequence[Mark]) -> Iterator[_Group]:
    """Join marks that overlap: words may speak for several changes."""
    current: _Group | None = None
    for one in marked:
        if current and one.start < current.end:
            members = (*current.members, one)
            current = _Group(current.start, max(current.end, one.end), members)
            continue
        if current:
            yield current
        current = _Group(one.start, one.end, (one,))
    if current:
        yield current


def _part(page: Page, starts: list[int], at: int, end: int) -> Part:
    nearest = bisect_right(starts, end) - 1
    if nearest < 0 or starts[nearest] < at:
        return "new"
    return page.lines[nearest].part


def _marked_line(
    text: str, line: tuple[int, int], groups: Sequence[_Group], listed: Container[int]
) -> str:
    at, end = line
    parts = []
    for group in groups:
        start, stop = max(at, group.start), min(end, group.end)
        parts.append(_plain(text[at:start]))
        parts.append(_mark(group, _plain(text[start:stop]), (start, stop), listed))
        at = stop
    parts.append(_plain(text[at:end]))
    return "".join(parts)


def _mark(group: _Group, shown: str, whole: tuple[int, int], listed: Container[int]) -> str:
    first, last = whole[0] == group.start, whole[1] == group.end
    names = "".join(
        f'<span class="n-here" id="{place(one.tone, one.number)}"></span>' for one in group.members
    )
    back = "".join(_back(one, listed) for one in group.members if one.tone == "noted")
    backs = f'<span class="n-back">{back}</span>' if last and back else ""
    tone = min((one.tone for one in group.members), key=_STRONGEST.index)
    return f'<mark class="n-{tone}">{names if first else ""}{shown}{backs}</mark>'


def _back(one: Mark, listed: Container[int]) -> str:
    if one.number not in listed:
        return f'<span title="On another page of the list">{one.number}</span>'
    target = anchor(one.tone, one.number)
    return f'<a href="#{target}" title="Show what it changes">{one.number}</a>'


def _plain(text: str) -> str:
    return html.escape(words.visible(text))

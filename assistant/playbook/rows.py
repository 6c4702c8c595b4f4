"""What of an entry is looked up: each way of saying it, its title, and its text in pieces."""

import hashlib
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from assistant.playbook.entries import Entry, Kind

MAX_PIECE = 600  # characters; the embedder reads about as much
_FEWEST = 20  # characters that make a piece worth looking up
_MARKS = re.compile(r"^[ \t]*(?:[-*+>]|\d+[.)])[ \t]+(?:\[[ x]\][ \t]+)?|[*_`|#]", re.MULTILINE)

Field = Literal["says", "title", "body"]


class Row(NamedTuple):
    """One text by which an entry is found."""

    entry: str
    kind: Kind
    field: Field
    text: str


def rows_of(entries: Iterable[Entry]) -> list[Row]:
    """Return all texts by which the entries are found, entry by entry."""
    return [row for entry in entries for row in _rows(entry)]


def fingerprint(rows: Iterable[Row], *more: str) -> str:
    """Return a hash that changes with any of the texts."""
    digest = hashlib.sha256()
    for part in (*more, *(field for row in rows for field in row)):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def plain(text: str) -> str:
    """Return Markdown as words alone."""
    return " ".join(_MARKS.sub(" ", text).split())


def _rows(entry: Entry) -> list[Row]:
    found = [Row(entry.id, entry.kind, "says", words) for words in entry.says]
    found.append(Row(entry.id, entry.kind, "title", entry.title))
    found += [Row(entry.id, entry.kind, "body", piece) for piece in pieces(entry)]
    return found


def pieces(entry: Entry) -> list[str]:
    """Return the paragraphs of an entry as plain words."""
    texts = [entry.lead, *entry.sections.values()]
    cut = [plain(one)[:MAX_PIECE] for text in texts for one in re.split(r"\n\s*\n", text)]
    return [one for one in cut if len(one) >= _FEWEST]

"""Lists that were written into one line, and the numbers before the points of a list."""

import re
from collections import Counter

from assistant.notes.instructions import instructs
from assistant.notes.layout.rows import Row

_BARS = re.compile(r"\s+\|\s+|\s*\u00a6\s*")
_BULLETS = re.compile(r"\s+[\u2022\u25cf\u25aa\u2023\u25e6]\s+")
_MARKS = re.compile(r"\s*;\s+")
# A point of a list has parts, or a day; what is only said has not.
_PAIRED = re.compile(r":\s|\s[-\u2013\u2014>]+\s|\d|\(")
_NUMBERS = re.compile(r"(?:^|(?<=\s))\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_FIELD = re.compile(r"[A-Z][\w ()/#&.-]{1,34}:\s*\S")
# A field that tells more of the one before it ("Next step: send the draft | Due: Oct 26").
_MORE = re.compile(
    r"(?P<key>owners?|who|assigned to|assignee|responsible|due(?: date| by)?|by|by when|deadline|"
    r"eta|status|state):\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\W*(?:blank|empty|none|n/?a|tbd|-)?\W*", re.IGNORECASE)
_FEWEST_BARS = 4
_FEWEST_MARKS = 3
_SHORT = 9  # words of a point of a list, on average
_LABEL = re.compile(
    r"(?:(?P<word>\u00a7|TOP|AP|Pkt\.?|Item)\s?\d{1,2}(?:\.\d{1,2})?|(?P<letter>[ACDINORST])\d{1,2}|"
    r"(?P<point>\d{1,2}\.\d{1,2}))[.:)]?\s+(?=[^\W\d_\"'(])"
)


def apart(lines: list[str]) -> list[str]:
    """Return the lines with those cut that hold a list ("POC - Ann - 12/4 | DPA - Bo - 1/15").

    A line that gives orders to a program stays whole: each part of it is one of them.
    """
    return [part for line in lines for part in _cut(line)]


def _cut(line: str) -> list[str]:
    parts = _parts(line)
    return [line] if parts != [line] and instructs(line) else parts


def numbered(rows: list[Row]) -> list[Row]:
    """Return the rows with the labels of their points ("R1", "TOP 3", "\u00a7 4.") set before them.

    One label alone may be part of what is said ("A1 posters").
    """
    found = [_LABEL.match(row.text) for row in rows]
    counts = Counter(match.lastgroup for match in found if match)
    return [
        row._replace(text=row.text[match.end() :], prefix=row.prefix + match.group())
        if match and counts[match.lastgroup] > 1
        else row
        for row, match in zip(rows, found, strict=True)
    ]


def _parts(line: str) -> list[str]:
    bars = [part for part in _BARS.split(line) if part.strip()]
    if len(bars) > 1 and all(_FIELD.match(part.strip()) for part in bars):
        return _fields(bars)
    if len(bars) > _FEWEST_BARS:
        return bars
    points = [part for part in _BULLETS.split(line) if part.strip()]
    if len(points) > 2:
        return [f"- {part.strip()}" for part in points]
    marked = [part for part in _MARKS.split(line) if part.strip()]
    words = sum(len(part.split()) for part in marked)
    told = sum(bool(_PAIRED.search(part)) for part in marked)
    if len(marked) > _FEWEST_MARKS and words <= _SHORT * len(marked) and 2 * told >= len(marked):
        return marked
    return _counted(line)


def _fields(parts: list[str]) -> list[str]:
    """Return the fields of a record, each with what the next ones tell of it."""
    made: list[str] = []
    for part in parts:
        more = _MORE.match(part.strip())
        if not (more and made):
            made.append(part.strip())
        elif not _BLANK.fullmatch(more["said"]):
            made[-1] = f"{made[-1].rstrip(' .')}, {more['key'].lower()} {more['said']}"
    return made


def _counted(line: str) -> list[str]:
    """Cut a line before each of its numbers, where they count up from 1."""
    found = list(_NUMBERS.finditer(line))
    if len(found) < 3 or [int(one["number"]) for one in found] != list(range(1, len(found) + 1)):
        return [line]
    starts = [one.start() for one in found]
    pieces = [line[low:high] for low, high in zip(starts, [*starts[1:], len(line)], strict=True)]
    head = line[: starts[0]].strip()
    return [one for one in (head, *(piece.strip() for piece in pieces)) if one]

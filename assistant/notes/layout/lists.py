"""Lists that were written into one line, and the numbers before the points of a list."""

import re
from collections import Counter

from assistant.notes.instructions import instructs
from assistant.notes.layout.rows import Row

_BARS = re.compile(r"\s+\|\s+|\s*\u00a6\s*")
_ARROWS = re.compile(r"\s*(?:-+>|=+>|>>|\u2192)\s*")
_DATED = re.compile(
    r"[^\W\d_]{3,}.*?(?:\b\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\.? "
    r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b)",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"^\s*(?:\w+ ){0,2}\w+:\s+")  # "chain A: "
_PRESENT = re.compile(
    r"(?<=[.;|])\s+(?=(?:attendees|participants|present|in attendance|attending)\s*:)",
    re.IGNORECASE,
)
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
_LONGEST_LINK = 300  # characters of one link of a chain
_FEWEST_MARKS = 3
_SHORT = 9  # words of a point of a list, on average
_LABEL = re.compile(
    r"(?:(?P<word>\u00a7|TOP|AP|Pkt\.?|Item)\s?\d{1,2}(?:\.\d{1,2})?|(?P<letter>[ACDINORST])\d{1,2}|"
    r"(?P<point>\d{1,2}\.\d{1,2})|(?P<row>\[?#\d{1,2}\]?|(?:S[rl]|No)\.?\s?\d{1,2}|\d{1,2}(?=\s[-|\u2013]\s|,\s))|"
    r"(?P<flag>[A-Z*+-](?= {2,})))(?:[.:),]|\s[|-])?\s+(?=[^\W\d_\"'(])"
)


def apart(lines: list[str]) -> list[str]:
    """Return the lines with those cut that hold a list ("POC - Ann - 12/4 | DPA - Bo - 1/15").

    A line that gives orders to a program stays whole: each part of it is one of them.
    """
    rows = _rows(lines)
    return [
        part for at, line in enumerate(lines) for part in ([line] if at in rows else _cut(line))
    ]


def _rows(lines: list[str]) -> set[int]:
    """Return which lines are rows of a table without a head: as many bars as one beside them."""
    bars = [len(_BARS.findall(line)) for line in lines]
    near = ((at, other) for at in range(len(lines)) for other in (at - 1, at + 1))
    return {
        at
        for at, other in near
        if bars[at] > 1 and 0 <= other < len(lines) and bars[other] == bars[at]
        and not all(_FIELD.match(part.strip()) for part in _BARS.split(lines[at]))
    }  # fmt: skip


def _cut(line: str) -> list[str]:
    head, *rest = _PRESENT.split(line, maxsplit=1)
    if rest:
        return [*_cut(head), *_cut(rest[0])]
    parts = _parts(line)
    return [line] if parts != [line] and instructs(line) else parts


def numbered(rows: list[Row]) -> list[Row]:
    """Return the rows with the labels of their points ("R1", "TOP 3", "\u00a7 4.") set before them.

    One label alone may be part of what is said ("A1 posters"), and numbers that do not count up
    may be days ("12 - script").
    """
    found = [_LABEL.match(row.text) for row in rows]
    said = [int(n[0]) for m in found if m and m["row"] and (n := re.findall(r"\d+", m["row"]))]
    if said and said != list(range(said[0], said[0] + len(said))):
        found = [None if match and match["row"] else match for match in found]
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
    links = [part for part in _ARROWS.split(line) if part.strip()]
    short = len(links) > 2 and all(len(part) <= _LONGEST_LINK for part in links)
    dated = sum(bool(_DATED.search(part)) for part in links) if short else 0
    if dated > 1 and 2 * dated >= len(links):
        return [_CHAIN.sub("", links[0]), *links[1:]]
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

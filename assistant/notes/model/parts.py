"""Notes cut into parts that a model reads in one go, each line numbered and marked."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.orders import orders_in
from assistant.notes.page import Line, Page

PART_CHARS = 12_000
_PIECE_CHARS = 3_000
_OVERLAP_CHARS = 800
_MARKS = {"new": "", "quoted": " [quoted from before]", "signature": " [signature]",
          "header": " [header]"}  # fmt: skip


class Piece(NamedTuple):
    """A line as a model sees it; one that is very long is several pieces.

    Attributes:
        number: its position in the page's lines, from 1.
        line: the line it is, or is a piece of.
        text: its words.
        start: where they begin in the page's text.
    """

    number: int
    line: Line
    text: str
    start: int

    def shown(self) -> str:
        """Return the piece as it is sent."""
        speaker = f"{self.line.speaker}: " if self.line.speaker else ""
        return f"{self.number}{_MARKS[self.line.part]} | {speaker}{self.text}"


class NotesPart(NamedTuple):
    """What a model reads in one go.

    Attributes:
        before: the last pieces before it, for its pronouns; nothing is drawn from them.
        pieces: what it is to read.
    """

    before: Sequence[Piece]
    pieces: Sequence[Piece]

    def halves(self) -> tuple["NotesPart", "NotesPart"] | None:
        """Return both halves, None where it is one piece that is not worth a cut."""
        if len(self.pieces) < 2:
            return None
        middle = len(self.pieces) // 2
        first, second = self.pieces[:middle], self.pieces[middle:]
        return NotesPart(self.before, first), NotesPart(_tail(first), second)


def told_apart(page: Page) -> tuple[list[Piece], list[Line]]:
    """Return what of the page is sent, and the lines that speak to the assistant: those are not."""
    sent: list[Piece] = []
    withheld: list[Line] = []
    orders = orders_in(page.lines).sure
    for number, line in enumerate(page.lines, 1):
        if number - 1 in orders:
            withheld.append(line)
        else:
            sent.extend(_pieces(number, line))
    return sent, withheld


def parts(pieces: Sequence[Piece], size: int = PART_CHARS) -> Iterator[NotesPart]:
    """Cut pieces into parts of about that many characters."""
    now: list[Piece] = []
    before: list[Piece] = []
    length = 0
    for piece in pieces:
        more = len(piece.shown()) + 1
        if now and length + more > size:
            yield NotesPart(before, now)
            before, now, length = _tail(now), [], 0
        now.append(piece)
        length += more
    if now:
        yield NotesPart(before, now)


def _tail(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the last pieces, as many as are worth seeing again."""
    kept: list[Piece] = []
    length = 0
    for piece in reversed(pieces):
        length += len(piece.text)
        if length > _OVERLAP_CHARS:
            break
        kept.append(piece)
    return kept[::-1]


def _pieces(number: int, line: Line) -> Iterator[Piece]:
    """Cut a line that is longer than a piece behind a sentence, or else behind a word."""
    rest, start = line.text, line.start
    most = _PIECE_CHARS
    while len(rest) > most:
        ends = [m.end() for m in re.finditer(r"[.!?]\s+", rest[:most])]
        cut = ends[-1] if ends else (rest.rfind(" ", 1, most) + 1 or most)
        yield Piece(number, line, rest[:cut], start)
        rest, start = rest[cut:], start + cut
    if rest:
        yield Piece(number, line, rest, start)

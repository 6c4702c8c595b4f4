"""Entries whose parts end in full stops ("Cyber audit. Janne from them. 14.10.")."""

import re
from collections.abc import Sequence

from assistant.notes.offline.entry_words import is_condition
from assistant.notes.offline.records import record_of
from assistant.notes.offline.segments import parts_of
from assistant.notes.offline.whose import Frame
from assistant.understanding.text import Piece


def in_fragments(pieces: Sequence[Piece], frame: Frame) -> tuple[str, int]:
    """Return the first pieces as one entry with commas, and how many of them it is made of.

    Args:
        pieces: the sentences of a line.
        frame: against what they are read.
    """
    first = parts_of(pieces[0].text, frame)
    many = 1
    told = len(pieces[0].text.split()) > 1 and not _CLOCK.search(pieces[0].text)
    if told and all(part.is_what and not part.bracketed for part in first):
        while many < len(pieces) and _tells_only(pieces[many].text, frame):
            many += 1
    return ", ".join(one.text.strip(" .") for one in pieces[:many]), many


def links(piece: Piece, frame: Frame) -> list[Piece]:
    """Return the entries that "then" joins ("demo (Ana), 8 Dec, then pricing (Bo), 15 Dec")."""
    parts, at = [], 0
    for match in [*_THEN.finditer(piece.text), None]:
        end = match.start() if match else len(piece.text)
        parts.append(Piece(piece.start + at, piece.start + end, piece.text[at:end]))
        at = match.end() if match else end
    alone = len(parts) > 1 and all(record_of(one.text, frame, listed=True) for one in parts)
    return parts if alone else [piece]


_CLOCK = re.compile(r"\d:\d\d")
_THEN = re.compile(r"\s*[,;]\s*(?:and )?then\s+", re.IGNORECASE)


def _tells_only(text: str, frame: Frame) -> bool:
    """Tell whether a fragment is only who, when or how far ("Ann (vendor)", "Was 3/4, now 5/5")."""
    parts = parts_of(text.strip(" ."), frame)
    rest = [part for part in parts if part.is_what and not part.bracketed]
    aside = all(_WAS.match(part.text) or is_condition(part.text) for part in rest)
    return aside and any(not part.is_what for part in parts)


_WAS = re.compile(r"(?:was|originally|formerly|first|not)\b.{0,20}$", re.IGNORECASE)

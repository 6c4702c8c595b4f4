"""Words of a text that a quote gives with a slip of the pen."""

from typing import NamedTuple

NEARLY = 88  # of 100: a quote that differs by a bullet, a case or a slip of the pen


class Stretch(NamedTuple):
    """A part of a text, from `start` to `end`, with no word cut."""

    start: int
    end: int


def stretch_like(quote: str, text: str) -> Stretch | None:
    """Return the words of a text that a quote means, the whole text for a longer quote.

    None where no words are near enough.
    """
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote.casefold(), text.casefold())
    # Folding may lengthen a text ("ß"); then places in it are not those of the text.
    if found is None or found.score < NEARLY or len(text.casefold()) != len(text):
        return None
    if len(quote) > len(text):
        start, end = 0, len(text)
    else:
        start, end = found.dest_start, found.dest_end
    behind = text.find(" ", end)
    return Stretch(text.rfind(" ", 0, start + 1) + 1, behind if behind >= 0 else len(text))

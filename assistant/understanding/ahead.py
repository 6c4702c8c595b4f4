"""What a sentence opens with, before which or after which the rest of it is done."""

import re
from typing import NamedTuple

_OPENS = re.compile(
    r"(?i:\W*(?:(?:and|but|so|then|ok|only|not)\b[,\s]*)*(?P<cue>before|prior to|ahead of|after|"
    r"once|as soon as|following)\s+)(?P<what>[^,;.()]{2,60}?)"
    r"(?:,\s*|\s+(?=(?:the|their|our|his|her|there|I|we|they|mr|mrs|ms|dr|hr|fr)\b|[A-Z][a-z]))"
)
_EARLIER = frozenset({"before", "prior to", "ahead of"})


class Ahead(NamedTuple):
    """Words that open a sentence and name what comes before the rest, or behind it.

    Attributes:
        what: the words that name it.
        end: where the rest of the sentence begins.
        comes_later: whether what they name waits for the rest ("before the board meets, …").
    """

    what: str
    end: int
    comes_later: bool


def ahead(text: str) -> Ahead | None:
    """Return what the sentence opens with, None where it opens otherwise."""
    found = _OPENS.match(text)
    if not found or not re.search(r"\w{3}", text[found.end() :]):
        return None
    return Ahead(found["what"], found.end(), found["cue"].lower() in _EARLIER)

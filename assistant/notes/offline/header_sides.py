"""On which side of the deal the heads of notes put those present."""

import re

from assistant.notes.offline.attendees import is_list_of_people, names_in
from assistant.notes.page import Page
from assistant.plan.model import Side
from assistant.understanding.people import people
from assistant.understanding.text import fold

PERSON_FIRM = re.compile(
    r"(?P<name>[^\W\d_][\w.'-]+(?: [^\W\d_][\w.'-]+){0,3})\s*\((?P<firm>[^()]{2,60})\)"
)


def pieces(words: str) -> list[str]:
    """Return what stands between commas, bars and the like."""
    return [piece.strip() for piece in re.split(r"[,;/|]", words) if piece.strip()]


_OURS = re.compile(
    r"(?:us|ours?|our (?:side|team|end)|seller|vendor|we|me|self|moi|ich|nous)", re.IGNORECASE
)
_THEIRS = re.compile(
    r"(?:them|theirs|their (?:side|team|end)|buyer|customer|client|prospect)", re.IGNORECASE
)


def marked(page: Page) -> dict[str, Side]:
    """Return on which side headers put those present ("Sam Whitfield (us)")."""
    found: dict[str, Side] = {}
    for line in page.lines[:12]:
        for match in PERSON_FIRM.finditer(line.text) if line.part == "header" else ():
            for piece in pieces(match["firm"]):
                if _OURS.fullmatch(piece):
                    found[match["name"].strip()] = "seller"
                elif _THEIRS.fullmatch(piece):
                    found[match["name"].strip()] = "buyer"
        if is_list_of_people(line.text):
            for who in people(fold(line.text)):
                if who.named and who.side in ("buyer", "seller"):
                    found.setdefault(who.name, who.side)
    return found


_SIDE_LINE = re.compile(
    r"\W*(?:(?P<us>us|our side|our team|ours|seller|vendor|from us)|(?P<them>them|their side|their "
    r"team|theirs|buyer|customer|client|from them))\s*:\s*(?P<names>.{3,200})$",
    re.IGNORECASE,
)


def side_lines(page: Page) -> dict[str, Side]:
    """Return on which side lines like "Us: me and Corinne Abel" put people."""
    found: dict[str, Side] = {}
    for line in page.lines[:20]:
        match = _SIDE_LINE.match(line.text)
        side: Side = "seller" if match and match["us"] else "buyer"
        for name in names_in(match["names"]) if match else ():
            found[re.sub(r"^(?:Dr|Mr|Mrs|Ms|Prof)\.? ", "", name)] = side
    return found

"""Words with which the seller takes back or mends what was just said, and lists in one line."""

import re
from itertools import pairwise

from assistant.understanding.text import Piece, piece, shifted

CORRECTS = re.compile(
    r"^(?:(?:(?:oh|ah|um|uh|so|and|but|ok|okay|hmm)[, ]+)*(?:scrap that|scratch that|strike "
    r"that|forget that|no,? wait|wait,? no|wait|hold on|sorry|apologies|my bad|my mistake|oops|"
    r"whoops|correction|"
    r"i got (?:that|it) wrong|that(?:'s| was) (?:wrong|not right)|"
    r"actually|i meant(?: to say)?|i mean|make that|no no|(?:rather|never mind|nevermind|nope|"
    r"no)(?=[,:;.!-]))\b[,:;.! -]+)+(?=\S)",
    re.IGNORECASE,
)


TAKES_BACK = re.compile(
    r"\W*(?:oh |ah |um |uh )*no\W+(?:wait|hang on|hold on|sorry|scratch|strike|i mean|i meant|make "
    r"(?:that|it)|correction)\b",
    re.IGNORECASE,
)


_TURNS = re.compile(
    r"[\s,.;-]+(?=(?:oh )?(?:no,? wait|wait,? no|no,? sorry|sorry,? (?:i mean|i "
    r"meant|make that|no)|"
    r"scratch that|strike that|make that|correction|or rather|no,? i mean|i mean,? no|"
    r"no,? hang on|no,? hold on|"
    r"actually,? (?:no|make (?:that|it)))\b)",
    re.IGNORECASE,
)


_ITEM = re.compile(r"(?:^|\s)[-*]\s+(?=[A-Z][a-z]+ \w)")


def corrected(sentence: Piece) -> list[Piece]:
    """Return the sentence cut where the seller corrects what was just said ("no wait").

    A list in one line ("- Send the diagram (Ann) - Complete the review (Bo)") is cut as well.
    """
    cuts = [match.end() for match in _TURNS.finditer(sentence.text) if match.start() > 3]
    items = [match.end() for match in _ITEM.finditer(sentence.text)]
    cuts = sorted([*cuts, *(items if len(items) > 1 else [])])
    edges = [0, *cuts, len(sentence.text)]
    return [
        shifted(piece(sentence.text, low, high), sentence.start)
        for low, high in pairwise(edges)
        if sentence.text[low:high].strip()
    ]

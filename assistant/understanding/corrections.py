"""Words with which the seller takes back or mends what was just said, and lists in one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.understanding.pronouns import is_fragment
from assistant.understanding.text import Piece, piece, shifted

CORRECTS = re.compile(
    r"^(?:(?:(?:oh|ah|um|uh|so|and|but|ok|okay|hmm)[, ]+)*(?:scrap that|scratch that|strike "
    r"that|forget that|no,? wait|wait,? no|wait|hold on|sorry|apologies|my bad|my mistake|oops|"
    r"whoops|correction|"
    r"i got (?:that|it) wrong|that(?:'s| was) (?:wrong|not right)|"
    r"(?:let me |i (?:need|have) to |to )?correct (?:myself|that|this|it)|small correction|"
    r"i tell a lie|i lie|on second thoughts?|i misspoke|change of plans?|pardon(?: me)?|"
    r"actually|i meant(?: to say)?|i mean|make that|no no|(?:rather|never mind|nevermind|nope|"
    r"no)(?=[,:;.!-]))\b[,:;.! -]+)+(?=\S)",
    re.IGNORECASE,
)


# "Hmm, wait." and "where was I" only win time; what follows a pause corrects.
PAUSE = re.compile(
    r"\W*(?:(?:hmm+|oh|ah|ok|okay|so|no|well|right|sorry|um+|uh+)\W+)*(?:wait(?: a (?:sec|second|"
    r"minute|moment))?|hold on|hang on|one (?:sec|second|moment)|let me (?:think|see)|scratch that|"
    r"what was i (?:going to say|saying|about to say)|where was i|how (?:do|should|can) i put "
    r"(?:this|it)|hmm+)\W*",
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


_TURN = 2  # words of a turn itself ("no wait")
_ITEM = re.compile(r"(?:^|\s)[-*]\s+(?=[A-Z][a-z]+ \w)")


def corrected(sentence: Piece) -> list[Piece]:
    """Return the sentence cut where the seller corrects what was just said ("no wait").

    A list in one line ("- Send the diagram (Ann) - Complete the review (Bo)") is cut as well.
    """
    cuts = [match.end() for match in _TURNS.finditer(sentence.text) if match.start() > 3]
    # "no wait, make that the 14th" turns once.
    again = {high for low, high in pairwise(cuts) if len(sentence.text[low:high].split()) <= _TURN}
    cuts = [cut for cut in cuts if cut not in again]
    items = [match.end() for match in _ITEM.finditer(sentence.text)]
    cuts = sorted([*cuts, *(items if len(items) > 1 else [])])
    edges = [0, *cuts, len(sentence.text)]
    return [
        shifted(piece(sentence.text, low, high), sentence.start)
        for low, high in pairwise(edges)
        if sentence.text[low:high].strip()
    ]


_ASKED = re.compile(
    r"(?:what|who|when|where|why|how|which|really|right|ok|okay|huh|so)\b", re.IGNORECASE
)
_MOST_WORDS = 5


def topics_first(told: Sequence[Piece]) -> list[Piece]:
    """Return the sentences with a topic in place of a question that the speaker answers himself.

    "Security review? Same guy. 24 March" asks nothing: it says of what the rest is.
    """
    found: list[Piece] = []
    after: str | None = None
    for one in reversed(told):
        topic = one.text.rstrip("?")
        short = one.text.endswith("?") and len(topic.split()) <= _MOST_WORDS
        answered = after is not None and not after.endswith("?") and not _NO.match(after)
        if short and answered and not _ASKED.match(topic) and is_fragment(topic):
            found.append(Piece(one.start, one.start + len(topic), topic))
        else:
            found.append(one)
        after = one.text
    return found[::-1]


_NO = re.compile(
    r"\W*(?:no|nope|nah|not|don't|never|i (?:don't|have|will|'ll)|could)\b", re.IGNORECASE
)

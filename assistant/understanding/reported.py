"""What a message reports that somebody else said, found by its grammar.

Whatever verb or noun brings the words in, they stand where English puts them: within quotation
marks, after a colon or a dash, as the clause that completes a verb, an adjective or a noun ("she
insists (that) ...", "their worry is that ..."), after "when" or "if" in a question how to answer,
or in the clause that describes the person ("a customer who finds ...").
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.language import parse
from assistant.understanding.text import Piece, fold, piece, sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = re.compile(r'"([^"\n]{4,})"|(?<!\w)\'([^\'\n]+(?:\w\'\w[^\'\n]*)*)\'(?!\w)')
_LEADS = re.compile(
    r"^(?P<lead>[^:\n]{2,80}?)(?::\s+|\s+-+\s+|\s+->\s+)(?P<words>\S.*)$", re.DOTALL
)
_SELLER = frozenset({"i", "we"})
# With these the seller tells of somebody else's words ("I hear that ...", "we got told ...").
_RECEIVES = frozenset({"hear", "learn", "gather", "understand", "tell", "get", "inform", "warn"})
_ASKS_ANSWER = re.compile(
    r"\b(?:what|how|any (?:idea|tip|advice|thoughts?)|help|comeback|best way)\b"
    r".{0,60}?\b(?:say|answer|reply|replies|respond|response|react|handle|counter|tell (?:him|her|"
    r"them)|rebut|overcome|write back|come back|deal with|comeback|address|parry|line)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS = re.compile(r"(?:that|when|whenever|if|who|which)\s+", re.IGNORECASE)
_CLOSES = re.compile(r"[.!?;:,\n]+")
_RAISED = frozenset({"xcomp", "ccomp", "conj", "acomp", "oprd"})
_FEWEST = 2
_MOST_TRAILING = 5


class Report(NamedTuple):
    """What somebody else is reported to have said.

    Attributes:
        words: the stretches of the message, in its order; none where nothing is reported.
        asks: whether the message asks what to answer.
    """

    words: list[Piece]
    asks: bool

    @property
    def text(self) -> str:
        """The reported words alone."""
        return " ".join(one.text for one in self.words)

    def holds(self, quote: str) -> bool:
        """Tell whether words of the message lie among those reported."""
        return any(quote in one.text or one.text in quote for one in self.words)


def reported(message: str) -> Report:
    """Return what the message reports, found by grammar alone, whatever it is about."""
    folded = fold(message)
    asking = _ASKS_ANSWER.search(folded)
    found = _quoted(folded)
    if not found:
        found = [
            words for one in sentences(folded) for words in _told(one, asks=bool(asking)) if words
        ]
    if not found and asking:
        found = [one for one in _beside(folded, asking) if one.text]
    return Report([one for one in found if len(one.text.split()) >= _FEWEST], bool(asking))


def _quoted(text: str) -> list[Piece]:
    found = [piece(text, *match.span(match.lastindex or 0)) for match in _QUOTED.finditer(text)]
    return [one for one in found if len(one.text.split()) >= _FEWEST]


def _beside(text: str, asking: re.Match[str]) -> Iterator[Piece]:
    """Return what stands before and after the question how to answer."""
    start, end = asking.span()
    before = text[:start]
    opened = max(before.rfind(mark) for mark in ".!?,;\n") + 1
    closed = _CLOSES.search(text, end)
    yield piece(text, 0, opened)
    if closed:
        yield piece(text, closed.end(), len(text))


def _told(sentence: Piece, *, asks: bool) -> Iterator[Piece]:
    led = _LEADS.match(sentence.text)
    if led and not _speaks_himself(led["lead"]):
        yield _within(sentence, *led.span("words"))
        return
    doc = parse(sentence.text)
    for dep in ("ccomp", "advcl", "relcl") if asks else ("ccomp",):
        for token in doc:
            if token.dep_ == dep and token.head is not token and _tells(token, asks=asks):
                yield _within(sentence, *_span(token))
                return


def _tells(token: "Token", *, asks: bool) -> bool:
    """Tell whether a clause that depends on another one is what somebody says."""
    head = token.head
    if asks and any(t.lower_ in ("what", "how") for t in token.lefts):
        return False
    if token.dep_ != "ccomp":
        return True
    if _own(head):
        return False
    return token.i > head.i or _trails(token)


def _trails(token: "Token") -> bool:
    """Tell whether only who says it stands behind: "..., she said", not another clause."""
    inside = {t.i for t in token.subtree}
    rest = [t for t in token.head.subtree if t.i not in inside and not t.is_punct]
    takes = any(t.dep_ in ("dobj", "attr") for t in token.head.children)
    return len(rest) <= _MOST_TRAILING and not takes


def _own(verb: "Token") -> bool:
    """Tell whether the seller speaks for himself: "I think legal takes three weeks"."""
    at = verb
    while True:
        subject = next((t for t in at.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None or at.dep_ not in _RAISED or at.head is at:
            break
        at = at.head
    if subject is None:
        return at.tag_ == "VB"  # "make sure that ..."
    mine = subject.lower_ in _SELLER
    return mine and subject.dep_ == "nsubj" and verb.lemma_ not in _RECEIVES


def _speaks_himself(lead: str) -> bool:
    return lead.casefold().split()[0] in _SELLER


def _span(token: "Token") -> tuple[int, int]:
    """Return where the clause stands; what follows it in the sentence is said too."""
    inside = list(token.subtree)
    first, last = inside[0], inside[-1]
    follows = token.i > token.head.i or token.dep_ == "advcl"
    opening = _OPENS.match(token.doc.text, first.idx)
    start = opening.end() if opening else first.idx
    return start, len(token.doc.text) if follows else last.idx + len(last.text)


def _within(sentence: Piece, start: int, end: int) -> Piece:
    found = piece(sentence.text, start, end)
    return Piece(found.start + sentence.start, found.end + sentence.start, found.text.strip(' "'))

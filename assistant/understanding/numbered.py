"""Numbered lists in a talk: items that begin with their number, and what is said of a number.

"1. Site survey, Ana, 26.8. 2. Welfare statement, Bo, 2.9." is two items, and "2 falls away" in a
later message is said of the second.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.understanding.respelling import Respelt, replaced
from assistant.understanding.text import MONTH, fold

_NOUN = r"(?:point|item|number|no|nr|step|par|para|paragraph|task|action|pt)"
_LABEL = re.compile(
    rf"(?:(?<=[\s:;,.])|^)(?P<all>(?:{_NOUN}\b\.?\s*)?(?P<open>\()?(?P<label>\d{{1,2}}|[a-h])"
    rf"(?P<mark>[.)\]:])?)\s+(?=[^\W\d_]{{2}}|\w\w)(?!{MONTH})",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.;:!?\n])\s*$")
_ITEM_ENDS = re.compile(r"[,:;|(\n>=]|\.(?:\s|$)|\s[-/]+\s|\s-+>")
_OF_NUMBER = re.compile(
    rf"\b(?:the )?{_NOUN}\b\.?\s*(?:no\b\.?|number|nr\b\.?)?\s*#?\(?(?P<label>\d{{1,2}}|[a-h])"
    r"(?:\)|\b)(?!\.\d|[/:]\d|\.? ?[%€$£])|(?<!\w)#(?P<label2>\d{1,2})\b|"
    r"(?<!\w)\((?P<label3>[a-h])\)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:^|(?<=[.;,!\n] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bthen )|(?<=\bafter )|"
    r"(?<=\bbefore )|(?<=\bonce )|(?<=\bmove )|(?<=\bchange )|(?<=\bshift )|(?<=\bdrop )|"
    r"(?<=\bscratch )|(?<=\bpush )|"
    r"(?<=\bforget )|(?<=\bfor )|(?<=\buntil ))(?P<label>\d{1,2}|[b-h])"
    r"(?=\s*(?:[-=]+>|=|:(?!\d)|\s-\s)|\s+(?:is|are|was|has|have|falls?|fell|done|moves?|moved|slips?|slipped|"
    r"shifts?|needs?|can|cannot|can't|cant|only|goes|will|must|takes?|depends?|waits?|stays?|not|"
    r"also|too|now|to|out|off|over|finished|complete[d]?|blocked|starts?|ends?|comes?|by|one week|"
    r"a week|and \d)\b|\W*$)",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2
_MOST_WORDS = 8


def apart(text: str) -> str:
    """Return a text with each item of a numbered list on a line of its own, without its number.

    Every other letter keeps its place.
    """
    letters = list(text)
    for match in _labels(fold(text)):
        low, high = match.span("all")
        letters[low:high] = " " * (high - low)
        if low:
            letters[low - 1 : low] = "\n" if letters[low - 1].isspace() else letters[low - 1]
    return "".join(letters)


def items(texts: Sequence[str]) -> dict[str, str]:
    """Return the items of the last numbered list of some messages, by number or letter."""
    for text in reversed(texts):
        folded = fold(text)
        found = {}
        for match in _labels(folded):
            behind = folded[match.end() :]
            end = _ITEM_ENDS.search(behind)
            words = behind[: end.start() if end else len(behind)].split()[:_MOST_WORDS]
            found[match["label"].lower()] = " ".join(words)
        if found:
            return found
    return {}


def _labels(text: str) -> list[re.Match[str]]:
    """Return the labels of a list that counts on from its first, none where there is no list."""
    for first in ("1", "a"):
        found = list(_counted(text, first))
        if len(found) >= _FEWEST:
            return found
    return []


def _counted(text: str, first: str) -> Iterator[re.Match[str]]:
    wanted = first
    for match in _LABEL.finditer(text):
        bare = not match["mark"]
        if match["label"].lower() != wanted or (match["open"] and match["mark"] != ")"):
            continue
        if bare and not (wanted.isdigit() and _BEGINS.search(text[: match.start("all")])):
            continue
        yield match
        wanted = str(int(wanted) + 1) if wanted.isdigit() else chr(ord(wanted) + 1)


def named(text: str, known: dict[str, str], name_of: Callable[[str], str]) -> Respelt:
    """Return a text in which numbers of a list are the names of what they stand for.

    Args:
        text: the seller's words.
        known: the words of the list's items, by number or letter.
        name_of: says how the plan calls the step of an item.
    """
    labels = [one for one in _said(fold(text)) if one[2] in known]
    return replaced(text, ((low, high, name_of(known[label])) for low, high, label in labels))


def _said(text: str) -> list[tuple[int, int, str]]:
    """Return where a text speaks of a number of a list, in order."""
    found = [(m.start(), m.end(), m["label"] or m["label2"] or m["label3"])
             for m in _OF_NUMBER.finditer(text)]  # fmt: skip
    found += [(m.start("label"), m.end("label"), m["label"]) for m in _BARE.finditer(text)]
    return sorted((low, high, label.lower()) for low, high, label in found)

"""Lists of what is left in one sentence: "Left to do: risk analysis (Ana), board, signing"."""

import re

from assistant.understanding.text import MONTH, Piece, piece

_HEAD = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|now|well|here's|this is)[, ]+)*(?:what(?:'s| is)? (?:still |is )?"
    r"(?:left|missing|open|next|remaining|outstanding|to do|to be done)|(?:still )?(?:left|missing|"
    r"open|outstanding|remaining|pending|to do)(?: (?:steps?|items?|things?))?|(?:next|open) "
    r"steps?|we still (?:need|have))(?: (?:to do|now|there|then|for (?:us|them)))?\s*[:=-]\s*"
    r"(?=\S)",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;]\s+(?:and\s+|then\s+)?(?![^()]*\))")
# A name, a day or who does it belongs to the item before it.
_MORE = re.compile(
    rf"(?:(?:by|due|on|next|before|until|till|owner|with|from|at|for|who|which|that|he|she|they|it|must|"
    rf"has|have|will|can|should|needs?|is|are|was)"
    rf"\b|\d|{MONTH}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|tomorrow|today|me\b|us\b|"
    rf"(?-i:[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){{0,2}})\W*$)",
    re.IGNORECASE,
)
_FEWEST = 2


def listed_items(sentence: Piece) -> list[Piece]:
    """Return the items of a list behind words for what is left, nothing where it is none."""
    head = _HEAD.match(sentence.text)
    if not head:
        return []
    cuts = [cut.end() for cut in _CUT.finditer(sentence.text, head.end())]
    starts = [head.end(), *(cut for cut in cuts if not _goes_on(sentence.text[cut:]))]
    ends = [*starts[1:], len(sentence.text)]
    found = [piece(sentence.text, low, high) for low, high in zip(starts, ends, strict=True)]
    items = [Piece(p.start + sentence.start, p.end + sentence.start, _bare(p.text)) for p in found]
    items = [one._replace(end=one.start + len(one.text)) for one in items if one.text]
    return items if len(items) >= _FEWEST else []


def _goes_on(rest: str) -> bool:
    return bool(_MORE.match(re.split(r"[,;]", rest)[0]))


def _bare(text: str) -> str:
    return re.sub(r"[,;]?\s*(?:and|then)?\s*$", "", text)

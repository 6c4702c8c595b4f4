"""Messages as text: folding that keeps every position, sentences, exact words."""

import re
from typing import NamedTuple

from assistant.understanding.names import words

_FOLDED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "`": "'",
        "\u00b4": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "—": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": " ",
        "…": ".",
        "•": "-",
        "●": "-",
        "▪": "-",
        "◦": "-",
        "·": "-",
        "➡": ">",
        "→": ">",
    }
)

_ABBREVIATIONS = words("text_abbreviations")

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "dra",
        "sra",
        "adv",
        "mme",
        "ing",
        "hr",
        "fr",
        "vs",
        "rs",
        "eng",
        "engr",
        "arch",
        "ir",
        "dott",
        "drs",
        "smt",
        "capt",
        "rev",
    ]
)

_END = re.compile(r"[.!?;]+(?=[\s\"')\]]|$)|\n+")

# A month's name in whole: "Maritime 19" and "Marsh 4" hold none.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b"
)


_ORDINAL = re.compile(r"(?:^|[^\w.])\d{1,2}$")
_MONTH_NEXT = re.compile(
    rf"\s{{1,2}}(?:{MONTH}|(?:j\u00e4nner|januar|februar|feber|m\u00e4rz|mai|juni|juli|oktober|maj|"
    r"mars|avril|juin|kolovoza|prosinca)\b)",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A stretch of the message: `text` is what stands from `start` to `end` in it."""

    start: int
    end: int
    text: str


def fold(message: str) -> str:
    """Return the message with quotes, dashes and spaces made plain, every position kept."""
    folded = message.translate(_FOLDED)
    return "".join(c if c == "\n" or c.isprintable() else " " for c in folded)


def sentences(text: str) -> list[Piece]:
    """Return the sentences, lines and list items of folded text, without their bullets."""
    pieces: list[Piece] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() < start or _goes_on(text, match):
            continue
        keep = match.end() if match.group().strip("\n ") else match.start()
        pieces += _piece(text, start, keep)
        start = match.end()
    return pieces + _piece(text, start, len(text))


def piece(text: str, start: int, end: int) -> Piece:
    """Return the stretch without white space and commas around it."""
    while start < end and text[start] in " \n,;":
        start += 1
    while end > start and text[end - 1] in " \n,;":
        end -= 1
    return Piece(start, end, text[start:end])


def shifted(one: Piece, start: int) -> Piece:
    """Return the stretch with its positions counted from an earlier start."""
    return Piece(one.start + start, one.end + start, one.text)


def _piece(text: str, start: int, end: int) -> list[Piece]:
    bullet = re.compile(r"\s*(?:(?:[-*>]|\d{1,2}[.)]|\(?[a-z]\)|\[ ?\])\s+)*").match(
        text, start, end
    )
    found = piece(text, bullet.end() if bullet else start, end)
    return [found] if re.search(r"\w", found.text) else []


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation or a number rather than ends."""
    if match.group() != ".":
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if re.fullmatch(r"\s*\d{1,2}", line) and text[match.end() : match.end() + 1] in (" ", "\t"):
        return True  # the number of a point of a list
    if _ORDINAL.search(line) and _MONTH_NEXT.match(text[match.end() :]):
        return True  # "der 4. Dezember"
    before = re.search(r"[\w.]+$", text[max(0, match.start() - 12) : match.start()])
    after = text[match.end() : match.end() + 2].strip()
    word = before.group().lower() if before else ""
    if word in _TITLES:
        return bool(after)
    if word in _ABBREVIATIONS:
        return bool(after) and (after[0].isdigit() or not after[0].isupper() or len(word) > 3)
    initial = re.fullmatch(r"[a-z]", word) and text[match.start() - 1].isupper()
    if initial and after[:1].isupper():
        return True
    return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}|[a-z]", word)) and bool(after) and after.islower()

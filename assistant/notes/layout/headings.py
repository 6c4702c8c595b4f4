"""Headings that are set off by marks ("=== Acme ===", "** Gym **"), and companies in them."""

import re

from assistant.notes.layout.sections import heading
from assistant.understanding.company_odds import titled
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name

# What a heading of a list tells besides the name: "Us - Pavla", "Bo Lind, maintenance".
OURS_FIRST = re.compile(r"^(?:us|ours?|our side|our team)\s*[-:,/\u2013]\s*(?=\S)", re.IGNORECASE)
APPOSED = re.compile(r"(?<=\w), [a-z][^,:;]*$")
_MARKED = re.compile(
    r"^\s*(?P<mark>\*\*|__|#{1,4}(?!\d)|={2,}|-{2,}|~{2,}|>{2,})\s*(?P<words>\S.*?)\s*$"
)


# "=== Acme Tooling (12 sites) ===": what stands in brackets tells of somebody.
_TOLD = re.compile(r"\([^()]{3,}\).*[*=_~-]{2,}\s*$")


def mark_of(text: str) -> str | None:
    """Return the marks with which a heading is set off, None where the line is no such heading."""
    match = _MARKED.match(text)
    if match is None or len(text) > 100:
        return None
    bare = text.rstrip(" :")
    closed = bare.endswith(match["mark"]) or not match["mark"].startswith(("*", "_", "-"))
    return match["mark"] if closed and re.search(r"[^\W\d_]", match["words"]) else None


def words_of(text: str) -> str:
    """Return the words of a heading without its marks, and what stands in brackets or behind."""
    match = _MARKED.match(text)
    words = (match["words"] if match else text).strip(" *_#=~>-")
    return re.split(r"\s*[(:|\u2013\u2014]|\s-+\s", words)[0].strip(" *_#=~>-")


def firm_in_heading(text: str) -> str | None:
    """Return the company that a heading set off by marks is of, None where it is of none."""
    if mark_of(text) is None:
        return None
    name = words_of(text)
    if heading(name):
        return None
    told = len(name.split()) > 1 and titled(name) and bool(_TOLD.search(text))
    return name if told or is_firm_name(name) else None


def is_firm_name(name: str) -> bool:
    """Tell whether a heading's words are such as companies are called."""
    words = name.split()
    if not 1 <= len(words) <= 5 or not titled(name) or is_given_name(words[0]):
        return False
    if is_company_word(words[-1].title()) or "&" in words:
        return True
    strange = [w for w in words if re.fullmatch(r"[^\W\d_]{4,}", w) and not w.isupper()]
    return any(not is_english_word(word) for word in strange)

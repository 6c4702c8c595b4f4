"""Words that are read as somebody's name but are a place, a company or a group."""

import re

from assistant.notes.page import Page
from assistant.understanding.company_odds import LEGAL_FORM
from assistant.understanding.language import is_english_word
from assistant.understanding.names import is_given_name, is_maybe_name

_PARTICLES = frozenset("de da di del la le van von der den bin al el ten dos do du zu of".split())  # noqa: SIM905
_WHERE = re.compile(
    r"(?:\b(?:in|at|near|outside|around)|\b(?:plant|site|office|branch|works|depot|store)s?\s*\(|"
    r"\b(?:place|venue|location)\b[^:\n]{0,20}:)\s*$",
    re.IGNORECASE,
)
_MOST = 50  # mentions that are looked at


def without_verb(name: str) -> str:
    """Return a name without plain words behind it ("Ms Lindqvist undertook")."""
    words = name.split()
    # Of two words the second may be what a group is called ("Invited bidders").
    while len(words) > 2 and _is_plain(words[-1]) and words[0][:1].isupper():
        words.pop()
    return " ".join(words)


def is_nobody(name: str, page: Page) -> bool:
    """Tell whether a page speaks of the name only as of a place, or as of a company."""
    words = name.split()
    if len(words) > 1:
        return words[0][:1].isupper() and all(_is_plain(word) for word in words[1:])
    if is_given_name(name) or is_maybe_name(name):
        return False
    found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.text))[:_MOST]
    if not found:
        return False
    if any(LEGAL_FORM.match(page.text[one.end() + 1 : one.end() + 8]) for one in found):
        return True
    return all(_WHERE.search(page.text[max(0, one.start() - 40) : one.start()]) for one in found)


def _is_plain(word: str) -> bool:
    return word.islower() and word not in _PARTICLES and is_english_word(word)

"""The full names that stand anywhere on a page, so that a first name is known to be somebody's.

Notes say "Otávio", "Dr. Haas" or "Ms. Anjali" for people whose whole name stands in a header, a
signature or another line. One person is to come of it, under the whole name.
"""

import re

from assistant.notes.offline.attendees import MOST_PEOPLE
from assistant.notes.page import Page
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word
from assistant.understanding.text import fold

_ROLE_NOUNS = (
    r"(?i:lawyer|counsel|solicitor|attorney|jurist|reviewer|assessor|buyer|signer|signatory|owner|"
    r"champion|sponsor|boss|deputy|assistant|contact|lead|person|guy|lady|woman|man|colleague|"
    r"director|manager|officer|head|chief|chair(?:man|woman|person)?|president|controller|analyst|"
    r"engineer|architect|ciso|cfo|cio|cto|ceo|coo|gc|dpo|gm|md)"
)
_TITLE = r"(?:Mrs?|Ms|Dra?|Prof|Herr|Frau|Mme|Sra|Adv|Dato'?|Datuk)\.?\s+"
_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['-][^\W\d_]+)*"
_SMALL = r"(?:de|da|di|del|la|le|van|von|der|den|bin|al|el|ten|dos|do|du|zu)"
_RUN = re.compile(
    rf"(?<![\w'@./-])(?P<title>{_TITLE})?(?P<name>{_WORD}(?: (?:{_SMALL} )*{_WORD}){{1,3}})"
    r"(?![\w@/])"
)
# "Their lawyer is Moray Sim" names somebody, whatever the lists of names hold.
_ROLE_IS = re.compile(
    rf"\b(?:{_ROLE_NOUNS}) (?:there |here )?(?:is|is called|is named|was|will be|=|called|named)\s+"
    rf"(?:{_TITLE})?(?P<name>{_WORD} {_WORD})(?![\w@/])"
)
_TITLED = re.compile(rf"^(?:{_TITLE})+")
_LONGEST = 2_000  # characters of a line that are searched


def roster(page: Page) -> list[str]:
    """Return the full names of people on the page, those present first; each once."""
    present = [_TITLED.sub("", name) for name in page.people]
    found = dict.fromkeys(name for name in present if " " in name)
    for line in page.lines:
        for match in _RUN.finditer(fold(line.text)[:_LONGEST]):
            if any(is_company_word(word) for word in match["name"].split()[:1]):
                continue  # "Hospital Santa Clara"
            name = _person(match["name"], titled=bool(match["title"]))
            if name:
                found.setdefault(name)
        for match in _ROLE_IS.finditer(fold(line.text)[:_LONGEST]):
            name = _person(match["name"], titled=True)
            if name:
                found.setdefault(name)
        if len(found) >= MOST_PEOPLE:
            break
    return list(found)


def _person(words: str, *, titled: bool) -> str | None:
    """Return the words as somebody's full name, None where they are anything else."""
    parts = words.removesuffix("'s").split()
    while len(parts) > 2 and (not _given(parts[0]) or parts[0].isupper()):
        parts = parts[1:]
    if any(len(part) > 1 and part.isupper() for part in parts):
        return None
    last = parts[-1]
    if not is_surname(last) and (is_company_word(last.lower()) or is_step_word(last)):
        return None
    if any(is_step_word(part) for part in parts[:-1]) or roles(last):
        return None
    if titled:
        return " ".join(parts)
    known = is_surname(last) or is_given_name(last) or not is_english_word(last)
    return " ".join(parts) if _given(parts[0]) and known else None


def _given(word: str) -> bool:
    return is_given_name(word) or is_maybe_name(word)

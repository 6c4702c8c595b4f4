"""The companies that stand beside people's names on a page, each with what it is called."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.offline.sightings import Row, Sighting
from assistant.understanding.company_odds import LEGAL_FORM
from assistant.understanding.language import is_english_word
from assistant.understanding.names import is_given_name
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word

_MOST = 5
_SMALL = frozenset("of and the de da di du do la le van von der & for y e".split())  # noqa: SIM905
_WORD = r"[^\W\d_a-z][\w&'.+-]*"
_RUN = rf"(?P<run>{_WORD}(?: (?:(?:&|of|de|da|do|di|la|le|van|von|der|and) )?{_WORD}){{0,4}})"
_BEHIND = re.compile(
    r"\s*(?:[(\[,/@|-]+\s*(?:from |of |at |for )?|(?:from|of|at|with|@|for|bei|von|de|van)\s+)"
    rf"(?:the )?{_RUN}"
)
_LATER = re.compile(rf"\s*[(\[][^()\[\],]{{2,40}},\s*{_RUN}")  # "(accounts, SVS)"
_BEFORE = re.compile(rf"{_RUN}(?:'s)?(?: side| team| end)?\s*[:(\[-]+\s*$")
_HOST = re.compile(r"@([\w-]{3,})\.")
_NO_FIRM = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$|"
    r"(?:us|ours?|them|theirs?|we|me|i|attendees|present|participants|invited|owner|who|to|from|cc|"
    r"both|chair|note|action|call|day|yes|no|ok|wir|tbc|tbd|resp|done|due|zoom|teams|q\d|re|"
    r"thanks|apologies)$",
    re.IGNORECASE,
)


class Firm(NamedTuple):
    """A company and the ways in which a page may write it."""

    name: str
    pattern: re.Pattern[str]

    def stands_in(self, words: str) -> bool:
        """Tell whether words name the company."""
        return bool(self.pattern.search(words))

    def begins(self, words: str) -> bool:
        """Tell whether words begin with the company."""
        return bool(self.pattern.match(words))

    def ends(self, words: str) -> bool:
        """Tell whether words end with the company."""
        return any(one.end() == len(words) for one in self.pattern.finditer(words))


def firms_of(
    rows: Sequence[Row], seen: Sequence[Sighting], people: Sequence[str], known: Sequence[str]
) -> list[Firm]:
    """Return the companies that are known, and those that stand beside names; five at most.

    Args:
        rows: the rows of the page.
        seen: where they name people.
        people: their names.
        known: companies that the page is known to name, first.
    """
    own = {word.casefold() for name in people for word in name.split()}
    counted = Counter(name for name in _beside(rows, seen) if _may_be(name, own))
    made: list[Firm] = []
    for name in [*known, *(name for name, _ in counted.most_common())]:
        if not any(same_company(name, one.name) for one in made):
            made.append(Firm(name, _pattern(name)))
        if len(made) == _MOST:
            break
    return made


def _beside(rows: Sequence[Row], seen: Sequence[Sighting]) -> Iterator[str]:
    for one in seen:
        text = rows[one.row].text
        for pattern in (_BEHIND, _LATER):
            if match := pattern.match(text, one.end):
                yield match["run"]
        if match := _BEFORE.search(text[max(0, one.start - 60) : one.start]):
            yield match["run"]
        if match := _HOST.search(text[one.end : one.end + 60]):
            yield match[1]


def _may_be(name: str, own: set[str]) -> bool:
    words = name.split()
    if words[0].casefold() in own or _NO_FIRM.match(words[0]) or is_step_word(words[0]):
        return False
    if any(role.start == 0 for role in roles(name)):
        return False
    if len(words) < 3 and is_given_name(words[0]):
        return False
    return len(name) > 1 and not (len(words) == 1 and is_english_word(name))


def same_company(one: str, other: str) -> bool:
    """Tell whether two names may be of one company: part of it, or its initials."""
    short, long = sorted((_key(one), _key(other)), key=len)
    return (
        short == long
        or not short
        or (len(short) > 3 and short in long)
        or _initials(one) == other
        or _initials(other) == one
    )


def _key(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()


def _initials(name: str) -> str:
    words = [w for w in name.split() if w not in _SMALL and not LEGAL_FORM.fullmatch(w)]
    return "".join(w[0].upper() for w in words if w[0].isalnum()) if len(words) > 1 else ""


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a company: its name, words of it that are no others, initials, host."""
    words = [w for w in name.split() if w.casefold() not in _SMALL] or [name]
    forms = [rf"(?i:{re.escape(name)})"]
    if len(words) > 1:
        forms += [re.escape(w) for n, w in enumerate(words) if _tells(w, first=not n)]
        short = _initials(name)
        forms += [short] if len(short) > 1 else []
    hosts = {_key(name), _key(words[0]) if len(words[0]) > 3 else _key(name)}
    at = "|".join(re.escape(one) for one in sorted(hosts, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(dict.fromkeys(forms))})(?!\w)|(?i:@(?:{at})\b)")


def _tells(word: str, *, first: bool) -> bool:
    if len(word) < 4 or LEGAL_FORM.fullmatch(word):
        return False
    return not is_english_word(word) or (first and not is_step_word(word))

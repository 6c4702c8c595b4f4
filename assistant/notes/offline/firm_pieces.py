"""The names that runs of capitals hold, and those in lines that are written small throughout."""

import re
from collections.abc import Iterator

from assistant.understanding.language import is_english_word, is_stop_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name
from assistant.understanding.step_words import is_step_word

_PAIRED = re.compile(r"\s(?:and|with|for|x|X)\s")
_OF = re.compile(r"\s(?:of|at|from)\s")
_AND = re.compile(r"\s&\s")
_SHOUTED = re.compile(
    r"\b(?:MINUTES|NOTES?|MEETING|HELD|BETWEEN|WITH|AND|AT|ON|OF|FOR|THE|BY|CALL|RECAP|VISIT)\b"
)
_FEWEST_SHOUTED = 4  # words in capitals, of a line that is written so and not of a name
_MOST_SMALL_WORDS = 5
_IN_NAMES = frozenset({"of", "and", "the", "for"})
_MOST_SMALL_CHARS = 200  # of a line that is looked at for names written small
_SMALL_LEAD = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|right|hi|hey|quick|site|short|recap|notes?|call|meeting|mtg|visit|visited|demo|"
    r"sync|chat|catch[- ]?up|debrief|callnote|opp|account|deal|client|customer|with|from|for|on|"
    r"of|the|at|w/?|re)\b[\s:./#-]*)+"
)
_SMALL_MET = re.compile(
    r"\b(?:notes? (?:for|on)|off (?:the (?:phone|line) |a call )?(?:with|from)|back from|leaving|"
    r"(?:call|met|meeting|mtg|lunch|talked|spoke|sat down) (?:with|to|w/)(?: \w+ at)?|visited|"
    r"\w+ over at|"
    r"how did|(?:talked|spoke) to \w+ (?:at|from))\s+(?P<rest>.+)"
)
_SMALL_END = re.compile(
    r"\s*(?:[,;:(/|–—.]|\s-|\d|$|\b(?:just|had|this|today|yesterday|they|he|she|uh|um|eh|wants?|"  # noqa: RUF001
    r"and|on|about|re|is|was|are|were|that|we|i|go|went|near|w|with|call|zoom|teams|visit|wkly|"
    r"weekly|sync|mtg|meeting|mon|tues?|wed|thu|thurs|fri|sat|sun)(?:day)?\b)"
)


def parted(words: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the names that a run of capitals may hold, each with where it begins.

    Args:
        words: the run, its words one behind the other.
        start: where it begins in its line.
    """
    if words.isupper() and len(words.split()) >= _FEWEST_SHOUTED:
        yield from _between(words, start, _SHOUTED)
        return
    for piece, at in _between(words, start, _PAIRED):
        front = _OF.split(piece)[0]
        if front != piece and any(is_given_name(word) for word in front.split()):
            behind = _OF.split(piece, maxsplit=1)[1]
            yield behind, at + piece.index(behind)
            continue
        yield piece, at
        if _AND.search(piece):
            yield from _between(piece, at, _AND)


def _between(words: str, start: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    last = 0
    for match in [*pattern.finditer(words), None]:
        piece = words[last : match.start() if match else len(words)]
        if piece.strip():
            yield piece.strip(), start + last + len(piece) - len(piece.lstrip())
        last = match.end() if match else last


def written_small(text: str, *, first: bool) -> Iterator[tuple[str, int]]:
    """Yield what may be companies in a line without capitals, each with where it begins.

    "kauri coast energy, zoom this arvo": what opens the line, and what was met, visited or left.

    Args:
        text: the line.
        first: whether it opens the page; what opens it may be a name of everyday words.
    """
    text = text[:_MOST_SMALL_CHARS]
    if any(ch.isupper() for ch in re.sub(r"\bI\b", "", text)):
        return
    lead = _SMALL_LEAD.match(text)
    opens = lead.end() if lead else 0
    met = (one.start("rest") for one in _SMALL_MET.finditer(text))
    for start in dict.fromkeys([*([opens] if first else []), *met]):
        end = _SMALL_END.search(text, start)
        name = text[start : end.start() if end else len(text)].strip(" -")
        if name and _sounds_like_firm(name.split(), plain=first):
            yield name, text.index(name, start)


def _sounds_like_firm(words: list[str], *, plain: bool) -> bool:
    told = any(is_stop_word(word) and word not in _IN_NAMES for word in words)
    if len(words) > _MOST_SMALL_WORDS or is_step_word(words[-1]) or told:
        return False
    if len(words) <= 2 and is_given_name(words[0].title()):
        return False
    strange = any(not is_english_word(word) for word in words)
    return len(words) > 1 and (plain or strange or is_company_word(words[-1].title()))


def capitals(name: str) -> str:
    """Return a name that is written small with the capitals of a name."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())

"""What may be companies on a page: every mention of each, and the name that tells it best."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.notes.offline.firm_pieces import capitals, parted, written_small
from assistant.notes.offline.roster import roster
from assistant.notes.offline.segments import is_label
from assistant.notes.offline.speaking import same_person
from assistant.notes.offline.titles import is_role
from assistant.notes.page import Line, Page
from assistant.understanding.companies import name_of
from assistant.understanding.company_odds import LEGAL_FORM, is_body
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name
from assistant.understanding.text import fold

_MOST_LINES, MOST_CHARS, _MOST_NAMES = 120, 1_000, 80
_SMALL_LINES = 3  # in which companies that are written small are looked for
_SMALL = (
    r"(?:&|of|de|del|des|du|da|do|das|dos|di|la|le|el|los|las|van|von|der|for|und|et|y|e|og|och)"
)
_WORD = (
    r"(?:[dDlL]['\u2019])?(?:[^\W\d_a-zß-öø-ÿ]|\d+[A-Za-z]|[a-z](?=[A-Z][a-z]))"
    r"[\w&'\u2019+-]*(?:\.(?=\w)[\w&]+)*"
)
_FORMS = (
    r"(?:,? (?:Co\.,? )?(?:LLP|LLC|Inc|Ltd|PLC|plc|GmbH|AG|SE|AB|A/S|ApS|AS|KK|NV|BV|SA|SpA|Oy|"
    r"Sp\. z ?o\.o|s\.r\.o|d\.o\.o)\b\.?)"
)
_RUN = re.compile(rf"(?<![\w@./'-]){_WORD}(?:(?: {_SMALL}){{0,2}} {_WORD})*{_FORMS}?(?![\w@$€£])")
_DAYS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[A-Z]|[IVX]{1,4})[.)]\s+")
_LEADS = re.compile(
    r"^(?:(?:minutes|meeting|notes?|call|protokoll|telefonat|gespr\w+|visit|met|dear|hi|hello|re|fw|"
    r"update|summary|recap|log|file|memo|subject|agenda|present|venue|place|date|project|team|of|no|"
    r"raid|week|day|kind|best|regards|thanks|investment|objective|value|amount|web|conference|"
    r"transcript|callnote|handover|visited|attending|attendees|participants|invited|dialer|"
    r"recording|recorded|teams|zoom)\b"
    r"\W*)+",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:Mrs?|Ms|Miss|Dr|Dra|Prof|Sir|Dame|Lord|Herr|Frau|Mme|M|Sra?|Ma\u00eetre|Adv|Dato'?)\b\.?\s"
)
_SHORTENED = re.compile(
    r"\w'(?:m|ll|ve|d|re)\b|\w's$|^(?:it|he|she|that|there|what|who|let|here)'s\b", re.IGNORECASE
)
_SAINT = re.compile(r"(?:St|Saint|Sainte)\b\.? ")
_LABELLED = re.compile(r"[(,\u2013-]\s?[^\W\d_a-z]")


class Mention(NamedTuple):
    """A name in a line of the page; the number of the line counts those with words."""

    name: str
    line: Line
    number: int
    start: int
    end: int


class Firm(NamedTuple):
    """All mentions of what may be one company, and the name that tells it best."""

    name: str
    line: Line
    mentions: Sequence[Mention]


def firms(
    page: Page, told: Mention | None = None, beside: Mapping[str, float] | None = None
) -> list[Firm]:
    """Return what may be companies on a page, in order.

    Args:
        page: the notes.
        told: the company that titles, hosts or signatures tell; its name is the best of its group.
        beside: companies that stand beside people's names.
    """
    named = [*roster(page), *page.people]
    groups: dict[str, list[Mention]] = {_key(told.name): [told]} if told else {}
    for one in [*_mentions(page), *_small(page), *_hosts(page, list(beside or ()))]:
        if not _is_person(one.name, named):
            groups.setdefault(_key(one.name), []).append(one)
    return [_firm(mentions, told) for mentions in list(groups.values())[:_MOST_NAMES]]


def _firm(mentions: Sequence[Mention], told: Mention | None) -> Firm:
    full = [one for one in mentions if " " in one.name and len(one.name.split()) <= 6]
    best = min(full or mentions, key=lambda one: (one.number, -len(one.name)))
    best = told if told and told in mentions else best
    found = [one for one in mentions if one != told] or mentions
    return Firm(best.name, best.line, found)


def told_by(page: Page, name: str, line: Line) -> Mention:
    """Return a name that a line tells as a mention."""
    number = page.lines.index(line)
    at = max(0, fold(line.text).casefold().find(name.casefold()))
    return Mention(name, line, number, at, at + len(name))


def _key(name: str) -> str:
    words = [w for w in name.split() if w[0].isalnum() and not w.islower()] or name.split()
    first = re.sub(r"\W", "", words[0]).casefold()
    common = len(first) < 4 or (is_english_word(first) and len(words) > 1)
    return f"{first} {words[1].casefold()}" if common and len(words) > 1 else first


def _hosts(page: Page, beside: Sequence[str]) -> Iterator[Mention]:
    """Yield companies that only the addresses of a page name."""
    for number, line in enumerate(page.lines[:_MOST_LINES]):
        for name in beside:
            at = line.text.find(f"@{name}.") if name.islower() else -1
            if at >= 0:
                yield Mention(name.title(), line, number, at + 1, at + 1 + len(name))


def _with_label(page: Page, line: Line) -> Line:
    """Return a line with the label before it, where that names who speaks with a company."""
    start = page.text.rfind("\n", 0, line.start) + 1
    label = page.text[start : line.start]
    if not line.speaker or not _LABELLED.search(label):
        return line
    return line.model_copy(update={"text": f"{label}{line.text}", "start": start})


def _mentions(page: Page) -> Iterator[Mention]:
    for number, line in enumerate(_with_label(page, one) for one in page.lines[:_MOST_LINES]):
        text = fold(line.text)[:MOST_CHARS]
        label = re.match(r"\W*(?:from|to|cc|sent|date|subject)\s*:", text, re.IGNORECASE)
        skip = label.end() if label else 0
        lead = _NUMBERED.match(text)
        for match in _RUN.finditer(text, lead.end() if lead else skip):
            for words, start in parted(match.group(), match.start()):
                lead = _LEADS.match(words)
                name = name_of(words[lead.end() :] if lead else words)
                name = re.sub(r" Co$", "", name) if name else None
                if name and name in words and _may_be(name):
                    at = start + words.index(name)
                    yield Mention(name, line, number, at, at + len(name))


def _small(page: Page) -> Iterator[Mention]:
    """Yield companies in the first lines of a page that is written without capitals."""
    for number, line in enumerate(page.lines[:_SMALL_LINES]):
        if line.part in ("new", "header"):
            for words, at in written_small(fold(line.text), first=number == 0):
                yield Mention(capitals(words), line, number, at, at + len(words))


def _may_be(name: str) -> bool:
    words = name.split()
    shortened = _SHORTENED.search(name) and not _SAINT.match(name)
    if is_role(name) or _is_mere_body(words) or shortened or LEGAL_FORM.fullmatch(name):
        return False
    if all(_DAYS.fullmatch(w) for w in words) or is_label(name):
        return False
    return len(name) > 2 and any(ch.isalpha() for ch in name)


def _is_mere_body(words: Sequence[str]) -> bool:
    """Tell whether a name is that of a body in a company, not of one that is called so itself."""
    own = len(words) > 2 or any(not is_english_word(word) for word in words)
    return is_body(" ".join(words)) and not (own and len(words) > 1)


def _is_person(name: str, named: Sequence[str]) -> bool:
    words = name.split()
    if _TITLED.match(f"{name} "):
        return True
    if any(is_company_word(word) for word in words[1:]) or LEGAL_FORM.search(name):
        return False
    if len(words) == 2 and (is_given_name(words[0]) or is_maybe_name(words[0])):
        return True
    if len(words) in (2, 3) and is_role(words[0]):
        return True
    return any(same_person(name, one) for one in named)

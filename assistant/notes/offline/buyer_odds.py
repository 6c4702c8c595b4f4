"""Which of the companies that a page names is the buyer: all of them weighed against each other.

The weights are fitted by `python -m train` on the dev notes; what is weighed is form: where a name
stands, what stands before and behind it, how often it comes, and what the words of it are.
"""

import functools
import json
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.notes.offline.roster import roster
from assistant.notes.offline.speaking import same_person
from assistant.notes.offline.titles import is_mail, is_role
from assistant.notes.page import Line, Page
from assistant.understanding.companies import name_of
from assistant.understanding.company_odds import LEGAL_FORM, is_body
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.people import people
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word
from assistant.understanding.text import fold

WEIGHTS = Path(__file__).parents[2] / "understanding" / "weights" / "buyers.json"
_MOST_LINES, _MOST_CHARS, _MOST_NAMES = 120, 1_000, 80
_SMALL = r"(?:&|of|de|du|da|do|di|la|le|van|von|der|for|und|et|y)"
_WORD = r"(?:[^\W\d_a-zß-öø-ÿ]|\d+[A-Za-z])[\w&'\u2019+-]*(?:\.(?=\w)[\w&]+)*"
_FORMS = (
    r"(?:,? (?:Co\.,? )?(?:LLP|LLC|Inc|Ltd|PLC|plc|GmbH|AG|SE|AB|A/S|ApS|AS|KK|NV|BV|SA|SpA|Oy)"
    r"\b\.?)"
)
_RUN = re.compile(rf"(?<![\w@./'-]){_WORD}(?:(?: {_SMALL}){{0,2}} {_WORD})*{_FORMS}?(?![\w@$€£])")
_PAIRED = re.compile(r"\s(?:and|with|x|X)\s")
_BUYS = re.compile(
    r"\b(?:account|acct|customer|client|buyer|prospect|opp|kunde|client[e]?|purchaser|plan for|"
    r"deal with|act for|acting for|sell(?:ing)? to|on behalf of)\b\W{0,3}(?:the )?$",
    re.IGNORECASE,
)
_BUYS_BEHIND = re.compile(
    r"\W{0,3}(?:\((?:the )?(?:customer|client|buyer|purchaser|employer)\b|(?:is|are) (?:the |our )?"
    r"(?:buyer|customer|client)|wants?\b|needs?\b|would like|is pleased|"
    r"has (?:decided|chosen|asked)|would be|picked|chose|side\b|account\b|deal\b)",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:supplier|vendor|seller|contractor|provider|bidder|competitor|competition|incumbent|"
    r"rival|prepared by|firm called|outsourced to|against|versus|vs|instead of|replace[sd]?|like|"
    r"uses?|using|via|through|compared (?:us|it) to|seconded to|started at|renewal of|"
    r"opportunity)\b\W{0,3}(?:the |a )?$",
    re.IGNORECASE,
)
_SELLS_BEHIND = re.compile(
    r"\W{0,3}\((?:the )?(?:supplier|vendor|seller|contractor|provider|us|ours?)\b", re.IGNORECASE
)
_MET = re.compile(
    r"\b(?:call|meeting|met|mtg|lunch|coffee|dinner|visit|visited|session|demo|leaving|left|"
    r"back from|spoke|talk(?:ed)?|sat down|caught up|notes|minutes|recap|dump|debrief|"
    r"kick-?off|time|hour)\b"
    r"[^.;]{0,60}?\b(?:with|w/|at|from|of|on|for|over)\s+(?:the )?$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:of|at|from|for|bei|de|chez)\s+(?:the )?$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|near|to|via|around)\s+(?:the )?$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[A-Z]|[IVX]{1,4})[.)]\s+")


_LEADS = re.compile(
    r"^(?:(?:minutes|meeting|notes?|call|protokoll|telefonat|gespr\w+|visit|met|dear|hi|hello|re|fw|"
    r"update|summary|recap|log|file|memo|subject|agenda|present|venue|place|date|project|team|of|no|"
    r"raid|week|day|kind|best|regards|thanks|investment|objective|value|amount|web|conference)\b"
    r"\W*)+",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:Mrs?|Ms|Miss|Dr|Dra|Prof|Sir|Dame|Lord|Herr|Frau|Mme|M|Sra?|Ma\u00eetre|Adv|Dato'?)\b\.?\s"
)
_SHORTENED = re.compile(r"\w'(?:m|ll|ve|d|re|s)\b", re.IGNORECASE)


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


def firms(page: Page, told: Mention | None = None) -> list[Firm]:
    """Return what may be companies on a page, in order.

    Args:
        page: the notes.
        told: the company that titles, hosts or signatures tell; its name is the best of its group.
    """
    named = roster(page)
    groups: dict[str, list[Mention]] = {_key(told.name): [told]} if told else {}
    for one in _mentions(page):
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


def _mentions(page: Page) -> Iterator[Mention]:
    for number, line in enumerate(page.lines[:_MOST_LINES]):
        text = fold(line.text)[:_MOST_CHARS]
        label = re.match(r"\W*(?:from|to|cc|sent|date|subject)\s*:", text, re.IGNORECASE)
        skip = label.end() if label else 0
        lead = _NUMBERED.match(text)
        for match in _RUN.finditer(text, lead.end() if lead else skip):
            for words, start in _parted(match.group(), match.start()):
                lead = _LEADS.match(words)
                name = name_of(words[lead.end() :] if lead else words)
                name = re.sub(r" Co$", "", name) if name else None
                if name and name in words and _may_be(name):
                    at = start + words.index(name)
                    yield Mention(name, line, number, at, at + len(name))


def _parted(words: str, start: int) -> Iterator[tuple[str, int]]:
    pieces = _PAIRED.split(words)
    if len(pieces) == 1:
        yield words, start
        return
    at = start
    for piece in pieces:
        at = start + words.index(piece, at - start)
        yield piece, at
        at += len(piece)


def _may_be(name: str) -> bool:
    words = name.split()
    if is_role(name) or is_body(name) or _SHORTENED.search(name) or LEGAL_FORM.fullmatch(name):
        return False
    if all(_DAYS.fullmatch(w) for w in words):
        return False
    return len(name) > 2 and any(ch.isalpha() for ch in name)


def _is_person(name: str, named: Sequence[str]) -> bool:
    words = name.split()
    if _TITLED.match(f"{name} "):
        return True
    if any(is_company_word(word) for word in words[1:]) or LEGAL_FORM.search(name):
        return False
    if len(words) == 2 and (is_given_name(words[0]) or is_maybe_name(words[0])):
        return True
    return any(same_person(name, one) for one in named)


FEATURES = (
    "rules", "first line", "top", "late", "begins", "opens line", "title", "form", "word of firms",
    "coined", "plain", "one word", "capitals", "often", "twice", "spread", "buys", "buys behind",
    "sells", "sells behind", "met", "placed", "in", "bracket", "signature", "quoted", "header",
    "speech", "steps", "role", "given", "surname", "person", "role before", "digit", "piece behind",
)  # fmt: skip


def features(firm: Firm, rules: str | None) -> list[float]:
    """Return what speaks for and against a company being the buyer, in the order of `FEATURES`."""
    words = firm.name.split()
    ones = firm.mentions
    first = ones[0]
    lines = {one.number for one in ones}
    rows = [(fold(one.line.text)[: one.start], fold(one.line.text)[one.end :], one) for one in ones]
    plain = [w for w in words if w[0].isalpha()]
    short = len(first.line.text) <= 120 and not first.line.text.rstrip().endswith((".", "?", "!"))
    before, behind, _ = rows[0]

    def share(test: Sequence[bool]) -> float:
        return float(any(test))

    return [
        float(rules is not None and same_firm(rules, firm.name)),
        float(first.number == 0),
        float(first.number < 4),
        min(first.number, 30) / 30,
        float(first.number < 4 and short and not re.search(r"\w", before)),
        share([not re.search(r"\w", b) for b, _, _ in rows]),
        float(first.number < 4 and short and first.line.part in ("header", "new")),
        float(bool(LEGAL_FORM.search(firm.name) or "&" in words)),
        float(len(words) > 1 and (is_company_word(words[-1]) or is_company_word(words[0]))),
        float(any(not is_english_word(w) for w in plain)),
        float(all(is_english_word(w) for w in plain)),
        float(len(words) == 1),
        float(firm.name.isupper() and len(words) == 1),
        math.log(len(ones)),
        float(len(ones) > 1),
        math.log(len(lines)),
        share([bool(_BUYS.search(b)) for b, _, _ in rows]),
        share([bool(_BUYS_BEHIND.match(a)) for _, a, _ in rows]),
        share([bool(_SELLS.search(b)) for b, _, _ in rows]),
        share([bool(_SELLS_BEHIND.match(a)) for _, a, _ in rows]),
        share([bool(_MET.search(b[-100:])) for b, _, _ in rows]),
        share([bool(_PLACED.search(b)) for b, _, _ in rows]),
        share([bool(_IN.search(b)) for b, _, _ in rows]),
        share([b.count("(") > b.count(")") for b, _, _ in rows]),
        share([one.line.part == "signature" for one in ones]),
        float(all(one.line.part == "quoted" for one in ones)),
        float(first.line.part == "header" and not is_mail(first.line)),
        float(all(bool(one.line.speaker) for one in ones)),
        float(any(is_step_word(w) for w in words)),
        float(bool(roles(firm.name))),
        float(is_given_name(words[0]) and len(words) < 3),
        float(is_surname(words[-1]) and len(words) < 3),
        float(_read_as_person(first)),
        share([_behind_role(b) for b, _, _ in rows]),
        float(any(ch.isdigit() for ch in firm.name)),
        float(bool(re.match(r"\s*(?:[|/,:·•(-]|$|[\u2013\u2014])", behind))),
    ]


def _read_as_person(one: Mention) -> bool:
    """Tell whether the reader of sentences takes the name for somebody."""
    return any(
        who.named and who.start < one.end and one.start < who.end
        for who in people(fold(one.line.text)[:_MOST_CHARS])
    )


def _behind_role(before: str) -> bool:
    """Tell whether somebody's role stands right before ("fleet manager of", "Head of IT,")."""
    near = before[-60:]
    found = roles(near)
    return bool(found) and bool(re.fullmatch(r"\W*(?:of|at|for|the|\s)*\W*", near[found[-1].end :]))


def same_firm(one: str, other: str) -> bool:
    """Tell whether two names may be of one company: one stands in the other."""
    a, b = re.sub(r"\W", "", one).casefold(), re.sub(r"\W", "", other).casefold()
    return bool(a and b) and (a in b or b in a)


@functools.cache
def _weights() -> tuple[list[float], float]:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    return [kept["features"][name] for name in FEATURES], kept["nobody"]


def buyer_of(page: Page, told: Mention | None) -> Firm | None:
    """Return the likeliest buyer of a page, None where it hardly names one.

    Args:
        page: the notes.
        told: the company that titles, hosts or signatures tell, where they tell one.
    """
    weights, nobody = _weights()
    name = told.name if told else None
    rated = [
        (sum(w * x for w, x in zip(weights, features(one, name), strict=True)), one)
        for one in firms(page, told)
    ]
    score, best = max(rated, key=lambda one: one[0], default=(0.0, None))
    return best if best is not None and score > nobody else None

"""Which of the companies that a page names is the buyer: all of them weighed against each other.

The weights are fitted by `python -m train` on the dev notes; what is weighed is form: where a name
stands, what stands before and behind it, how often it comes, and what the words of it are.
"""

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.notes.offline.firm_mentions import MOST_CHARS, Firm, Mention, firms
from assistant.notes.offline.roster import roster
from assistant.notes.offline.side_firms import same_company
from assistant.notes.offline.side_odds import firm_odds
from assistant.notes.offline.side_signs import Known
from assistant.notes.offline.titles import is_mail
from assistant.notes.page import Page
from assistant.plan.model import Side
from assistant.understanding.company_odds import LEGAL_FORM, is_body
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_surname
from assistant.understanding.people import people
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word
from assistant.understanding.text import fold

WEIGHTS = Path(__file__).parents[2] / "understanding" / "weights" / "buyers.json"
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
FEATURES = (
    "rules", "first line", "top", "late", "begins", "opens line", "title", "form", "word of firms",
    "coined", "plain", "one word", "capitals", "often", "twice", "spread", "buys", "buys behind",
    "sells", "sells behind", "met", "placed", "in", "bracket", "signature", "quoted", "header",
    "speech", "steps", "role", "given", "surname", "person", "role before", "digit", "piece behind",
    "beside people", "theirs", "ours", "capital inside", "capitals throughout", "words of people",
    "greets", "body", "small", "possessive",
)  # fmt: skip


class Around(NamedTuple):
    """What a page tells beside its companies.

    Attributes:
        rules: the company that titles and the like tell.
        beside: how likely the companies beside people's names are the seller.
        people: the words of people's names, in small letters.
    """

    rules: str | None
    beside: Mapping[str, float]
    people: frozenset[str]


def features(firm: Firm, around: Around) -> list[float]:
    """Return what speaks for and against a company being the buyer, in the order of `FEATURES`."""
    rules = around.rules
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
        *_beside(firm, around),
    ]


def _beside(firm: Firm, around: Around) -> list[float]:
    """Return what the people of the page tell of a company, and how its name is written."""
    words = firm.name.split()
    seller = next((p for name, p in around.beside.items() if same_company(name, firm.name)), None)
    return [
        float(seller is not None),
        max(0.0, 1 - 2 * seller) if seller is not None else 0.0,
        max(0.0, 2 * seller - 1) if seller is not None else 0.0,
        float(bool(re.search(r"[a-z][A-Z]", firm.name))),
        float(firm.name.isupper() and (len(words) > 1 or "-" in firm.name)),
        sum(_bare(word) in around.people for word in words) / len(words),
        float(bool(_GREETS.match(firm.name))),
        float(is_body(firm.name)),
        float(all(_cut(one).islower() for one in firm.mentions)),
        float(bool(re.search(r"['\u2019]s\b", firm.name))),
    ]


def _bare(word: str) -> str:
    return re.sub(r"['\u2019]s$", "", word.casefold())


def _cut(one: Mention) -> str:
    return fold(one.line.text)[one.start : one.end]


_GREETS = re.compile(
    r"(?:ciao|hi|hello|dear|hola|hallo|thank|thanks|sister|brother|engineer|mr|mrs|ms|madam|boss|"
    r"sir|auto|invited|participants|planning|list)\b",
    re.IGNORECASE,
)


def _read_as_person(one: Mention) -> bool:
    """Tell whether the reader of sentences takes the name for somebody."""
    return any(
        who.named and who.start < one.end and one.start < who.end
        for who in people(fold(one.line.text)[:MOST_CHARS])
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


def around(page: Page, told: Mention | None, sides: Mapping[str, Side | None]) -> Around:
    """Return what a page tells beside its companies.

    Args:
        page: the notes.
        told: the company that titles, hosts or signatures tell, where they tell one.
        sides: on which side rules put people.
    """
    named = list(dict.fromkeys([*page.people, *roster(page)]))
    beside = firm_odds(page, named, Known(sides, None, None))
    people = frozenset(word.casefold() for name in named for word in name.split())
    return Around(told.name if told else None, beside, people)


def buyer_of(page: Page, told: Mention | None, sides: Mapping[str, Side | None]) -> Firm | None:
    """Return the likeliest buyer of a page, None where it hardly names one.

    Args:
        page: the notes.
        told: the company that titles, hosts or signatures tell, where they tell one.
        sides: on which side rules put people.
    """
    weights, nobody = _weights()
    there = around(page, told, sides)
    rated = [
        (sum(w * x for w, x in zip(weights, features(one, there), strict=True)), one)
        for one in firms(page, told, there.beside)
    ]
    score, best = max(rated, key=lambda one: one[0], default=(0.0, None))
    return best if best is not None and score > nobody else None

"""Which sum of money on a page is what the deal is worth: all of them weighed against each other.

What the words beside a sum tell is one sign among others: its size beside the rest, where it
stands, whether it comes again. The weights are made by `python -m train`.
"""

import functools
import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.page import Line
from assistant.understanding.classify import WEIGHTS as FOLDER
from assistant.understanding.currencies import WHOSE_DOLLARS, currencies_in
from assistant.understanding.money import Amount, amounts
from assistant.understanding.sums import odds_of, other_money
from assistant.understanding.text import fold, sentences

WEIGHTS = FOLDER / "page_sums.json"
_MOST_LINES, _MOST_CHARS, _MOST_SUMS = 400, 4_000, 60
_QUOTED = 300  # characters of a sentence that are quoted whole; of a longer one what is near
_YEARS = (1900, 2100)
FEATURES = (
    "words beside", "sure words", "unlikely words", "currency", "plain", "size", "largest",
    "again", "first lines", "title", "late", "header", "asked", "spoken", "limit", "named",
    "named before", "each", "part", "past", "alone", "small", "heads the page",
)  # fmt: skip
_NAMED = re.compile(
    r"\b(?:price|value|total|amount|contract|order|offer|quote|deal|worth|fee|sum|figure|proposal|"
    r"acv|tcv|arr|budget|cost|all in|package|licen[cs]e|purchase|betrag|preis|prix|precio|valor)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"^\W{0,3}(?:per\b|each\b|apiece|every\b|an? (?:seat|user|site|unit|head|day|hour|visit|month|"
    r"tonne|litre|piece)|/\s?(?:seat|user|site|unit|day|hour|month|mo)|pro\b|p\.?m\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:deposit|discount|penalt\w+|fine|insur\w+|savings?|saved?|losing|lost|deductible|travel|"
    r"lunch|dinner|hotel|grant|threshold|limit|cap|above|below|over|under|exceed\w*|more than|at "
    r"least|credit|invoice[sd]?|instalment|training|optional|extra|add-?on|rebate|pilot|setup|"
    r"set-up|support|maintenance|last year|old|previous\w*|competitor|cheaper|audit|approves?|"
    r"up to|liability)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|used to|instead of|from|not)\b[^.,;]{0,15}$", re.IGNORECASE)


class Sum(NamedTuple):
    """A sum of money on a page.

    Attributes:
        line: the line it stands in.
        number: which line that is.
        text: the sentence.
        amount: the sum, its place counted from the start of the sentence.
    """

    line: Line
    number: int
    text: str
    amount: Amount

    @property
    def quote(self) -> str:
        """The sentence, of a long one the whole words around the sum."""
        if len(self.text) <= _QUOTED:
            return self.text
        low = self.text.rfind(" ", 0, max(0, self.amount.start - _QUOTED // 2)) + 1
        high = self.text.rfind(" ", 0, self.amount.end + _QUOTED // 2)
        low, high = min(low, self.amount.start), max(high, self.amount.end)
        return self.text[low:high].strip()


def sums(lines: Sequence[Line]) -> list[Sum]:
    """Return the sums of money in lines, sixty at most."""
    found = [
        Sum(line, number, sentence.text, amount)
        for number, line in enumerate(lines[:_MOST_LINES])
        for sentence in sentences(fold(line.text)[:_MOST_CHARS])
        for amount in amounts(sentence.text)
        if not amount.plain or (amount.value >= 1_000 and not _is_year(amount.value))
    ]
    return found[:_MOST_SUMS]


def _is_year(value: float) -> bool:
    return _YEARS[0] <= value <= _YEARS[1]


def features(found: Sequence[Sum]) -> list[list[float]]:
    """Return for each sum what speaks for its being the deal's, in the order of `FEATURES`."""
    largest = max((one.amount.value for one in found if not one.amount.plain), default=0.0)
    last = max((one.number for one in found), default=0) + 1
    return [_signs(one, found, largest, last) for one in found]


def _signs(one: Sum, found: Sequence[Sum], largest: float, last: int) -> list[float]:
    amount = one.amount
    before, behind = one.text[: amount.start], one.text[amount.end :]
    odds = min(0.99, max(0.01, odds_of(one.text, amount)))
    near = f"{before[-45:]} {behind[:25]}"
    again = sum(other.amount.value == amount.value for other in found) > 1
    return [
        math.log(odds / (1 - odds)) / 3,
        float(odds > 0.8),
        float(odds < 0.1),
        float(amount.currency is not None),
        float(amount.plain),
        math.log10(max(1.0, amount.value)) / 3,
        float(amount.value >= largest),
        float(again),
        float(one.number < 3),
        float(one.number < 4 and not one.line.text.rstrip().endswith((".", "?", "!"))),
        one.number / last,
        float(one.line.part == "header"),
        float(one.text.rstrip().endswith("?")),
        float(one.line.speaker is not None),
        float(other_money(one.text, amount.start, amount.end)),
        float(bool(_NAMED.search(near))),
        float(bool(_NAMED.search(before[-20:]))),
        float(bool(_EACH.match(behind))),
        float(bool(_PART.search(near))),
        float(bool(_PAST.search(before))),
        float(len({other.amount.value for other in found}) == 1),
        float(amount.value < 1_000),
        float(
            one.number < 3
            and not one.text.rstrip().endswith((".", "?", "!"))
            and amount.currency is not None
            and amount.value >= largest
        ),
    ]


def deal_sum(lines: Sequence[Line]) -> Sum | None:
    """Return the sum that is likeliest the deal's, None where none is likely."""
    weights, nobody = _weights()
    found = sums(lines)
    rated = [
        (sum(w * x for w, x in zip(weights, row, strict=True)), -number, one)
        for number, (row, one) in enumerate(zip(features(found), found, strict=True))
    ]
    score, _, best = max(rated, key=lambda each: each[:2], default=(0.0, 0, None))
    return best if score > nobody else None


@functools.cache
def _weights() -> tuple[list[float], float]:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    return [kept["features"][name] for name in FEATURES], kept["nobody"]


def currency_in(one: Sum, lines: Sequence[Line]) -> tuple[str | None, Line]:
    """Return the currency of a sum, and the line that tells it: its own, else the nearest such.

    "$" is whose dollars the words behind the sum say.
    """
    behind = one.text[one.amount.end :][:25]
    if one.amount.currency in (None, "USD"):
        own = next((code for code, word in WHOSE_DOLLARS.items() if word.search(behind)), None)
        if own:
            return own, one.line
    if one.amount.currency:
        return one.amount.currency, one.line
    told = [
        (abs(number - at), number, code)
        for at in [next(n for n, line in enumerate(lines) if line is one.line)]
        for number, line in enumerate(lines[:_MOST_LINES])
        for code in _currencies(line)
    ]
    if not told:
        return None, one.line
    _, number, code = min(told)
    return code, lines[number]


def _currencies(line: Line) -> Iterator[str]:
    text = fold(line.text)[:_MOST_CHARS]
    yield from (one.currency for one in amounts(text) if one.currency)
    yield from currencies_in(text)

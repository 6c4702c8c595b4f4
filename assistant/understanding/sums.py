"""Which sum of money in a clause is what the deal is worth."""

import re
from collections.abc import Sequence

from assistant.understanding.classify import sum_odds
from assistant.understanding.money import Amount, amounts
from assistant.understanding.scene import Scene

_VALUE_CUE = re.compile(
    r"\b(?:worth|value[ds]?|deal(?: size)?|acv|tcv|arr|mrr|contract|budget|price[ds]?|pric(?:e|"
    r"ing)|opportunity|opp|size|a year|per year|annual(?:ly)?|p\.?a|"
    r"spend|cost(?:s|ing)?|quote[d]?|proposal|ballpark|about|around|roughly|approx|total|over "
    r"(?:three|3|two|2) years|at|for|it's|its|is)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 90, 70  # characters around a sum that tell what it is
_HARDLY, _RATHER = 0.2, 0.5  # odds of a sum below which it is not taken: the first, a later one
SURE = 0.9  # odds from which no word beside a sum speaks against it ("under discussion")


def odds_of(text: str, amount: Amount) -> float:
    """Say how likely a sum in a text is what the deal is worth, by the words around it."""
    low, high = max(0, amount.start - _BEFORE), min(len(text), amount.end + _AFTER)
    if low:
        low += max(0, text[low : amount.start].find(" ") + 1)
    if high < len(text):
        high = max(amount.end, text.rfind(" ", amount.end, high))
    return sum_odds(text[low:high].strip())


def deal_sum(scene: Scene) -> Amount | None:
    """Return the sum in the clause that is the deal's value, None where there is none.

    In notes a classifier weighs the words around it: pages tell of limits, insurance, lunches and
    other deals as well.
    """
    dates = [(d.start - scene.piece.start, d.end - scene.piece.start) for d in scene.dates]
    found = [
        a
        for a in amounts(scene.text)
        if not a.plain and not any(start < a.end and a.start < end for start, end in dates)
    ]
    if scene.cautious:
        return _of_notes(scene, found)
    found = [a for a in found if not other_money(scene.text, a.start, a.end)]
    found = [a for a in found if not _OLD.search(scene.text[: a.start])] or found
    if not found:
        return None
    # "just shy of ninety grand, £89,500 to be exact": the one with a currency is the exact one.
    found.sort(key=lambda one: one.currency is None)
    told = _VALUE_CUE.search(scene.text) or found[0].currency or len(scene.text.split()) <= _SHORT
    if not told and odds_of(scene.text, found[0]) < _RATHER:
        return None
    return _in_their_dollars(scene, found[0])


_SHORT = 8  # words of a clause in which a sum needs no word beside it
_OLD = re.compile(r"\b(?:not|from|instead of|rather than|no longer)\s+$", re.IGNORECASE)
_DOLLARS: dict[str, str] = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}


def _in_their_dollars(scene: Scene, found: Amount) -> Amount:
    """Return the sum; a bare "$" of a buyer in Australia, Canada or the like is theirs."""
    bare = found.currency == "USD" and scene.text[found.start] == "$"
    own = _DOLLARS.get(scene.plan.calendar.buyer_country)
    return found._replace(currency=own) if bare and own else found


def _of_notes(scene: Scene, found: Sequence[Amount]) -> Amount | None:
    least = _RATHER if scene.plan.deal.value else _HARDLY
    at = scene.piece.start - scene.whole.start
    rated = [
        (odds_of(scene.whole.text, one._replace(start=one.start + at, end=one.end + at)), one)
        for one in found
    ]
    odds, best = max(rated, key=lambda one: one[0], default=(0.0, None))
    if best is None or (odds < SURE and other_money(scene.text, best.start, best.end)):
        return None
    return best if odds >= least else None


_NOT_BEFORE = re.compile(
    r"(?:>|>=)\s*$|\b(?:anything|everything|all) (?:at |from )?$|"
    r"\b(?:discount|penalty|budget by|saving|save[sd]?|losing|lose|limit|threshold|"
    r"above|below|under|"
    r"over|more than|(?<!not to )exceed\w*|credit)\b(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s*(?:\w+ )?(?:discount|off\b|penalty|saving|over budget|limit|threshold|cheaper|more than|"
    r"credit)",
    re.IGNORECASE,
)


def other_money(text: str, start: int, end: int) -> bool:
    """Tell whether the sum is a discount, a limit or a penalty."""
    return bool(_NOT_BEFORE.search(text[:start]) or _NOT_AFTER.match(text[end:]))

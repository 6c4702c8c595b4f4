"""Amounts of money in a text."""

import re
from typing import NamedTuple

_SYMBOLS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "chf": "CHF",
}
_WORDS = {
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "bucks": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "gbp": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "chf": "CHF",
    "francs": "CHF",
    "jpy": "JPY",
    "yen": "JPY",
    "inr": "INR",
    "rupees": "INR",
    "aud": "AUD",
    "cad": "CAD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "sgd": "SGD",
    "pln": "PLN",
    "zloty": "PLN",
    "brl": "BRL",
    "reais": "BRL",
    "mxn": "MXN",
    "zar": "ZAR",
    "rand": "ZAR",
    "aed": "AED",
}
_SCALE = {
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "mill": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "tsd": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
}
_CODES = "|".join(sorted(_WORDS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<before>(?:us|a|c)?\$|€|£|¥|₹|"
    rf"(?:{_CODES})\s?)?\s?(?P<number>\d{{1,3}}(?:[.,'\s]\d{{3}})+(?:[.,]\d{{1,2}})?|"
    rf"\d+(?:[.,]\d+)?)"
    rf"\s?(?P<scale>{'|'.join(sorted(_SCALE, key=len, reverse=True))})?\b(?!%)\s?(?P<after>€|£|"
    rf"\$|(?:{_CODES})\b)?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:(?P<half>half a|a half|half)|(?P<quarter>(?:a )?quarter(?: of a)?)|"
    r"(?P<three>three[- ]quarters of a)|(?P<one>a|one)|(?P<many>two|three|four|five|six|seven|"
    r"eight|nine|ten|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one |two |three |"
    r"four |five |six |seven |eight |nine )?hundred"
    r"(?: and)?(?: (?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety))?(?:[- ](?:five))?))"
    r"(?: (?P<and>and a half))?\s+(?P<scale>million|mil|mill|thousand|grand|"
    r"k)\b\s?(?P<after>[a-z]+)?",
    re.IGNORECASE,
)
_UNITS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NOT_MONEY = re.compile(
    r"^\s?(?:users?|seats?|people|employees|records|rows|customers|licen[cs]es|stores?|sites?|"
    r"orders?|devices?|"
    r"tickets?|calls?|months?|years?|days?|weeks?|hours?|steps?|emails?|transactions?|km|gb|tb|"
    r"mb|fte|heads?|patients?|beds?|"
    r"students?|developers?|agents?|sku?s|vehicles|trucks|branches|locations|documents|docs|"
    r"run|race|meters|square)\b",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """An amount; `currency` is None where the text names none."""

    start: int
    end: int
    value: float
    currency: str | None
    plain: bool


def amounts(text: str) -> list[Amount]:
    """Return the amounts of money. `plain` marks a bare number without currency or scale."""
    found = [a for m in _AMOUNT.finditer(text) if (a := _amount(text, m))]
    spoken = [a for m in _SPOKEN.finditer(text) if (a := _spoken(text, m))]
    return sorted(
        [*spoken, *(a for a in found if not any(s.start <= a.start < s.end for s in spoken))]
    )


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    if _NOT_MONEY.match(text[match.end() :]):
        return None
    before = (match["before"] or "").strip().lower()
    after = (match["after"] or "").strip().lower()
    currency = (
        _SYMBOLS.get(before) or _WORDS.get(before) or _SYMBOLS.get(after) or _WORDS.get(after)
    )
    scale = _SCALE[match["scale"].lower()] if match["scale"] else 1
    if (
        scale > 1
        and match["scale"].lower() in {"m", "b", "k"}
        and re.match(r"[-/]", text[match.end() : match.end() + 1])
    ):
        return None
    value = _number(match["number"], scaled=scale > 1) * scale
    plain = not currency and scale == 1
    return Amount(match.start(), match.end(), value, currency, plain) if value >= 1 else None


def _number(digits: str, *, scaled: bool) -> float:
    digits = re.sub(r"['\s]", "", digits)
    groups = re.split(r"[.,]", digits)
    if len(groups) > 1 and all(len(g) == 3 for g in groups[1:]) and not scaled:
        return float("".join(groups))
    if len(groups) > 2 or (len(groups) == 2 and len(groups[0]) > 3):
        return (
            float("".join(groups[:-1]) + "." + groups[-1])
            if len(groups[-1]) < 3
            else float("".join(groups))
        )
    return float(digits.replace(",", "."))


def _spoken(text: str, match: re.Match[str]) -> Amount | None:
    scale = _SCALE[match["scale"].lower()]
    if match["half"]:
        base = 0.5
    elif match["quarter"]:
        base = 0.25
    elif match["three"]:
        base = 0.75
    else:
        base = _spoken_number(match["many"] or "one")
    base += 0.5 if match["and"] else 0
    if _NOT_MONEY.match(text[match.end("scale") :]):
        return None
    currency = _WORDS.get((match["after"] or "").lower())
    end = match.end() if currency else match.end("scale")
    return Amount(match.start(), end, base * scale, currency, False)


def _spoken_number(words: str) -> float:
    total = 0.0
    for word in re.split(r"[\s-]+", words.lower().replace(" and ", " ")):
        if word == "hundred":
            total = (total or 1) * 100
        else:
            total += _UNITS.get(word, 0)
    return total

"""Amounts of money in a text."""

import re
from typing import NamedTuple

from assistant.understanding.currencies import CODES, WORDS, currency_of

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
    "millones": 1e6,
    "milh\u00f5es": 1e6,
    "millionen": 1e6,
    "miljoen": 1e6,
    "milioni": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "tsd": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
# Where "mil" is a thousand, as in "R$ 740 mil"; elsewhere it is short for a million.
_MIL_IS_THOUSAND = frozenset({"BRL", "MXN", "COP", "CLP", "ARS", "PEN"})
_CODES = "|".join(
    [
        *(re.escape(word) for word in sorted(WORDS, key=len, reverse=True)),
        "(?-i:" + "|".join(CODES) + ")",
    ]
)
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<before>(?:us|au?|ca?|nz|sg?|hk|r|mx)?\$|nt\$|€|£|[¥₹₦₱฿₫₩₪₺]|(?-i:R)(?=\d)|"
    rf"(?:{_CODES})\s?)?\s?(?P<number>\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|"
    rf"\d{{1,3}}(?:[.,'\s]\d{{3}})+(?:[.,]\d{{1,2}})?|"
    rf"\d+(?:[.,]\d+)?)"
    rf"\s?(?:(?P<glued>(?-i:[MKTk]))(?=(?:NOK|SEK|DKK|EUR|USD|CHF|GBP|PLN|CZK)\b)|"
    rf"(?P<scale>{'|'.join(sorted(_SCALE, key=len, reverse=True))})?\b)(?!%)\s?"
    rf"(?P<after>(?:,\s|of\s)?(?:{_CODES})\b|€|£|\$)?",
    re.IGNORECASE,
)
_UNITS_TEENS = [
    "a",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_COUNT = {word: number or 1 for number, word in enumerate(_UNITS_TEENS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_WORD = "|".join([*_UNITS_TEENS, *_TENS, "hundred"])
_SPOKEN = re.compile(
    r"\b(?:(?P<half>half a|a half|half)|(?P<quarter>(?:a )?quarter(?: of a)?)|"
    r"(?P<three>three[- ]quarters of a)|"
    rf"(?P<many>(?:{_WORD})(?:[ -](?:and )?(?:{_WORD})){{0,4}})(?: point (?P<point>{_WORD}))?)"
    r"(?: (?P<and>and a half))?\s+(?P<scale>million|mil|mill|thousand|grand|"
    r"k)\b(?P<rest> (?:and )?(?:(?:one|two|three|four|five|six|seven|eight|nine) hundred)"
    rf"(?: thousand)?)?(?:(?:,?\s|\sof\s)(?P<after>(?:{_CODES})\b))?",
    re.IGNORECASE,
)
_NOT_MONEY = re.compile(
    r"^\s?(?:users?|seats?|people|employees|records|rows|customers|licen[cs]es|stores?|sites?|"
    r"orders?|devices?|"
    r"tickets?|calls?|months?|years?|days?|weeks?|hours?|steps?|emails?|transactions?|km|gb|tb|"
    r"mb|fte|heads?|patients?|beds?|"
    r"students?|developers?|agents?|sku?s|vehicles|trucks|branches|locations|documents|docs|"
    r"run|race|meters|square)\b",
    re.IGNORECASE,
)


# "5m/s" is no money, "180k/yr" is.
_GOES_ON = re.compile(
    r"-|/(?!\s?(?:y|yr|year|p\.?a|annum|a|term|month|mo|jahr|an)\b)", re.IGNORECASE
)
_MOST = 1e15  # what a plan holds


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
    spoken = _joined(text, [a for m in _SPOKEN.finditer(text) if (a := _spoken(text, m))])
    return sorted(
        [*spoken, *(a for a in found if not any(s.start <= a.start < s.end for s in spoken))]
    )


_AND = re.compile(r",?\s*(?:and\s+)?")


def _joined(text: str, spoken: list[Amount]) -> list[Amount]:
    """Return sums in words with their parts put together ("one million, two hundred thousand")."""
    found: list[Amount] = []
    for one in spoken:
        last = found[-1] if found else None
        if (
            last
            and last.currency is None
            and last.value >= 1e6 > one.value
            and _AND.fullmatch(text[last.end : one.start])
        ):
            found[-1] = last._replace(
                end=one.end, value=last.value + one.value, currency=one.currency
            )
        else:
            found.append(one)
    return found


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    before = (match["before"] or "").strip().lower()
    after = (match["after"] or "").strip(" ,").lower().removeprefix("of ")
    if not (before or after) and _measures(text, match):
        return None
    currency = currency_of(before) or currency_of(after)
    said = (match["scale"] or match["glued"] or "").lower()
    scale = {"t": 1e3, **_SCALE}[said] if said else 1
    if said == "mil" and currency in _MIL_IS_THOUSAND:
        scale = 1e3
    if scale > 1 and said in {"m", "b", "k"} and _GOES_ON.match(text[match.end() :]):
        return None
    value = round(_number(match["number"], scaled=scale > 1) * scale, 2)
    plain = not currency and scale == 1
    kept = 1 <= value <= _MOST
    return Amount(match.start(), match.end(), value, currency, plain) if kept else None


def _measures(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number without a currency is none of money.

    It counts or measures something ("190 mm of rain"), or is a name ("ward 3B", "ISO 45001").
    """
    if (match["scale"] or "").lower() == "b" or _NORM.search(text[: match.start("number")]):
        return True
    millimetres = (match["scale"] or "").lower() == "mm" and match.group().rstrip()[-3:-2] == " "
    return millimetres or bool(_NOT_MONEY.match(text[match.end() :]))


_NORM = re.compile(
    r"\b(?:ISO|IEC|EN|DIN|RFC|SOC|NIST|ASTM|IEEE|VDI|BS|AS|NF|PCI|DSS|FDA|CFR|Art(?:icle|\.)?)"
    r"[ /-]?(?:IEC )?$"
)

_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")  # "42,00,000"


def _number(digits: str, *, scaled: bool) -> float:
    digits = re.sub(r"['\s]", "", digits)
    if _INDIAN.fullmatch(digits):
        return float(digits.replace(",", ""))
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
    if match["scale"].lower() == "k" and (match["many"] or "").lower() == "a":
        return None  # "Kratz with a k" is a letter
    if match["half"]:
        base = 0.5
    elif match["quarter"]:
        base = 0.25
    elif match["three"]:
        base = 0.75
    else:
        base = _spoken_number(match["many"] or "one")
    base += 0.5 if match["and"] else 0
    base += _spoken_number(match["point"]) / 10 if match["point"] else 0
    if _NOT_MONEY.match(text[match.end("scale") :]):
        return None
    value = round(base * scale, 2)
    if match["rest"]:
        more = _spoken_number(re.sub(r"thousand|and", "", match["rest"]).strip())
        value += more * (1000 if scale > 1000 else 1)
    if value > _MOST:
        return None
    currency = currency_of(match["after"] or "")
    end = match.end() if currency else match.end("rest" if match["rest"] else "scale")
    return Amount(match.start(), end, value, currency, False)


def _spoken_number(words: str) -> float:
    """Return the number in words; "two fifty" is 250, as people say it of money."""
    words = re.sub(r"^an? (?!hundred)", "", words, flags=re.IGNORECASE)  # "a two hundred k deal"
    total = 0
    for word in re.split(r"[\s-]+", words.lower()):
        value = _COUNT.get(word, 0)
        if word == "hundred":
            total = (total or 1) * 100
        elif value >= 10 and 0 < total < 10:
            total = total * 100 + value
        else:
            total += value
    return float(total)

"""Numbers that stand in a text, in digits or in words, read without the product's own readers."""

import math
import re

_WORDS = {
    word: number
    for number, word in enumerate(
        (  # noqa: SIM905
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "a": 1, "an": 1, "half": 0.5, "couple": 2, "few": 3}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "k": 1e3, "m": 1e6, "mm": 1e6,
           "mio": 1e6, "mn": 1e6, "mill": 1e6, "grand": 1e3, "lakh": 1e5, "lakhs": 1e5,
           "crore": 1e7, "crores": 1e7, "mil": 1e3, "billion": 1e9, "bn": 1e9,
           "mrd": 1e9, "teur": 1e3, "tsek": 1e3, "tchf": 1e3, "t\u20ac": 1e3}  # fmt: skip
_DIGITS = re.compile(
    r"(\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[ .,'\u00a0\u202f\u2019]\d{3})+(?!\d)|\d+)"
    r"(?:[.,](\d{1,2})(?!\d))?"
    r"\s?(k|mm|mn|mio|mill|mil|m|thousand|million|billion|bn|mrd|grand|lakhs?|crores?|"
    r"t(?:eur|sek|chf|\u20ac))?"
    r"(?!(?!sek|nok|dkk|eur|usd)[a-z])",
    re.IGNORECASE,
)
_DURATION = {"day": (1,), "week": (5,), "wk": (5,), "fortnight": (10,), "month": (20, 21, 22, 23),
             "quarter": (60, 63, 65), "year": (240, 250, 260), "jour": (1,), "semaine": (5,),
             "tag": (1,), "tage": (1,), "woche": (5,), "wochen": (5,), "sprint": (10,)}  # fmt: skip
_UNITS = (
    r"days?|weeks?|wks?|fortnights?|months?|mths?|mos?|quarters?|qtrs?|years?|yrs?|hours?|hrs?|jours?|"
    r"semaines?|tage?|wochen?|sprints?|bds?|weekdays?|workdays?|workweeks?|(?:(?<=\d)|(?<=\d\s))[dwh]"
)
_ADJECTIVES = (
    r"\s?(?:more|full|whole|good|working|business|calendar|work|other|of|solid|clear|straight|"
    r"consecutive|long|extra|additional|further|short|odd|elapsed|net|bank(?:ing)?|trading|bus\.?|"
    r"biz|or so|a)[\s-]?"
)
_COUNT = r"\d+(?:[.,]\d{1,2})?|[a-z]+"
_LENGTH = re.compile(
    rf"({_COUNT})(?:\s?(?:-|to|or|and|\()?\s?({_COUNT})\)?)?[ -]?"
    rf"(?:{_ADJECTIVES}){{0,2}}\s?"
    rf"({_UNITS})\b",
    re.IGNORECASE,
)
# "Twenty-five days", "a week and a half", "three and a half weeks", "a day or two"
_TENS = re.compile(r"\b(twenty|thirty|forty|fifty|sixty|ninety)[ -](one|two|three|four|five|six|"
                   r"seven|eight|nine)\b")  # fmt: skip
_AND_HALF = re.compile(
    rf"\b([a-z]+|\d+)[ -]and[ -](?:a[ -])?half[ -](?=(?:{_ADJECTIVES})*(?:{_UNITS})\b)"
)
_HALF_MORE = re.compile(r"\b(?:(?:an?|one) )?(day|week|month) and (?:a )?half\b")
_PARTS = re.compile(r"(\d{1,3})? ?(\u00bd| 1/2(?=[ -]))")
_OR_TWO = re.compile(rf"\b(?:an?|one) ({_UNITS}) or (two|three)\b")
_POINT = re.compile(
    r"\b([a-z]+) point (one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE
)
_DASH = re.compile("[\u2010-\u2015\u2212]")
_MANY = {"several": 4.0, "dozen": 12.0, "handful": 4.0, "another": 1.0}


def numbers(text: str) -> set[float]:
    """Return the numbers of a text, each with and without its scale ("215k": 215 and 215000)."""
    found: set[float] = set()
    for match in _DIGITS.finditer(text):
        whole = float(re.sub(r"\D", "", match[1]))
        value = whole + (float(f"0.{match[2]}") if match[2] else 0.0)
        scale = _SCALES.get((match[3] or "").casefold(), 1.0)
        found |= {value, round(value * scale, 2)}
        if (match[3] or "").casefold() == "mil":  # thousands in Spanish, millions in English
            found.add(round(value * 1e6, 2))
        # "1.250" may be a decimal, "1.5 million" never is a group
        if match[2] is None and re.fullmatch(r"\d{1,3}[.,]\d{3}", match[1]):
            found.add(round(float(match[1].replace(",", ".")) * scale, 2))
    return found | _spelled(text)


def _spelled(text: str) -> set[float]:
    """Return the numbers that are written as words ("two hundred and forty thousand")."""
    found: set[float] = set()
    total, part, seen, before = 0.0, 0.0, False, ""
    pointed = _POINT.sub(lambda m: f"{m[1]} {m[2]}tenths", text.casefold())
    for word in [*re.findall(r"[a-z]+|[.!?;\n]", pointed), ""]:
        if word in ("a", "an") and part:
            continue
        if word == "quarter" and part in (0.0, 1.0):  # "a quarter of a million"
            part, seen = 0.25, True
        elif word in _WORDS:
            if before in ("a", "an"):  # "a two hundred thousand dollar deal"
                part = 0.0
            part += _WORDS[word]
            found |= {part, total + part}
            seen = True
        elif word.endswith("tenths") and seen:  # "two point three million"
            part += _WORDS[word.removesuffix("tenths")] / 10
        elif word in ("hundred", "thousand", "million", "billion", "grand") and seen:
            if word == "hundred":
                part = (part or 1) * 100
                found.add(total + part * 1e3)  # "two million two hundred"
            else:
                total, part = total + (part or 1) * _SCALES[word], 0.0
            found.add(total + part)
        elif word != "and" and word != "of":
            total, part, seen = 0.0, 0.0, False
        before = word
    return found


def lengths(text: str) -> set[int]:
    """Return the working days that lengths of time in a text may come to."""
    found: set[int] = set()
    for match in _LENGTH.finditer(_plain(text.casefold())):
        unit = _UNIT_OF.get(match[3], match[3].rstrip("s"))
        for written in (match[1], match[2]):
            for number in _counts(written):
                found |= _days(number, unit)
    return found


_UNIT_OF = {"d": "day", "w": "week", "h": "hour", "bd": "day", "bds": "day", "hr": "hour",
            "hrs": "hour", "hours": "hour", "mo": "month", "mos": "month",
            "mth": "month", "mths": "month", "weekday": "day", "weekdays": "day", "workday": "day",
            "workdays": "day", "workweek": "week", "workweeks": "week", "qtr": "quarter",
            "qtrs": "quarter", "yr": "year", "yrs": "year"}  # fmt: skip


def _days(number: float, unit: str) -> set[int]:
    """Return the working days that so many of a unit may be."""
    found: set[int] = set()
    for days in _DURATION.get(unit, ()):
        found |= {int(number * days), round(number * days), math.ceil(number * days)}
    if unit in ("day", "tag", "tage", "jour"):
        found |= {round(number * 5 / 7), int(number * 5 / 7) + 1}
    if unit == "hour":
        found |= {math.ceil(number / 8), math.ceil(number / 24)}
    return found


def _plain(text: str) -> str:
    """Return a text with its lengths said in one number and one unit."""
    text = _DASH.sub("-", text)
    text = _PARTS.sub(lambda m: f"{m[1] or 0}.5", text).replace("+", "")
    text = _TENS.sub(lambda m: str(_WORDS[m[1]] + _WORDS[m[2]]), text)
    text = _HALF_MORE.sub(r"1.5 \1s", text)
    text = _OR_TWO.sub(r"\2 \1s", text)
    return _AND_HALF.sub(lambda m: f"{_counts(m[1])[0] + 0.5} ", text)


def _counts(written: str | None) -> list[float]:
    if not written:
        return []
    if written[0].isdigit():
        return [float(written.replace(",", "."))]
    # "last week", "per week", "all week": a length of one, where it is a length at all
    return [float(_MANY.get(written, _WORDS.get(written, 1)))]

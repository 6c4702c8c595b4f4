"""Text to tokens: one pass, every token with its place in the text."""

import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.plan.deadlines import words

Kind = Literal["word", "num", "ord", "date", "time", "year", "quarter", "half", "fiscal", "isoweek",
               "decimal", "junk", "punct"]  # fmt: skip


class Token(NamedTuple):
    """One token. `text` is folded; `hyphen` says that a hyphen joins it to the one before."""

    kind: Kind
    text: str
    start: int
    end: int
    value: tuple[int, ...] = ()
    hyphen: bool = False
    raw: str = ""


_SUFFIX = r"(?![\w])"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("junk", (r"https?://\S+|[\w.+-]{1,64}@[\w.-]{1,99}\.\w+|[$€£¥₹]\s?\d[\d,.]*\s?(?:[kmb]|mn|bn)?(?![a-z0-9])"
             r"|\+?\d[\d,.]*\s?%|\+\d[\d ()-]{6,}\d|(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
             r"|\d{1,3}(?:,\d{3})+(?![\d])|#\d+"
             # Sites and files: Monday.com, plan-2026-12-04.pdf.
             r"|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|io|ai|dev|app|co|gov|edu|biz|info"
             r"|eu|uk|de|fr|ch|pdf|docx?|xlsx?|pptx?|csv|txt|md|html?|png|jpe?g|ics|json|zip)(?!\w)")),
    ("iso", (r"\d{4}-\d{1,2}-\d{1,2}"
             r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])")),
    ("ymd", r"\d{4}(?P<s1>[/.])\d{1,2}(?P=s1)\d{1,2}(?![\w/])"),
    ("dmy", r"\d{1,2}(?P<s2>[/.-])\d{1,2}(?P=s2)(?:\d{4}|\d{2})(?![\w/-])"),
    ("dots", r"\d{1,2}\. ?\d{1,2}\.(?: ?(?:\d{4}|\d{2})(?![\w.]))?(?![\w])"),
    ("slash", r"\d{1,2}/\d{4}(?![\w/])|\d{1,2}/\d{1,2}(?![\w/])"),
    ("ym", r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\w-])"),
    ("stamp", r"20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)"),
    ("time", (r"\d{1,2}(?::|\.(?=\d{2} ?[ap]\.?m))\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?!\w)"
             r"|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o'?clock)(?!\w)|\d{1,2}[ap](?!\w)")),
    ("decimal", r"v?\d+(?:\.\d+)+(?!\w)"),
    ("fraction", (r"(?:\d{1,3} ?)?[\u00bc-\u00be](?!\w)"
                  r"|\d{1,3} 1/2(?=[ -](?:day|week|wk|month|mth|year|hour|hr))")),
    ("ord", r"\d{1,2} ?(?:st|nd|rd|th)(?!\w)|1er(?!\w)"),
    ("quarter", (r"q ?[1-4](?![\w/])"
                r"|[1-4]q(?:(?:\d{4}|\d{2})(?!\w)|(?!\w))|q[1-4](?=fy|cy|'?\d{2})")),
    ("half", r"h[12](?!\w)|[12]h(?:\d{4}|\d{2})?(?!\w)"),
    ("fiscal", r"(?:fy|cy) ?['\u2019]?(?:\d{4}|\d{2})(?:[/-]\d{2})?(?!\w)"),
    ("weekday", r"20\d{2}-?w\d{2}-?[1-7](?![\w-])"),
    ("yearweek", r"20\d{2}-?w\d{1,2}(?!\w)"),
    ("isoweek", (r"(?:cw|kw|w|wk) ?\d{1,2}(?:/(?:20\d{2}|\d{1,2}))?(?![\w/])"
                 r"|(?:calendar )?week \d{1,2}(?:/20\d{2})?(?![\w/])"
                 # Swedish, Norwegian, Danish, German, French, Spanish, Italian, Finnish, Dutch
                 r"|(?:vecka|v\.|uke|uge|woche|semaine|semana|settimana|viikko|weeknr\.?) ?\d{1,2}"
                 r"(?![\w/.,]\d|\w)")),
    ("year", r"['\u2019]\d{2}(?!\w)"),
    ("numunit", r"\d{1,4} ?(?:days?|d|wks?|weeks?|w|mths?|mos?|m|yrs?|y|hrs?|h|bds?)(?!\w)"),
    ("stamped", (r"\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                 r"(?:20)?\d{2}(?!\w)")),
    ("daymonth", r"\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*(?!\w)"),
    ("monthday", (r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
                 r"\d{1,2}(?:st|nd|rd|th)?(?!\w)")),
    ("num", r"\d+(?!\w)"),
    # E.O.Y., and the "St." of a feast, which ends no sentence.
    ("dotted", (r"(?:e\.o\.[bdwmqy]|c\.o\.[bp]|t\.b\.[acd]|a\.s\.a\.p|n\.l\.t)(?:\.|(?!\w))"
                r"|st\.(?= ?[^\W\d_])")),
    ("word", (r"[bw]/[a-z]{1,2}(?!\w)|[^\W\d_]+(?:['\u2019][^\W\d_]+)*(?!\w)"
             r"|2m[a-z]{2,6}(?!\w)|b4(?!\w)")),
    ("junk2", r"\w+"),
    ("punct", r"[^\w\s]"),
)  # fmt: skip
_TOKEN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS), re.IGNORECASE
)
_MID = re.compile(r"mid(?:week|month|quarter|year|" + "|".join(words.MONTHS) + ")", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(r" ?\d")
_SPLIT = re.compile(r"(\d+)\s*([a-z]+)", re.IGNORECASE)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_UNIT_LETTERS = {"d": "days", "w": "weeks", "m": "months", "y": "years", "h": "hours"}


def tokenise(text: str) -> list[Token]:
    """Split a text into tokens, in time linear in its length."""
    tokens: list[Token] = []
    hyphen = False
    for found in _TOKEN.finditer(text):
        name = found.lastgroup or "punct"
        raw, start, end = found.group(), found.start(), found.end()
        if raw == "+" and tokens and tokens[-1].kind != "punct" and _COUNT.match(text, end):
            tokens.append(Token("word", "plus", start, end, raw=raw))
            continue
        if name == "punct" and _joins(text, start, raw):
            hyphen = True
            continue
        made = _make(name, raw, start, end)
        if hyphen and made:
            made[0] = made[0]._replace(hyphen=True)
            hyphen = False
        tokens += made
    return tokens


def _joins(text: str, at: int, raw: str) -> bool:
    """Say whether this is a hyphen without a space on either side."""
    return (
        raw in _DASHES
        and 0 < at < len(text) - 1
        and (text[at - 1].isalnum() and text[at + 1].isalnum())
    )


def _make(name: str, raw: str, start: int, end: int) -> list[Token]:
    if name == "word" and _MID.fullmatch(raw):
        middle = start + 3
        return [
            Token("word", "mid", start, middle, raw=raw[:3]),
            Token("word", _fold(raw[3:]), middle, end, hyphen=True, raw=raw[3:]),
        ]
    if name == "word":
        return [Token("word", _fold(raw), start, end, raw=raw)]
    if name == "dotted":
        return [Token("word", raw.lower().replace(".", ""), start, end, raw=raw)]
    if name == "punct":
        return [Token("punct", "-" if raw in _DASHES else raw, start, end, raw=raw)]
    if name in ("numunit", "daymonth", "monthday"):
        return _split(name, raw, start)
    if name == "stamped":
        return _stamped(raw, start)
    if name == "weekday":
        return _week_day(raw, start, end)
    if name == "fraction":
        return [Token("decimal", _fraction(raw), start, end, raw=raw)]
    maker = _NUMERIC.get(name)
    if maker is None:
        return [Token("decimal" if name == "decimal" else "junk", raw, start, end, raw=raw)]
    numbers = tuple(int(digits) for digits in _DIGITS.findall(raw)[:3])
    return [Token(maker, raw.lower(), start, end, numbers, raw=raw)]


def _stamped(raw: str, start: int) -> list[Token]:
    """Take "30JUN27" apart."""
    cut = next(n for n, letter in enumerate(raw) if letter.isalpha())
    return [
        *_split("daymonth", raw[: cut + 3], start),
        *_make("num", raw[cut + 3 :], start + cut + 3, start + len(raw)),
    ]


def _week_day(raw: str, start: int, end: int) -> list[Token]:
    """Read "2027-W34-5", the fifth day of the week."""
    year, week, day = int(raw[:4]), *map(int, re.findall(r"\d+", raw[4:].replace("-", " ")))
    try:
        date = dt.date.fromisocalendar(year, week, day)
    except ValueError:
        return [Token("junk", raw, start, end, raw=raw)]
    return [Token("date", raw.lower(), start, end, (date.year, date.month, date.day), raw=raw)]


_PARTS = {"\u00bc": ".25", "\u00bd": ".5", "\u00be": ".75"}


def _fraction(raw: str) -> str:
    """Write "1\u00bd" and "1 1/2" as "1.5"."""
    told = raw.replace(" 1/2", "\u00bd").replace(" ", "")
    return (told[:-1] or "0") + _PARTS[told[-1]]


_NUMERIC: dict[str, Kind] = {
    "iso": "date", "ymd": "date", "dmy": "date", "dots": "date", "slash": "date", "ym": "date",
    "stamp": "date", "time": "time", "ord": "ord", "quarter": "quarter", "half": "half",
    "fiscal": "fiscal", "isoweek": "isoweek", "yearweek": "isoweek", "year": "year", "num": "num",
}  # fmt: skip


def _split(name: str, raw: str, start: int) -> list[Token]:
    """Take "2wks", "4Dec" and "Dec4" apart."""
    if name == "monthday":
        cut = next(n for n, letter in enumerate(raw) if letter.isdigit())
        word, digits = raw[:cut], _DIGITS.findall(raw)[0]
        return [
            Token("word", word.lower(), start, start + cut, raw=word),
            Token("num", digits, start + cut, start + len(raw), (int(digits),), raw=raw[cut:]),
        ]
    found = _SPLIT.fullmatch(raw)
    if found is None:
        return [Token("junk", raw, start, start + len(raw), raw=raw)]
    digits, word = found.groups()
    middle = start + len(digits)
    unit = word.lower()
    unit = _UNIT_LETTERS.get(unit, unit) if name == "numunit" else unit
    return [
        Token("num", digits, start, middle, (int(digits),), raw=digits),
        Token("word", unit, start + found.start(2), start + len(raw), raw=word),
    ]


@lru_cache(maxsize=8192)
def _fold(raw: str) -> str:
    """Lower case, no possessive, shorthand written out, misspellings corrected."""
    text = raw.lower().replace("\u2019", "'")
    text = text.removesuffix("'s")
    text = text.replace("'", "")
    return words.RESPELL.get(text) or _corrected(text)


def _deletes(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


def _near() -> dict[str, str]:
    table: dict[str, str] = {}
    for word in words.CORRECTABLE:
        for form in (word, *_deletes(word)):
            table.setdefault(form, word)
    return table


_NEAR = _near()
_KNOWN = {
    *words.MONTHS, *words.WEEKDAYS, *words.UNITS, *words.CARDINALS, *words.ORDINALS,
    *words.CORRECTABLE, *words.WEEKDAY_PLURALS,
}  # fmt: skip


def _corrected(text: str) -> str:
    """Return the date word this is a misspelling of, else the text itself.

    A slip is one letter dropped, added or exchanged, or two neighbours swapped.
    """
    if not 5 <= len(text) <= 14 or text in _KNOWN or text in words.REAL_WORDS:
        return text
    for form in (text, *sorted(_deletes(text))):
        word = _NEAR.get(form)
        if word and word[0] == text[0] and _one_slip(text, word):
            return word
    return text


def _one_slip(text: str, word: str) -> bool:
    gap = len(text) - len(word)
    if abs(gap) == 1:
        return True  # they share a form with one letter deleted
    if gap:
        return False
    differ = [n for n, (one, other) in enumerate(zip(text, word, strict=True)) if one != other]
    if len(differ) == 1:
        return len(word) > 6  # one letter exchanged; short words would meet real ones
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and text[differ[0]] == word[differ[1]]
        and text[differ[1]] == word[differ[0]]
    )

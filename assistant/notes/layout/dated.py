"""The day on which notes were taken, from their headings."""

import datetime as dt
import functools
import re

from assistant.plan.deadlines import Found, find
from assistant.understanding.language import parse

MOST_AHEAD = 31  # days by which a labelled date may lie after today: clocks and calendars differ
_HEAD_LINES = 8
_LONGEST = 120  # characters of a line that can be a heading

DATE_LABEL = re.compile(
    r"\W{0,6}(?:(?:meeting|call|notes?)\s+)?(?:date(?:\s*(?:&|and|/)\s*time)?|sent|sent on|when|"
    r"held(?: on)?|datum|gesendet|wann|envoy\S{1,2}|fecha|enviado|data|inviato)\s*\**\s*:",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:call|meeting|mtg|notes?|sync|kick-?off|demo|discovery|minutes|recap|summary|"
    r"check-?in|review|1:1|qbr|workshop|debrief|stand-?up|catch-?up|touch ?base|intro|session|"
    r"transcript|conversation|chat|visit|lunch|zoom|teams|webex|with|w/|protokoll|notizen|"
    r"besprechung|termin|gespr\S{1,2}ch|r\S{1,2}union|compte[- ]rendu)\b|<>|<->|w/",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|due|until|till|before|deadline|go-?live|target|close[sd]?|closing|launch(?:es)?|"
    r"next|renewal|renews|expires?|starts?|must|needs?|will|bis|avant|eod|eow|eom|no later|"
    r"scheduled|book(?:ed)?|moved|sign(?:ed|ing|ature)?)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|"
    r"mercredi|jeudi|vendredi)",
    re.IGNORECASE,
)
# "mar. 24 nov." is a Tuesday, not a day of March.
_FRENCH_DAY = re.compile(
    r"\b(?:lun|mar|mer|jeu|ven|sam|dim)\.?\s(?=\d{1,2}\s[^\W\d_]{3,})", re.IGNORECASE
)
_FIELD = re.compile(r",\s(?:owner|who|due|when|status|responsible|target)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.$")  # "16.2." ends with its dot
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|'\d\d\b|(?<!\d)20\d{6}(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[./ -](?:\d{1,2}|[^\W\d]{3,9}\.?)[./ -]\d\d(?![\d:])")


def meeting_date(text: str, today: dt.date) -> dt.date | None:
    """Return the day that the headings of notes name, or None where they name none.

    Looks at the first eight lines only, and there at labels ("Date: Nov 20, 2026") and titles
    ("Call with Acme - 11/20"), never at a deadline. A date without a year is the nearest one.
    """
    lines = _first_lines(text)
    order = day_first(text)
    for line in lines:
        label = DATE_LABEL.match(line)
        if label:
            day = day_in(line[label.end() :], today, order)
            if day and day <= today + dt.timedelta(days=MOST_AHEAD):
                return day
    for index, line in enumerate(lines):
        day = title_date(line, today, order, first=index == 0)
        if day:
            return day
    return None


def title_date(
    line: str, today: dt.date, day_first: bool | None = None, *, first: bool = False
) -> dt.date | None:
    """Return the day that a title names ("Notes 2026-11-20"), or None where it is no title.

    Args:
        line: the line.
        today: no title names a day after it.
        day_first: how 4/12 is read.
        first: whether nothing stands before it; then it need not say what it is a title of.
    """
    line = line.strip().strip("#*=_ ").strip()
    if not line or len(line) > _LONGEST or line.endswith(("?", "!", ";", ",")):
        return None
    if line.endswith(".") and not _DOTTED.search(line):
        return None
    if re.match(r"[-*•>]\s|\[|\(?\d{1,2}[.)]\s", line) or _DEADLINE.search(line):
        return None
    if _says_to_do(line) or _FIELD.search(line):
        return None
    if re.match(r"[^:]{1,25}:\s", line) and not _OCCASION.search(line.split(":")[0]):
        return None
    found = [one for one in find(line, today) if one.deadline.date]
    if len(found) != 1:
        return None
    rest = line[: found[0].start] + line[found[0].end :]
    alone = len(re.findall(r"[^\W\d_]{2,}", rest)) == 0
    relative = not re.search(r"\d", line[found[0].start : found[0].end])
    if not (alone or _OCCASION.search(rest) or (first and not relative)):
        return None
    day = day_in(line, today, day_first)
    return day if day and day <= today else None


def _says_to_do(line: str) -> bool:
    """Tell whether a line says what is to be done ("me to send the recap today")."""
    deeds = re.findall(r"\bto ([a-z]{2,})\b", line)
    return any(parse(f"to {deed}")[1].tag_ == "VB" for deed in deeds)


@functools.lru_cache(maxsize=4096)
def day_in(words: str, today: dt.date, day_first: bool | None = None) -> dt.date | None:
    """Return the day that the words of a header or a time stamp name, looking back from today.

    Without a year it is the one nearest to today, and a weekday is the last one. A date that can
    be read either way ("4/12/2026") is, where `day_first` is None, the nearest that is past.
    """
    words = _FRENCH_DAY.sub("", words[:200])
    orders = [day_first] if day_first is not None else [False, True]
    days = {day for order in orders if (day := _read(words, today, order))}
    past = [day for day in days if day <= today]
    return max(past) if past else min(days, default=None)


def day_first(text: str) -> bool | None:
    """Return whether the numeric dates of a text put the day first; None where none tells."""
    seen = {
        int(match.group(1)) > 12
        for match in _NUMERIC.finditer(text)
        if (int(match.group(1)) > 12) != (int(match.group(3)) > 12)
    }
    return seen.pop() if len(seen) == 1 else None


def _read(words: str, today: dt.date, order: bool) -> dt.date | None:
    numeric = _NUMERIC.search(words)
    if numeric:
        return _numbered(numeric, order)
    dated = [one for one in find(words, today, day_first=order) if one.deadline.date]
    firm = [one for one in dated if re.search(r"\d", _said(words, one))]
    chosen = next(iter(firm or dated), None)
    day = chosen.deadline.date if chosen else None
    if chosen is None or day is None:
        return None
    said = _said(words, chosen)
    if _YEAR.search(said) or _SHORT_YEAR.search(said):
        return day
    if not re.search(r"\d", said):
        return _last_weekday(said, day, today)
    return min(_in_years(day, today), key=lambda one: abs((one - today).days), default=None)


def _numbered(match: re.Match[str], order: bool) -> dt.date | None:
    """Return the day of "4/12/2026" as it is written, or the other way round if it must be."""
    first, second, year = (int(match.group(n)) for n in (1, 3, 4))
    if match.group(2) == ".":  # the German way
        order = True
    year += 2000 if year < 100 else 0
    for day, month in [(first, second), (second, first)][:: 1 if order else -1]:
        try:
            return dt.date(year, month, day)
        except ValueError:
            continue
    return None


def _last_weekday(said: str, day: dt.date, today: dt.date) -> dt.date | None:
    """Return the last such day ("Tuesday's call"); "yesterday" is past already."""
    if day <= today:
        return day
    if not _WEEKDAY.search(said):
        return None
    return day - dt.timedelta(days=7 * -(-(day - today).days // 7))


def _said(words: str, found: Found) -> str:
    return words[found.start : found.end]


def _in_years(day: dt.date, today: dt.date) -> list[dt.date]:
    some = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            some.append(day.replace(year=year))
        except ValueError:  # the 29th of February, or beyond the years that dates have
            continue
    return some


def _first_lines(text: str) -> list[str]:
    """Return the first lines that are not blank, without cutting up the rest of the text."""
    lines = (line.strip() for line in text[: _HEAD_LINES * 500].split("\n"))
    return [line for line in lines if line][:_HEAD_LINES]

"""Logs of a deal: entries under their days ("19/8 | CALL | Rajiv"), the newest mostly first."""

import datetime as dt
import re

from assistant.notes.layout.dated import day_in
from assistant.notes.layout.rows import Row

_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?|20\d\d-\d\d-\d\d|"
    r"\d{1,2}[ -](?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?:[ -]\d{2,4})?|"
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?)"
)
_KIND = (
    r"(?:call|mtg|meeting|e-?mail|mail|visit|demo|note|notes|update|upd|text|sms|vm|voicemail|chat|"
    r"log|onsite|zoom|teams|lunch|intro|anruf|termin|besuch)"
)
_HEAD = re.compile(
    rf"^[\s\[(*#>-]*(?P<day>{_DAY})[\])]?\s*(?:[|:\u2013\u2014-]\s*|\s)\**(?P<kind>{_KIND})\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST_HEAD = 90


def logged(rows: list[Row], today: dt.date, order: bool | None) -> list[Row]:
    """Return the rows with the day of the entry they stand in; the heads of entries as headers.

    Where the days run backwards, the oldest entry comes first in time: readers sort by `said_at`.

    Args:
        rows: the lines of the notes.
        today: the day from which days without a year are read; no entry lies behind it.
        order: whether the day stands before the month, None where nothing tells.
    """
    heads = {n: head for n, row in enumerate(rows) if (head := _day_of(row, today, order))}
    if len(heads) < _FEWEST or len(set(heads.values())) < _FEWEST:
        return rows
    made: list[Row] = []
    day: dt.date | None = None
    for number, row in enumerate(rows):
        day = heads.get(number, day)
        made.append(row._replace(said_at=day) if day else row)
    return made


def _day_of(row: Row, today: dt.date, order: bool | None) -> dt.date | None:
    match = _HEAD.match(row.text) if len(row.text) <= _LONGEST_HEAD and not row.speaker else None
    if match is None:
        return None
    day = day_in(match["day"], today, order)
    while day and day > today:
        day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
    return day


def is_entry_head(text: str) -> bool:
    """Tell whether a line begins an entry of a log, and only says when and with whom it was."""
    match = _HEAD.match(text) if len(text) <= _LONGEST_HEAD else None
    return bool(match and len(re.findall(r"[^\W\d_]{2,}", match["rest"])) <= _FEW_WORDS)


_FEW_WORDS = 8

"""How days are written in assumptions."""

import datetime as dt
from collections.abc import Iterable

_SOON = 330  # days within which a date needs no year


def say(day: dt.date, today: dt.date) -> str:
    """Write a day for a seller: "Fri Dec 4", with the year where it is far from today."""
    text = f"{day:%a %b} {day.day}"
    if 0 <= (day - today).days <= _SOON or day.year == today.year:
        return text
    return f"{text}, {day.year}"


def sentence(notes: Iterable[str]) -> str:
    """Join notes to one sentence, empty where there are none."""
    clean = [note for note in dict.fromkeys(notes) if note]
    if not clean:
        return ""
    text = "; ".join(clean)
    return text[0].upper() + text[1:] + "."

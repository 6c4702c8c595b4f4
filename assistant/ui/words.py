"""How the page words dates, numbers and untrusted text."""

import datetime as dt
import re

from assistant.plan.lines import day, money, names
from assistant.plan.model import Side, State, Status

__all__ = ["count", "day", "escape", "money", "names", "reply", "short", "span", "visible"]

SIDES: dict[Side, str] = {"buyer": "Buyer", "seller": "Seller", "both": "Both"}
STATUSES: dict[Status, str] = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "done": "Done",
    "blocked": "Blocked",
}
STATES: dict[State, str] = {
    "stated": "Stated",
    "inferred": "Worked out from what was said",
    "assumed": "Assumed, the usual one",
    "unknown": "Not known",
    "declined": "Left open",
}

LONG_WORD = 20  # letters; longer ones are cut inside
_JOINER = "\u2060"  # invisible; breaks the patterns that Markdown turns into links
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:^=&\"'])")
# What is escaped already stays as it is.
_ACTIVE = re.compile(r"\\[!-/:-@\[-`{-~]|[\[\]!<>$|~^=]|`{3,}|:(?=[a-zA-Z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _no_links(text: str) -> str:
    text = re.sub(r"(?i)(https?:|ftp:|mailto:)", rf"\1{_JOINER}", text)
    text = re.sub(r"(?i)(www)\.", rf"\1{_JOINER}.", text)
    return text.replace("@", f"{_JOINER}@{_JOINER}")


def visible(text: str) -> str:
    """Return `text` without control and direction characters."""
    return _CONTROL.sub("", text)


def escape(text: str) -> str:
    """Return untrusted `text` so that Markdown shows it as the plain words it is."""
    return _PUNCTUATION.sub(r"\\\1", _no_links(visible(text)))


def reply(text: str) -> str:
    """Return an answer of the assistant for Markdown: bold and lists, no links, images, HTML.

    A reply repeats words of the plan and of the notes, so it is trusted no more than they are.
    """

    def escaped(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith("\\") else f"\\{found[0]}"

    return _ACTIVE.sub(escaped, _no_links(visible(text)))


def short(text: str, length: int = 80) -> str:
    """Return `text` on one line, of at most `length` characters; cut behind a word, with "…"."""
    line = " ".join(visible(text).split())
    if len(line) <= length:
        return line
    head, space, part = line[:length].rpartition(" ")
    whole = head if space and len(part) <= LONG_WORD else line[: length - 1]
    return whole.rstrip(" ,;:") + "…"


def span(start: dt.date, end: dt.date, today: dt.date) -> str:
    """Word a stretch of days."""
    return day(start, today) if start == end else f"{day(start, today)} to {day(end, today)}"


def count(number: int, unit: str) -> str:
    """Return '1 working day', '3 working days'."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"

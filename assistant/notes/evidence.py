"""Whether the words of the notes support what a reader made of them."""

import re

from assistant.notes.drafted import Found
from assistant.notes.page import Page
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import AddStep, Change, SetCheckIn, SetDeal, SetPerson, UpdateStep
from assistant.plan.deadlines import find_durations, resolve
from assistant.plan.model import Plan
from assistant.understanding.money import amounts
from assistant.understanding.names import plain
from assistant.understanding.text import fold

NEAR = 600
_OURS = frozenset({"me", "us", "we", "seller"})


def folded(text: str) -> str:
    """Return text with white space and typographic quotes made plain."""
    return re.sub(r"\s+", " ", fold(text)).casefold().strip()


def place(quote: str, page: Page, near: int = -1) -> int:
    """Return where a quote stands in the page's text, -1 where it does not.

    White space and quotation marks are folded; of several places the one nearest to `near`.
    """
    words = [re.escape(word) for word in fold(quote).split()]
    if not words:
        return -1
    found = [m.start() for m in re.finditer(r"\s+".join(words), fold(page.text), re.IGNORECASE)]
    return min(found, key=lambda at: abs(at - near), default=-1) if near >= 0 else (
        found[0] if found else -1
    )  # fmt: skip


def unsupported(found: Found, page: Page, plan: Plan, calendar: WorkCalendar) -> str:
    """Return why the words do not support the change, "" where they do."""
    at = place(found.quote, page, found.at)
    if at < 0:
        return "These words do not stand in the notes."
    around = _around(page, at, len(found.quote))
    change = found.change
    for name in _names(change):
        if not _named(name, around, page, at, plan):
            return f"The words do not name {name}."
    for phrase in _phrases(change):
        if not _dated(phrase, found, calendar):
            return f'No date follows from the words for "{phrase}".'
    return _number(change, found.quote)


def _around(page: Page, at: int, length: int) -> str:
    return folded(page.text[max(0, at - NEAR) : at + length + NEAR // 4])


def _names(change: Change) -> list[str]:
    match change:
        case AddStep():
            return list(change.owners)
        case UpdateStep():
            return [*(change.owners or []), *change.add_owners]
        case SetPerson():
            return [change.new_name or change.name]
        case SetDeal():
            return [change.buyer] if change.buyer else []
    return []


def _named(name: str, around: str, page: Page, at: int, plan: Plan) -> bool:
    """Tell whether the name stands near the words, or is of who says them."""
    if name.casefold() in _OURS:
        return True
    weighty = [part for part in plain(name).split() if len(part) > 1]
    near = plain(around)
    if any(part in near for part in weighty):
        return True
    speaker = next(
        (line.speaker for line in reversed(page.lines) if line.speaker and line.start <= at), None
    )
    known = plan.person(name)
    return bool(speaker and weighty[0] in plain(speaker)) or bool(
        known and plain(known.name).split()[0] in near
    )


def _phrases(change: Change) -> list[str]:
    match change:
        case AddStep() | UpdateStep():
            return [change.due] if change.due else []
        case SetDeal():
            return [phrase for phrase in (change.go_live, change.target_close) if phrase]
        case SetCheckIn():
            return [change.next] if change.next else []
    return []


def _dated(phrase: str, found: Found, calendar: WorkCalendar) -> bool:
    """Tell whether the phrase stands in the quote, or is the day that the quote comes to."""
    if folded(phrase) in folded(found.quote):
        return True
    wanted = resolve(phrase, found.said_on, calendar)
    said = resolve(found.quote, found.said_on, calendar)
    if wanted.date and said.date == wanted.date:
        return True
    words = set(re.findall(r"\w+", folded(phrase)))
    return (bool(words) and words <= set(re.findall(r"\w+", folded(found.quote)))) or bool(
        wanted.date and find_durations(found.quote)
    )


def _number(change: Change, quote: str) -> str:
    if isinstance(change, SetDeal) and change.value is not None:
        said = [amount.value for amount in amounts(fold(quote))]
        if change.value not in said and not re.search(r"\d", quote):
            return f"No sum of {change.value:,.0f} stands in the words."
    if isinstance(change, AddStep | UpdateStep) and change.duration_days is not None:
        plain = re.sub(r"\b(?:from|after|of|once)\b", ",", fold(quote))
        days = [one.days for one in [*find_durations(fold(quote)), *find_durations(plain)]]
        if change.duration_days not in days:
            return f"No duration of {change.duration_days} working days stands in the words."
    return ""

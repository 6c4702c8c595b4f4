"""The kinds of calls, and their agendas fitted to the minutes there are."""

import re
from itertools import accumulate
from typing import Literal, NamedTuple

from assistant.errors import InputError
from assistant.playbook.entries import Entry
from assistant.playbook.loading import Knowledge

CallKind = Literal["first-call", "demo", "check-in", "closing-call"]
FEWEST_MINUTES, MOST_MINUTES = 5, 480

NAMES: dict[CallKind, str] = {
    "first-call": "First call",
    "demo": "Demo",
    "check-in": "Check-in",
    "closing-call": "Closing call",
}
USUAL_MINUTES: dict[CallKind, int] = {
    "first-call": 30,
    "demo": 45,
    "check-in": 15,
    "closing-call": 30,
}
_ROW = re.compile(r"^\|\s*(\d+)\s*\|\s*(.+?)\s*\|\s*$", re.MULTILINE)
_GOAL = re.compile(r"^Goal:\s*(.+?\.)(?=\s|$)", re.MULTILINE)
_BOX = re.compile(r"^- \[ \] (.+)$", re.MULTILINE)
_STARTS_A_LIST = re.compile(r"^\*\*(.+?)\*\*\s*$", re.MULTILINE)


class Slot(NamedTuple):
    """A part of an agenda: from which minute on, for how many, and what for."""

    start: int
    minutes: int
    text: str


def agenda_entry(knowledge: Knowledge, kind: CallKind) -> Entry:
    """Return the checklist of a kind of call.

    Raises:
        InputError: the knowledge lacks it.
    """
    entry = knowledge.entry(f"agenda-{kind}")
    if entry is None or not _ROW.search(entry.body):
        raise InputError(f"The knowledge has no agenda-{kind} with a table of minutes.")
    return entry


def checked(minutes: int) -> int:
    """Return the minutes of a call.

    Raises:
        InputError: they are not 5 to 480.
    """
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise InputError(
            f"A call of {minutes} minutes cannot be planned. "
            f"Give {FEWEST_MINUTES} to {MOST_MINUTES} minutes."
        )
    return minutes


def slots(entry: Entry, minutes: int) -> list[Slot]:
    """Return the parts of an agenda, fitted to so many minutes.

    Every part keeps at least a minute. The last one, the next steps, never gets less than its
    share of the checklist, and what rounding leaves over.
    """
    rows = [(int(m.group(1)), m.group(2)) for m in _ROW.finditer(entry.body)]
    total = sum(length for length, _ in rows)
    last = -(-rows[-1][0] * minutes // total)
    before = _shares([length for length, _ in rows[:-1]], minutes - last)
    lengths = [*before, minutes - sum(before)]
    starts = accumulate(lengths[:-1], initial=0)
    return [
        Slot(start, length, text)
        for start, length, (_, text) in zip(starts, lengths, rows, strict=True)
    ]


def _shares(lengths: list[int], minutes: int) -> list[int]:
    """Return whole minutes for each part, none below one, in sum at most `minutes`."""
    total = sum(lengths)
    found = [max(1, length * minutes // total) for length in lengths]
    while sum(found) > minutes and max(found) > 1:
        found[found.index(max(found))] -= 1
    left = minutes - sum(found)
    by_rest = sorted(range(len(lengths)), key=lambda at: -(lengths[at] * minutes % total))
    for at in by_rest[: max(0, left)]:
        found[at] += 1
    return found


def goal(entry: Entry) -> str:
    """Return what the call is for."""
    match = _GOAL.search(entry.body)
    told = match.group(1) if match else ""
    return told[:1].upper() + told[1:]


def to_bring(entry: Entry) -> list[str]:
    """Return what to have ready before the call: the first list of boxes to tick."""
    heads = list(_STARTS_A_LIST.finditer(entry.body))
    if not heads:
        return []
    end = heads[1].start() if len(heads) > 1 else len(entry.body)
    boxes = (m.group(1).strip() for m in _BOX.finditer(entry.body, heads[0].end(), end))
    return [one[:1].upper() + one[1:] for one in boxes]

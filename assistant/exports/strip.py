"""Where dates stand on a line from today to go-live."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from assistant.exports.sheet import Sheet
from assistant.plan.lines import day
from assistant.plan.model import Plan

Kind = Literal["step", "done", "today", "goal"]
Lane = Literal["above", "below", "silent"]
ROOM = 8.0  # percent of the line that a text takes


@dataclass(frozen=True)
class Mark:
    """A date on the line.

    Attributes:
        place: in percent of the line's length.
        number: the step's, empty for what is no step.
        text: what is written above or below; nothing where there is no room.
    """

    place: float
    number: str
    text: str
    kind: Kind
    lane: Lane


def strip(plan: Plan, shown: Sheet, today: dt.date) -> list[Mark]:
    """Return the marks, first date first; none where fewer than two dates are known."""
    dated = _dated(plan, shown, today)
    first, last = min(dated), max(dated)
    length = (last - first).days
    if not length:
        return []
    marks = []
    taken = {"above": -ROOM, "below": -ROOM}
    for date in sorted(dated):
        kind, number, text = dated[date]
        place = 100 * (date - first).days / length
        lane: Lane = "silent"
        for one in ("above", "below"):
            if lane == "silent" and place - taken[one] >= ROOM:
                taken[one] = place
                lane = "above" if one == "above" else "below"
        marks.append(Mark(round(place, 2), number, text, kind, lane))
    return marks


def _dated(plan: Plan, shown: Sheet, today: dt.date) -> dict[dt.date, tuple[Kind, str, str]]:
    """Return what stands at each date; a goal hides a step of the same day."""
    found: dict[dt.date, tuple[Kind, str, str]] = {}
    for row in shown.rows:
        if row.due and row.due not in found:
            kind: Kind = "done" if row.state == "done" else "step"
            found[row.due] = (kind, str(row.number), day(row.due, today))
    found[today] = ("today", "", "Today")
    if plan.target_close:
        found[plan.target_close] = ("goal", "", "Target close")
    if plan.go_live:
        found[plan.go_live] = ("goal", "", "Go-live")
    return found

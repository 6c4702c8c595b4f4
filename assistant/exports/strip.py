"""Where dates stand on a line from today to go-live."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from assistant.exports.sheet import Sheet
from assistant.plan.lines import day
from assistant.plan.model import Plan


@dataclass(frozen=True)
class Mark:
    """A date on the line. `place` is in percent of its length."""

    place: float
    label: str
    date: str
    kind: Literal["step", "done", "today", "goal"]


def strip(plan: Plan, shown: Sheet, today: dt.date) -> list[Mark]:
    """Return the marks, first date first; none where fewer than two dates are known."""
    dated: list[tuple[dt.date, str, Literal["step", "done", "today", "goal"]]] = [
        (row.due, f"{row.number}", "done" if row.state == "done" else "step")
        for row in shown.rows
        if row.due
    ]
    if plan.target_close:
        dated.append((plan.target_close, "Signed", "goal"))
    if plan.go_live:
        dated.append((plan.go_live, "Go-live", "goal"))
    if not dated:
        return []
    dated.append((today, "Today", "today"))
    dated.sort(key=lambda one: one[0])
    first, last = dated[0][0], dated[-1][0]
    length = (last - first).days
    if not length:
        return []
    return [
        Mark(round(100 * (date - first).days / length, 2), label, day(date, today), kind)
        for date, label, kind in dated
    ]

"""The steps as a table for any spreadsheet."""

import csv
import datetime as dt
import io

from assistant.exports.sheet import Row, sheet
from assistant.plan.model import Plan

COLUMNS = (
    "Step", "Action", "Owner", "Side", "Due Date", "Latest Date", "Status", "Working Days",
    "Depends On", "Notes",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # narrow and full width


def render(plan: Plan, today: dt.date) -> bytes:
    """Return the steps as CSV; the mark at its start tells Excel that it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in sheet(plan, today).rows:
        writer.writerow([harmless(cell) for cell in _cells(row)])
    return file.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _cells(row: Row) -> list[str]:
    return [
        str(row.number),
        row.action,
        row.owners,
        row.side,
        row.due.isoformat() if row.due else "",
        row.latest.isoformat() if row.latest else "",
        "Done" if row.state == "done" else row.status,
        "" if row.days is None else str(row.days),
        row.after,
        row.notes,
    ]

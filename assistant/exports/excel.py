"""The plan as an Excel workbook."""

import datetime as dt
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.exports.sheet import Row, Sheet, sheet
from assistant.plan.model import Plan

Value = str | int | dt.date | None

HEADS = (
    "Step", "Action", "Owner", "Side", "Due Date", "Latest Date", "Status", "Working Days",
    "Depends On", "Notes",
)  # fmt: skip
WIDTHS = (7, 38, 30, 16, 18, 18, 14, 10, 30, 50)
DATE_FORMAT = "ddd mmm d, yyyy"
_FIRST_DATE = dt.date(1900, 3, 1)  # Excel counts days from 1900, with a day too many before this
_MOST = 32_767  # characters in a cell
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_FILLS = {
    "done": PatternFill("solid", fgColor="DDF0E2"),
    "in_progress": PatternFill("solid", fgColor="DCE9F7"),
    "blocked": PatternFill("solid", fgColor="F9DEDC"),
}


def render(plan: Plan, today: dt.date) -> bytes:
    """Return the plan as a workbook: the steps, an overview and the people."""
    shown = sheet(plan, today)
    book = Workbook()
    book.properties.creator = shown.seller[:250]
    book.properties.title = shown.title[:250]
    steps = book.worksheets[0]
    steps.title = "Steps"
    _table(steps, HEADS, [_cells(row) for row in shown.rows], WIDTHS)
    for number, row in enumerate(shown.rows, 2):
        if row.state in _FILLS:
            steps.cell(number, 7).fill = _FILLS[row.state]
    steps.freeze_panes = "C2"
    _overview(book.create_sheet("Overview"), plan, shown, today)
    people: list[tuple[Value, ...]] = [(one.name, one.role, one.side) for one in shown.people]
    _table(book.create_sheet("People"), ("Name", "Role", "Company"), people, (30, 36, 24))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(row: Row) -> tuple[Value, ...]:
    status = "Done" if row.state == "done" else row.status
    return (
        row.number, row.action, row.owners, row.side, row.due, row.latest, status, row.days,
        row.after, row.notes,
    )  # fmt: skip


def _overview(page: Worksheet, plan: Plan, shown: Sheet, today: dt.date) -> None:
    lines: list[tuple[Value, Value]] = [
        ("Goal", shown.goal),
        ("Buyer", shown.buyer),
        ("Seller", shown.seller),
        ("Current Date", today),
        ("Target Close", plan.target_close or shown.close),
        ("Go-Live", plan.go_live or shown.go_live),
        ("Next Check-in", shown.check_in),
        *(("Risk", risk) for risk in shown.risks),
    ]
    for number, (label, value) in enumerate(lines, 1):
        _put(page, number, 1, label).font = Font(bold=True)
        _put(page, number, 2, value).alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="left"
        )
    page.column_dimensions["A"].width = 18
    page.column_dimensions["B"].width = 70


def _table(
    page: Worksheet,
    heads: Sequence[str],
    rows: Sequence[Sequence[Value]],
    widths: Sequence[int],
) -> None:
    wrapped = Alignment(wrap_text=True, vertical="top")
    for column, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = _put(page, 1, column, head)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        page.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(page, number, column, value).alignment = wrapped
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(page: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value; a text is never taken for a formula, a date stays a date."""
    cell = page.cell(row, column)
    assert not isinstance(cell, MergedCell)  # noqa: S101 - nothing here is merged
    if isinstance(value, dt.date) and value < _FIRST_DATE:
        value = value.isoformat()
    if isinstance(value, dt.date):
        cell.value = value
        cell.number_format = DATE_FORMAT
    elif isinstance(value, str):
        cell.value = value[:_MOST]
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    else:
        cell.value = value
    return cell

"""The plan as a Word document."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from assistant.exports.sheet import Sheet, sheet
from assistant.plan.model import Plan

HEADS = ("Step", "Action", "Owner", "Due Date", "Status", "Notes")
WIDTHS = (0.5, 2.5, 2.0, 1.4, 1.0, 2.6)  # inches; together the width of a letter page on its side
_INK = RGBColor(0x1F, 0x3A, 0x5F)
_SHADE = "1F3A5F"


def render(plan: Plan, today: dt.date) -> bytes:
    """Return the plan as a Word document on letter pages, landscape."""
    shown = sheet(plan, today)
    document = Document()
    _page(document, shown, today)
    document.add_heading(shown.title, level=0)
    _facts(document, shown)
    document.add_heading("Steps", level=1)
    rows = [(str(r.number), r.action, r.owners, r.due_words, r.status, r.notes) for r in shown.rows]
    _table(document, HEADS, rows, WIDTHS)
    _line(document, "Next Check-in", shown.check_in)
    document.add_heading("Risks", level=1)
    for risk in shown.risks or ["None named."]:
        document.add_paragraph(risk, style="List Bullet" if shown.risks else None)
    if shown.people:
        document.add_heading("People", level=1)
        people = [(one.name, one.role, one.side) for one in shown.people]
        _table(document, ("Name", "Role", "Company"), people, (3.0, 4.0, 3.0))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Any, shown: Sheet, today: dt.date) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = Inches(0.5)
    section.top_margin = section.bottom_margin = Inches(0.6)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    for name in ("Title", "Heading 1"):
        document.styles[name].font.color.rgb = _INK
    properties = document.core_properties
    properties.title, properties.author = shown.title[:250], shown.seller[:250]
    properties.comments = ""
    at = dt.datetime.combine(today, dt.time())
    properties.created = properties.modified = at


def _facts(document: Any, shown: Sheet) -> None:
    for label, text in (
        ("Goal", shown.goal),
        ("Between", f"{shown.buyer} and {shown.seller}"),
        ("Current Date", shown.today),
        ("Target Close", shown.close),
        ("Go-Live", shown.go_live),
    ):
        _line(document, label, text)


def _line(document: Any, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)


def _table(
    document: Any,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
) -> None:
    table = document.add_table(rows=1 + len(rows), cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    # One look at all cells: asking for them row by row takes time that grows with the square.
    cells = table._cells  # noqa: SLF001 - the library has no other quick way
    for index, text in enumerate((*heads, *(cell for row in rows for cell in row))):
        cell = cells[index]
        cell.width = Inches(widths[index % len(heads)])
        run = cell.paragraphs[0].add_run(text)
        if index < len(heads):
            run.bold = True
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            _shade(cell)
    _repeat_head(table)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx knows no shading


def _repeat_head(table: Any) -> None:
    """Let the head stand on each page, and no row be split between two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx knows neither
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))

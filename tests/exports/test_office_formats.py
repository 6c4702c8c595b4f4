import datetime as dt
import io
from typing import Any

import docx
import openpyxl

from assistant.exports import render
from assistant.plan.model import Plan
from tests.exports.conftest import TODAY


def _book(plan: Plan) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(plan, "xlsx", TODAY)))


def test_dates_in_excel_are_dates(plan: Plan) -> None:
    steps = _book(plan)["Steps"]
    assert [cell.value for cell in steps[1]][:6] == [
        "Step", "Action", "Owner", "Side", "Due Date", "Latest Date",
    ]  # fmt: skip
    due = steps["E2"]
    assert due.value == dt.datetime(2026, 11, 30)  # noqa: DTZ001 - Excel knows no time zones
    assert due.is_date
    assert steps["F3"].value == dt.datetime(2026, 12, 3)  # noqa: DTZ001
    assert steps["H3"].value == 2


def test_excel_opens_ready_to_read(plan: Plan) -> None:
    book = _book(plan)
    assert book.sheetnames == ["Steps", "Overview", "People"]
    steps = book["Steps"]
    assert steps.freeze_panes == "C2"
    assert steps.auto_filter.ref == "A1:J4"
    assert steps.column_dimensions["B"].width > 30
    assert steps["B2"].alignment.wrap_text


def test_no_text_in_excel_is_a_formula(hostile: Plan) -> None:
    texts = 0
    for page in _book(hostile).worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row):
            assert cell.data_type != "f"
            texts += isinstance(cell.value, str) and cell.value.startswith("=")
    assert texts >= 3


def test_dates_that_excel_does_not_know_are_texts(hostile: Plan) -> None:
    dues = {cell.value for cell in _book(hostile)["Steps"]["E"]}
    assert "0001-01-01" in dues


def test_word_has_the_template(plan: Plan) -> None:
    document = docx.Document(io.BytesIO(render(plan, "docx", TODAY)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Mutual Action Plan: Acme"
    assert "Goal: Signed Agreement by Fri Dec 4, 2026 for Tue Jan 5, 2027" in texts
    assert "Next Check-in: Mon Nov 30, every Monday, 10am" in texts
    assert "Outside counsel could take longer" in texts
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Step", "Action", "Owner", "Due Date", "Status", "Notes",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[1].cells] == [
        "1", "Security review", "Mark Feld (Acme) + Globex", "Mon Nov 30", "✓",
        "SOC 2\nsent",
    ]  # fmt: skip
    assert document.core_properties.author == "Globex"


def test_word_repeats_the_head_on_each_page(plan: Plan) -> None:
    table = docx.Document(io.BytesIO(render(plan, "docx", TODAY))).tables[0]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("./w:trPr/w:tblHeader")

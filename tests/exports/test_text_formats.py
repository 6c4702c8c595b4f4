import csv
import datetime as dt
import io
import itertools
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exports import render
from assistant.exports.csv_file import harmless
from assistant.exports.sheet import sheet
from assistant.exports.strip import ROOM, strip
from assistant.plan.model import Plan
from assistant.plan_file import parse_plan
from tests.exports.conftest import TODAY


def test_markdown_has_the_form_of_the_template(plan: Plan) -> None:
    lines = [line.rstrip() for line in render(plan, "md", TODAY).decode().splitlines()]
    assert lines == [
        "# MUTUAL ACTION PLAN",
        "",
        "Goal: Signed Agreement by Fri Dec 4, 2026 for Tue Jan 5, 2027",
        "Between: Acme and Globex",
        "Current Date: Tue Nov 24, 2026",
        "Target Close: Fri Dec 4, 2026",
        "Go-Live: Tue Jan 5, 2027",
        "",
        "| Step | Action | Owner | Due Date | Status | Notes |",
        "|------|--------|-------|----------|--------|-------|",
        "| 1 | Security review | Mark Feld (Acme) + Globex | Mon Nov 30 | ✓ | SOC 2 sent |",
        "| 2 | Pricing approval | CFO | by Thu Dec 3 at the latest | Blocked |  |",
        "| 3 | Contract signatures | Both | Fri Dec 4 | Not Started |  |",
        "",
        "Next Check-in: Mon Nov 30, every Monday, 10am",
        "",
        "Risks: Outside counsel could take longer",
    ]


def test_markdown_rows_keep_six_cells_whatever_they_hold(hostile: Plan) -> None:
    text = render(hostile, "md", TODAY).decode()
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert len(rows) == 2 + len(hostile.steps)
    for row in rows:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 7
    assert not re.search(r"(?<!\\)<", text)


def test_csv_cells_are_no_formulas(hostile: Plan) -> None:
    content = render(hostile, "csv", TODAY)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(hostile.steps)
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))


@given(st.text())
def test_harmless_keeps_the_text(text: str) -> None:
    assert harmless(text) in (text, f"'{text}")
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))


def test_csv_has_iso_dates_and_days(plan: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(render(plan, "csv", TODAY).decode("utf-8-sig"))))
    assert [row["Due Date"] for row in rows] == ["2026-11-30", "", "2026-12-04"]
    assert [row["Latest Date"] for row in rows][1] == "2026-12-03"
    assert rows[0]["Status"] == "Done"
    assert rows[1]["Depends On"] == "Security review"


def test_json_has_the_contracts_keys_and_reads_back(plan: Plan, hostile: Plan) -> None:
    content = render(plan, "json", TODAY)
    data = json.loads(content)
    assert {
        "schema",
        "deal",
        "go_live",
        "target_close",
        "people",
        "steps",
        "check_in",
        "risks",
    } <= set(data)
    assert {"id", "action", "owners", "side", "due", "due_text", "duration_days", "status", "notes",
            "depends_on", "evidence"} <= set(data["steps"][0])  # fmt: skip
    assert data["deal"] == {
        "name": None,
        "buyer": "Acme",
        "seller": "Globex",
        "value": 180000,
        "currency": "USD",
    }
    assert b'"value": 180000,' in content
    assert parse_plan(content) == plan
    assert parse_plan(render(hostile, "json", TODAY)) == hostile


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_web_page_runs_nothing_and_loads_nothing(hostile: Plan) -> None:
    page = _Tags()
    text = render(hostile, "html", TODAY).decode()
    page.feed(text)
    assert not set(page.tags) & {"script", "img", "iframe", "link", "a", "form", "object", "base"}
    assert not any(name.startswith("on") or name in ("src", "href") for name in page.attributes)
    assert "<script>alert(1)</script>" in page.text
    assert "default-src 'none'" in text


def test_the_web_page_shows_all(plan: Plan) -> None:
    page = _Tags()
    page.feed(render(plan, "html", TODAY).decode())
    for words in (
        "Acme", "Globex", "Security review", "Fri Dec 4", "1 of 3 done", "Mark Feld",
        "Outside counsel could take longer", "every Monday, 10am", "Target close",
    ):  # fmt: skip
        assert words in page.text


def test_texts_on_the_time_line_do_not_overlap(plan: Plan) -> None:
    step = plan.steps[0]
    steps = [
        step.model_copy(
            update={"id": f"s{n}", "due": TODAY + dt.timedelta(days=n), "depends_on": []}
        )
        for n in range(40)
    ]
    crowded = plan.model_copy(update={"steps": steps})
    marks = strip(crowded, sheet(crowded, TODAY), TODAY)
    assert len(marks) > 30
    for lane in ("above", "below"):
        places = [mark.place for mark in marks if mark.lane == lane]
        assert len(places) > 3
        assert all(b - a >= ROOM - 0.01 for a, b in itertools.pairwise(places))


@pytest.mark.parametrize("dates", [{}, {"go_live": TODAY}])
def test_there_is_no_time_line_without_two_dates(dates: dict[str, dt.date]) -> None:
    plan = Plan(**dates)
    assert strip(plan, sheet(plan, TODAY), TODAY) == []

import datetime as dt

from assistant.notes.formats.tables import pasted_tables, sentences_of
from assistant.notes.page import page_of

TODAY = dt.date(2026, 11, 30)
HEAD = ["#", "Step", "Owner", "Due Date", "Status", "Notes"]


def test_rows_become_sentences_under_their_heads() -> None:
    rows = [
        HEAD,
        ["1", "Security review", "Mark Feld", "12/4/2026", "In progress", "Needs SOC 2."],
        ["2", "Legal review", "", "", "", ""],
        ["", "", "", "", "", ""],
    ]
    assert sentences_of(rows) == [
        "Security review, owner Mark Feld, due 12/4/2026, status In progress. Notes: Needs SOC 2",
        "Legal review",
    ]


def test_a_table_of_speakers_becomes_a_conversation() -> None:
    rows = [
        ["Start", "Speaker", "Text"],
        ["0:01", "Dana", "I'll send it."],
        ["0:04", "Tom", "Thank you."],
    ]
    page = page_of("\n".join(sentences_of(rows)), "pasted", TODAY)
    assert [(line.speaker, line.text) for line in page.lines] == [
        ("Dana", "I'll send it."),
        ("Tom", "Thank you."),
    ]


def test_a_table_without_heads_keeps_its_cells() -> None:
    assert sentences_of([["Go-live", "Jan 5, 2027"], ["Value", "$180k"]]) == [
        "Go-live: Jan 5, 2027",
        "Value: $180k",
    ]
    assert sentences_of([]) == []


def test_short_and_long_rows_are_read() -> None:
    rows = [["Task", "Owner"], ["Sign"], ["Review", "Dana", "and more"]]
    assert sentences_of(rows) == ["Sign", "Review, owner Dana. and more"]


def test_tables_are_found_in_a_paste() -> None:
    lines = [
        "Plan:",
        "| Step | Owner | Due |",
        "|---|:---:|---|",
        "| **Security review** | Mark | Dec 4 |",
        "That is all | for now",
        "Step\tOwner\tDue",
        "Legal\tSarah\tDec 9",
    ]
    assert pasted_tables(lines) == [
        "Plan:",
        "Security review, owner Mark, due Dec 4",
        "That is all | for now",
        "Legal, owner Sarah, due Dec 9",
    ]


def test_a_single_line_with_a_tab_is_no_table() -> None:
    assert pasted_tables(["Legal\tSarah", "", "x"]) == ["Legal\tSarah", "", "x"]


def test_a_side_stands_with_its_owner_and_a_date_is_due() -> None:
    rows = [
        ["Nr", "Activity", "Responsible", "Side", "Date", "State"],
        ["1", "Line data export", "Giulia Ferri", "customer", "25/09/2026", "running"],
    ]
    assert sentences_of(rows) == [
        "Line data export, responsible Giulia Ferri (customer), due 25/09/2026, state running"
    ]

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


def test_the_topic_of_a_table_is_its_work_where_no_other_column_is() -> None:
    rows = [
        ["Nr", "Topic", "Who", "Until", "Status"],
        ["1", "Machine list", "Jan Lis", "13.11.", "open"],
        ["2", "New saw", "-", "-", "cancelled"],
    ]
    assert sentences_of(rows) == [
        "Machine list, who Jan Lis, due 13.11., status open",
        "New saw, status cancelled",
    ]
    named = [["Task", "Topic", "Owner"], ["Load test", "IT", "Lena"]]
    assert sentences_of(named) == ["Load test, owner Lena. Topic: IT"]


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


def test_a_head_whose_columns_are_told_apart_by_bars_gaps_or_marks_begins_a_table() -> None:
    for cut in (" | ", "   ", ";"):
        lines = [
            cut.join(one)
            for one in (
                ("No", "Action", "Owner", "Due", "Status"),
                ("1", "OT review", "Joost", "8 Jan", "Open"),
                ("2", "Signature", "Willem", "29 Jan", "Open, depends on 1"),
            )
        ]
        assert pasted_tables([*lines, "", "Bye"]) == [
            "OT review, owner Joost, due 8 Jan, status Open",
            "Signature, owner Willem, due 29 Jan, status Open, depends on OT review",
            "",
            "Bye",
        ]


def test_rows_name_others_by_their_number() -> None:
    rows = [["#", "Step", "After"], ["1", "Draft", ""], ["2", "Review", "1"], ["3", "Sign", "1, 2"]]
    assert sentences_of(rows) == ["Draft", "Review, after Draft", "Sign, after Draft and Review"]


def test_a_number_that_is_no_row_stays() -> None:
    rows = [["#", "Step", "Notes"], ["1", "Draft", "needs 3 days"], ["2", "Review", "after 9"]]
    assert sentences_of(rows) == ["Draft. Notes: needs 3 days", "Review. Notes: after 9"]


def test_rows_of_a_table_are_not_joined_as_broken_lines() -> None:
    lines = ["Step | Owner | Due"]
    lines += [
        f"Review of the data processing agreement number {n} | Ann | Dec {n}" for n in (1, 2, 3)
    ]
    page = page_of("\n".join(lines), "pasted", TODAY)
    assert len(page.lines) == 3

import datetime as dt

import pytest

from assistant.notes.layout.dated import day_first, day_in, meeting_date

TODAY = dt.date(2026, 11, 30)  # a Monday


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Date: Nov 20, 2026", "2026-11-20"),
        ("**Date:** 24.11.2026", "2026-11-24"),
        ("Call with Acme \u2013 11/20", "2026-11-20"),
        ("Sent: Tuesday, November 24, 2026 3:01 PM", "2026-11-24"),
        ("Notes 2026-11-20", "2026-11-20"),
        ("## Acme kickoff, 20-Nov-26", "2026-11-20"),
        ("Friday, November 20, 2026 | 2:00 PM ET", "2026-11-20"),
        ("Acme / Northwind - Nov 20", "2026-11-20"),
        ("Datum: 24. November 2026", "2026-11-24"),
        ("R\u00e9union du 24 novembre 2026", "2026-11-24"),
        ("Notes from yesterday's call", "2026-11-29"),
        ("Sync Thursday", "2026-11-26"),
    ],
)
def test_a_heading_names_the_day(line: str, day: str) -> None:
    text = f"{line}\n\n- Mark owns the security review, done by Dec 4"
    assert meeting_date(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "Security review Dec 4\nMark owns it",
        "Go-live 1/5/2027",
        "Acme wants to sign by Nov 20",
        "- call w/ Dana 11/20",
        "Dana will call us on 11/20 and then we go.",
        "Target close: Nov 20",
        "Meeting tomorrow",
        "QBR Dec 15",
        "Date: 2026-13-45",
        "Date: to be agreed",
        "\n".join(["Mark owns legal"] * 8 + ["Date: Nov 20, 2026"]),
        "",
    ],
)
def test_no_other_line_names_the_day(text: str) -> None:
    assert meeting_date(text, TODAY) is None


def test_a_label_wins_over_a_title_above_it() -> None:
    assert meeting_date("Call with Acme 11/18\nDate: Nov 20", TODAY) == dt.date(2026, 11, 20)


def test_a_date_that_reads_both_ways_is_the_last_one_past() -> None:
    assert day_in("4/12/2026", TODAY) == dt.date(2026, 4, 12)
    assert day_in("4/12/2026", dt.date(2026, 12, 5)) == dt.date(2026, 12, 4)
    assert day_in("11/10/26", TODAY) == dt.date(2026, 11, 10)


def test_other_dates_of_the_text_tell_which_way_a_date_reads() -> None:
    text = "Date: 11/10/2026\nPilot ended 25/10/2026"
    assert day_first(text) is True
    assert meeting_date(text, TODAY) == dt.date(2026, 10, 11)


def test_contradicting_dates_tell_nothing() -> None:
    assert day_first("25/10/2026 and 10/25/2026") is None


def test_the_turn_of_the_year_is_seen() -> None:
    assert meeting_date("Call with Acme 12/29", dt.date(2027, 1, 4)) == dt.date(2026, 12, 29)


def test_the_dot_of_a_day_ends_no_title() -> None:
    assert meeting_date("Acme - line service contract, 16.2.", dt.date(2026, 2, 18)) == dt.date(
        2026, 2, 16
    )

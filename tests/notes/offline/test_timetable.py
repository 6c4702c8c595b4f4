"""Lines that begin with their day."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.offline.timetable import day_last
from assistant.notes.page import page_of
from assistant.plan.changes import AddStep
from assistant.plan.deadlines.parser import default_calendar
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("20 November 2026: site briefing", "site briefing, due 20 November 2026"),
        ("12/4 - legal redlines (Ann).", "legal redlines (Ann), due 12/4"),
        ("Jan 8, 11:00: closing date for bids", "closing date for bids, due Jan 8, 11:00"),
        ("10 November: call with Ann", None),
        ("Dec 4 is fine", None),
        ("Ann reads it by Dec 4: fine", None),
    ],
)
def test_a_day_that_stands_first_is_put_behind(text: str, told: str | None) -> None:
    assert day_last(text, TODAY, default_calendar()) == told


def _steps(text: str) -> list[AddStep]:
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return [one.change for one in made.changes if isinstance(one.change, AddStep)]


def test_a_timetable_in_a_mail_becomes_steps() -> None:
    text = (
        "From: Nomvula Khoza\nTo: Bidders\nSubject: timetable\n\nTimetable\n"
        "20 November 2026: compulsory site briefing\n"
        "22 January 2027: Adjudication Committee, chaired by Mr Thabo van Wyk\n"
        "29 January 2027: letter of award\n\nKind regards\nNomvula Khoza\n"
    )
    found = {step.action: (step.owners, step.due) for step in _steps(text)}
    assert found == {
        "Compulsory site briefing": ([], "20 November 2026"),
        "Adjudication Committee": (["Thabo van Wyk"], "22 January 2027"),
        "Letter of award": ([], "29 January 2027"),
    }


def test_a_log_of_what_was_is_no_timetable() -> None:
    assert _steps("Acme\n2 November: coffee machine talk\n9 November: parking chat\n") == []

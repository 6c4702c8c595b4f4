"""Entries of lists whose owner, condition or label stands in the work's own words."""

import datetime as dt

import pytest

from assistant.notes.offline.entry_words import is_condition, nobody_takes
from assistant.notes.offline.records import Record, record_of
from assistant.notes.offline.whose import Frame
from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings

FRAME = Frame(
    dt.date(2026, 11, 24),
    WorkCalendar(CalendarSettings()),
    ["Ana Ruiz", "Bo Lind"],
    ["Acme Foods"],
)


def _record(text: str) -> Record:
    found = record_of(text, FRAME, listed=True)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "what", "owner"),
    [
        ("finance director's approval -> 12 March", "finance director's approval", "Finance"),
        ("Vulnerability scan by Mr Emeka Okon: 28 October", "Vulnerability scan", "Emeka Okon"),
        ("Revised layout from my side, 4 December", "Revised layout", "Me"),
        ("Ana: union safety committee, 9 July, once the plan is done", "union safety", "Ana Ruiz"),
        ("site survey = Bo, 4 December", "site survey", "Bo Lind"),
    ],
)
def test_whose_entry_it_is(text: str, what: str, owner: str) -> None:
    found = _record(text)
    assert found.what.startswith(what)
    assert [one.name.startswith(owner) for one in found.who] == [True]
    assert found.due


def test_who_made_the_notes_owns_nothing() -> None:
    found = record_of("Prepared by Ana Ruiz, 4 December", FRAME, listed=False)
    assert found is None or not found.what.startswith("Prepared ")


def test_a_sentence_that_opens_with_a_condition_is_no_entry() -> None:
    assert record_of("after legal it goes to the CFO, Ana Ruiz, for signature", FRAME,
                     listed=True) is None  # fmt: skip


@pytest.mark.parametrize("text", ["once the plan is done", "needs the list", "subject to a yes"])
def test_conditions(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize(
    "text", ["no one put their hand up", "Nobody volunteered.", "no owner yet"]
)
def test_what_nobody_takes(text: str) -> None:
    assert nobody_takes(text)


@pytest.mark.parametrize("text", ["Nobody else knows", "no one knows the date", "Ana takes it"])
def test_other_words_leave_it_open(text: str) -> None:
    assert not nobody_takes(text)

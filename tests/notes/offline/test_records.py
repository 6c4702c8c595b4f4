"""Entries of lists: what, who, when and how far, told apart by what their parts are."""

import datetime as dt

import pytest

from assistant.notes.offline.records import Record, record_changes, record_of
from assistant.notes.offline.whose import Frame
from assistant.plan.changes import AddStep, SetPerson
from assistant.plan.deadlines.parser import default_calendar
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


def _read(text: str, known: tuple[str, ...] = (), *, listed: bool = False) -> Record | None:
    return record_of(text, Frame(TODAY, default_calendar(), list(known), []), listed=listed)


@pytest.mark.parametrize(
    ("text", "what", "owners", "due"),
    [
        ("sec rev - R. Dutta - 12/18, not started", "sec rev", ["R. Dutta"], "12/18"),
        ("Load test: Wanjiru / Ops, 4 Dec", "Load test", ["Wanjiru", "Ops"], "4 Dec"),
        ("Priya Raman (Us): send VPAT to Terrence - Oct 16", "send VPAT to Terrence",
         ["Priya Raman"], "Oct 16"),
        ("Bron (Carepath) to send the draft agreement by 27/11", "send the draft agreement",
         ["Bron"], "by 27/11"),
        ("IG team - DPIA, 12/2", "DPIA", ["IG team"], "12/2"),
        ("Kofi -> order test devices, before Xmas", "order test devices", ["Kofi"], "before Xmas"),
        ("reference call set up by end of next week - me", "reference call set up", ["Me"],
         "by end of next week"),
        ("Legal review | owner: Outside counsel | due: 12/9", "Legal review",
         ["Outside counsel"], "12/9"),
        ("Board paper in by 4 Jan (Gareth to write)", "Board paper", ["Gareth"], "in by 4 Jan"),
        ("inductions for the crew, Kevin to book, 4 Dec", "inductions for the crew", ["Kevin"],
         "4 Dec"),
        ("Machine list, who Lena Roth, due 13.12., status open", "Machine list", ["Lena Roth"],
         "13.12."),
        ("POC - running since last Monday, Ines, ends 30 Dec", "POC", ["Ines"], "30 Dec"),
    ],
)  # fmt: skip
def test_parts_of_an_entry(text: str, what: str, owners: list[str], due: str) -> None:
    found = _read(text)
    assert found is not None
    assert (found.what, [w.name for w in found.who], found.due) == (what, owners, due)


@pytest.mark.parametrize(
    "text",
    [
        "I'll send it to Dana, then we talk",
        "Champ: B. Sorensen (dir IT)",
        "Go-live: March 1",
        "Oct 14, 2026 | 52 min | Talk ratio: 38/62",
        "they moved the board meeting, again",
        "Price: $72k, agreed",
        "weekly sync: Thu 2pm",
        "coffee machine - incredible",
    ],
)
def test_no_entry(text: str) -> None:
    assert _read(text) is None


def test_state_and_length() -> None:
    found = _read("Security review: Dev, started yesterday, hopes to wrap by Dec 11")
    assert found is not None
    assert (found.status, found.due) == ("in_progress", "by Dec 11")
    found = _read("Data migration dry run (Ops, 2 wks)")
    assert found is not None
    assert (found.what, found.days) == ("Data migration dry run", 10)


def test_a_start_is_no_due_date() -> None:
    found = _read("Amelie Stroud: two-week pilot at the harbor, starting February 8")
    assert found is not None
    assert (found.due, found.start, found.days) == (None, "Starts Mon Feb 8.", 10)


def test_an_unlisted_deed_is_a_step_only_in_a_list() -> None:
    assert _read("order the badges") is None
    assert _read("order the badges", listed=True) is not None


def test_known_people_are_known_by_their_first_name() -> None:
    found = _read("Morag - committee paper in by 5/2", ("Morag Sneddon",))
    assert found is not None
    assert [who.name for who in found.who] == ["Morag Sneddon"]


def test_changes_of_an_entry() -> None:
    found = _read("Fire marshal sign-off, owner Teo Baptiste, due 2/5/2027, status blocked")
    assert found is not None
    changes, _ = record_changes(found, Plan(), "words")
    person, step = changes
    assert isinstance(person, SetPerson)
    assert person.name == "Teo Baptiste"
    assert isinstance(step, AddStep)
    assert (step.action, step.kind) == ("Fire marshal sign-off", None)
    assert (step.owners, step.due, step.status) == (["Teo Baptiste"], "2/5/2027", "blocked")

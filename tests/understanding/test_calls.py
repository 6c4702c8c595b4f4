import datetime as dt

import pytest

from assistant.plan.model import Plan
from assistant.prep.calls import CallKind
from assistant.understanding import Context, read
from assistant.understanding.calls import call_minutes, call_wanted

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "kind", "minutes"),
    [
        ("prepare me for tomorrow's closing call, 45 minutes", "closing-call", 45),
        ("I've got half an hour with the CFO later, get me ready", None, 30),
        ("brief me before the demo", "demo", None),
        ("what should I cover in the weekly sync with Dana", "check-in", None),
        ("45 min demo on Thursday - what do I bring?", "demo", 45),
        ("Need an agenda for our intro call, 1h", "first-call", 60),
        ("how do I run a 90-minute negotiation", "closing-call", 90),
        ("talking points for the signing session, three quarters of an hour", "closing-call", 45),
        ("get me prepped: check-in, 20'", "check-in", 20),
        ("I have a call with them in an hour, help me get ready", None, None),
        ("could you put together a briefing for tomorrow's call?", None, None),
    ],
)
def test_a_wish_to_be_prepared(said: str, kind: CallKind | None, minutes: int | None) -> None:
    found = call_wanted(said)
    assert found is not None
    assert (found.kind, found.minutes) == (kind, minutes)


@pytest.mark.parametrize(
    "said",
    [
        "we prepared the contract draft",
        "She prepares the security pack",
        "the agenda is set by procurement",
        "Are we ready for the demo?",
        "the demo is ready",
        "Dana will prepare the business case by Dec 4",
        "check-in every Monday for 30 minutes",
        "what usually comes after the demo?",
        "closing is planned for Dec 4",
        "What should I do next?",
    ],
)
def test_what_is_no_such_wish(said: str) -> None:
    assert call_wanted(said) is None


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("an hour and a half", 90),
        ("1.5 hours", 90),
        ("1 hour 15 minutes", 75),
        ("quarter of an hour", 15),
        ("2 minutes", None),
        ("900 minutes", None),
        ("no length", None),
    ],
)
def test_lengths_in_words(said: str, minutes: int | None) -> None:
    assert call_minutes(said) == minutes


def test_the_reader_asks_for_the_sheet_and_changes_nothing() -> None:
    said = "We have 25 minutes on Friday for the status meeting. What should I ask?"
    found = read(said, Context(plan=Plan(), today=TODAY))
    (act,) = found.acts
    assert (act.topic, act.call, act.minutes) == ("prepare", "check-in", 25)
    assert found.changes == []


def test_facts_beside_the_wish_are_kept() -> None:
    said = "Legal review is done. Prep me for the demo, half an hour."
    found = read(said, Context(plan=Plan(assume_usual=True), today=TODAY))
    assert [act.minutes for act in found.acts if act.topic == "prepare"] == [30]
    assert len(found.changes) == 1

"""Boards and committees that decide, and what is wanted by a day named before."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.speaking import requested
from assistant.notes.page import page_of
from assistant.plan.deadlines.parser import default_calendar
from assistant.plan.model import Plan
from assistant.understanding.asking import asked_by
from assistant.understanding.bodies import sitting
from assistant.understanding.scene import look
from assistant.understanding.text import piece

TODAY = dt.date(2026, 11, 24)


def _plan(notes: str) -> Plan:
    made = draft(page_of(notes, "pasted", TODAY), Plan(), TODAY)
    return accepted(Plan(), made.changes, TODAY).plan


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Tender board meets on 20 January", "Tender board approval"),
        ("Then it goes to the Medical Advisory Committee", "Medical Advisory Committee approval"),
        ("the works council does not meet in July", None),
        ("we met the board yesterday", None),
        ("the board paper is long", None),
    ],
)
def test_sitting(text: str, action: str | None) -> None:
    scene = look(piece(text, 0, len(text)), Plan(), TODAY, default_calendar(), cautious=True)
    found = sitting(scene)
    assert (found.action if found else None) == action


def test_a_body_that_sits_is_a_dated_step() -> None:
    plan = _plan("Call with Harwood Paper\n\nTender board meets on 20 January to look at it.\n")
    assert [(s.action, str(s.due)) for s in plan.steps] == [("Tender board approval", "2027-01-20")]


def test_live_by_a_day_named_before() -> None:
    plan = _plan(
        "Call with Harwood Paper\n\n"
        "The new wing opens on 1 March 2027 and the system has to be live that day.\n"
    )
    assert plan.go_live == dt.date(2027, 3, 1)


def test_a_threshold_is_no_value() -> None:
    plan = _plan("Call with Harwood Paper\n\nCFO signs anything > 50k. Price is $95,000 a year.\n")
    assert plan.deal.value == 95_000


def test_who_looks_at_security_asks_for_its_owner() -> None:
    assert asked_by("Who looks at the security side?", Plan()) == "security-review"
    assert asked_by("What does security cost?", Plan()) != "security-review"


def test_requests() -> None:
    assert requested("Could you please send her the contract?") == "you will send her the contract?"
    assert requested("Can you hear me?") == "Can you hear me?"
    assert requested("Please send the form by Friday.") == "you will send the form by Friday."


def test_a_request_of_the_buyer_is_a_step_of_the_seller() -> None:
    notes = (
        "From: Li Ting Wong <li@meridianlines.example>\nTo: Arvind Rao <a@carepath.example>\n"
        "Date: Mon, 23 Nov 2026 09:00\nSubject: Next steps\n\nHi Arvind,\n\n"
        "Our legal team has your contract. Could you send the insurance certificate by Friday?\n"
    )
    step = next(s for s in _plan(notes).steps if "nsurance" in s.action)
    assert (step.side, str(step.due)) == ("seller", "2026-11-27")


def test_a_subject_before_a_colon_owns_nothing() -> None:
    plan = _plan("Call with Harwood Paper\n\n- Privacy: an impact assessment is needed first\n")
    assert all(step.owners == [] for step in plan.steps)


def test_a_moved_step_in_a_list_is_the_step() -> None:
    notes = (
        "Call with Harwood Paper\n\n- Legal review: Dana Fry, Dec 11\n"
        "- Legal review moves to Dec 16\n"
    )
    plan = _plan(notes)
    assert [(s.kind, str(s.due)) for s in plan.steps] == [("legal-review", "2026-12-16")]

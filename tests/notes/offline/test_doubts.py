"""Doubts in notes: told to the seller with a question, and neither a date nor a step."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.vagueness import doubts
from assistant.notes.page import page_of
from assistant.plan.model import Plan
from assistant.understanding.classify import doubt_odds

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "Their treasurer was reluctant to name a day for the release of funds.",
        "We had hoped for a reply from the auditors, none has come.",
        "The plant manager would not be drawn on who looks after the interface.",
        "With the takeover nobody can tell what becomes of this budget.",
    ],
)
def test_a_doubt_in_words_of_no_list_is_told(text: str) -> None:
    found = doubts(text, Plan(), [])
    assert [one.kind for one in found] == ["vague"]
    assert found[0].question.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "Petra returns the signed order form by December 11.",
        "The budget has been approved and the money is in this year's plan.",
        "We meet every Tuesday at nine.",
        "Otto Brandt signs, nobody above him has to.",
    ],
)
def test_a_plain_fact_is_no_doubt(text: str) -> None:
    assert doubts(text, Plan(), []) == []


def test_what_might_slip_sets_no_date_and_makes_no_step() -> None:
    made = draft(
        page_of(
            "Otto Brandt signs the contract on December 17.\n"
            "The auditor may want a second look, and then signing could slip into January.\n"
            "Ana wasn't sure whether the works council has to agree.\n",
            "pasted",
            TODAY,
        ),
        Plan(),
        TODAY,
    )
    plan = accepted(Plan(), made.changes, TODAY).plan
    assert [(step.kind, step.due) for step in plan.steps] == [("signature", dt.date(2026, 12, 17))]
    assert plan.target_close != dt.date(2027, 1, 29)
    told = " ".join([*(risk.text for risk in plan.risks), *(one.quote for one in made.unresolved)])
    assert "slip into January" in told
    assert "works council" in told


def test_odds_of_nothing_are_none() -> None:
    assert doubt_odds([]) == []

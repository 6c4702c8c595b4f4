"""What nobody in a conversation said overturns nothing."""

import datetime as dt

from assistant.notes.drafted import Draft
from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)
PLAN = apply(
    new_plan(),
    [
        SetDeal(buyer="Acme", value=90_000),
        AddStep(action="Legal review", kind="legal-review", owners=["Ana Ruiz"], side="buyer"),
    ],
    today=TODAY,
).plan
TALK = """Ana: I started the legal review.
Ben: Good, when is it done?
Ana: By December 4.
Ben: Thanks, and the price stays.
Ana: Yes it does.
"""


def _drafted(text: str) -> Draft:
    return draft(page_of(text, "pasted", TODAY), PLAN, TODAY)


def test_an_outcome_that_nobody_said_is_left_to_the_seller() -> None:
    made = _drafted(f"{TALK}\nOutcome: legal review is done, the price is now $12,000.")
    after = [one for one in made.changes if "Outcome" in one.quote or "12,000" in one.quote]
    assert after == []
    assert any(one.kind == "suspect" and "Nobody" in one.reason for one in made.unresolved)


def test_what_was_said_in_it_counts() -> None:
    made = _drafted(f"{TALK}Ana: The legal review is done.\n")
    assert any(getattr(one.change, "status", None) == "done" for one in made.changes)


def test_what_only_adds_is_taken() -> None:
    made = _drafted(f"{TALK}\nTodo: Ana to send the signed NDA by December 9.")
    assert not any(one.kind == "suspect" for one in made.unresolved)


def test_notes_that_are_no_conversation_are_read_as_ever() -> None:
    made = _drafted("The legal review is done.\nThe price is now $12,000.\nMore on Monday.")
    assert any(getattr(one.change, "status", None) == "done" for one in made.changes)

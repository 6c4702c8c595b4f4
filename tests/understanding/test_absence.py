"""A day until which somebody is away is nobody's deadline."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 20)


def _plan(text: str) -> Plan:
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return accepted(Plan(), made.changes, TODAY).plan


@pytest.mark.parametrize(
    "line",
    [
        "Signature: CEO Kristin Moe, she's travelling until Jan 11.",
        "Kristin Moe signs, she's abroad until Jan 11.",
        "Signature is with Kristin Moe, who is on a trip until Jan 11.",
    ],
)
def test_who_is_away_until_a_day_has_no_deadline_by_it(line: str) -> None:
    plan = _plan(f"Call with Brightwater Rail\n\n{line}\n")
    assert plan.target_close is None
    assert [step.due for step in plan.steps if step.kind == "signature"] == [None]


def test_on_board_names_no_board() -> None:
    plan = _plan("Call with Brightwater Rail\n\nInstallation on board takes about 5 weeks.\n")
    assert not any("Board" in (step.action, *step.owners) for step in plan.steps)

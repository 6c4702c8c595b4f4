"""Who approves the deal, whatever words stand for the deal."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    "message",
    [
        "The CFO, Stefan Krug, has to approve anything over half a million",
        "Stefan Krug has to approve deals of this size",
        "Stefan Krug must sign off on all orders above 300k",
    ],
)
def test_a_limit_names_the_approval_of_the_deal(message: str) -> None:
    plan = new_plan()
    reading = read(message, Context(plan=plan, today=TODAY))
    after = apply(plan, reading.changes, today=TODAY).plan

    assert [(one.kind, one.owners) for one in after.steps] == [
        ("executive-approval", ["Stefan Krug"])
    ]

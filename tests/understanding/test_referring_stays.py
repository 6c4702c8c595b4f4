"""What a step was said to have stays, unless a clause that names no step corrects it."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, SetDeal, SetPerson
from assistant.plan.model import Step
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 26)


def _review(message: str) -> Step:
    review = AddStep(
        action="Rail measurement", owners=["Dana Whitfield"], due="2027-01-15", side="buyer"
    )
    known: list[Change] = [
        SetDeal(buyer="Harlow Ferries"),
        SetPerson(name="Dana Whitfield", side="buyer"),
    ]
    plan = apply(new_plan(), [*known, review], today=TODAY).plan
    step = plan.steps[0].id
    context = Context(plan=plan, today=TODAY, focus_steps=[step])
    after = apply(plan, read(message, context).changes, today=TODAY).plan.step(step)
    assert after is not None
    return after


@pytest.mark.parametrize(
    "message",
    [
        "Sorry, that's January 29",
        "it moved to January 29",
        "Dana needs until January 29",
        "Correction, it is on January 29",
    ],
)
def test_a_correction_moves_the_day(message: str) -> None:
    assert _review(message).due == dt.date(2027, 1, 29)


@pytest.mark.parametrize(
    "message",
    ["That will be Marco's, by January 29", "Marco takes it on January 29"],
)
def test_what_somebody_else_does_leaves_the_step_as_it_is(message: str) -> None:
    after = _review(message)
    assert after.owners == ["Dana Whitfield"]
    assert after.due == dt.date(2027, 1, 15)

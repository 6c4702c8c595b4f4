"""Work that notes put with somebody, or that somebody else does next."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 24)
PRESENT = ["Ana Ruiz", "Bo Lind", "Kim Sato"]


def _plan(*steps: AddStep) -> Plan:
    return apply(new_plan(), list(steps), today=TODAY).plan


def _changes(text: str, plan: Plan | None = None) -> list[Change]:
    focus = [step.id for step in plan.steps] if plan else []
    context = Context(
        plan=plan or new_plan(), today=TODAY, present=PRESENT, cautious=True, focus_steps=focus
    )
    return read(text, context).changes


def _steps(text: str, plan: Plan | None = None) -> list[AddStep]:
    return [one for one in _changes(text, plan) if isinstance(one, AddStep)]


@pytest.mark.parametrize(
    "text",
    [
        "Bo's meter list is due 9 January.",
        "The deadline for Bo's meter list is 9 January.",
        "We're waiting on Bo for the meter list, expected 9 January.",
        "For the meter list we rely on Bo, he has until 9 January.",
        "The meter list is Bo's job.",
        "Bo is responsible for the meter list.",
        "Bo takes care of the meter list.",
        "I asked Bo for the meter list.",
    ],
)
def test_whose_work_it_is(text: str) -> None:
    (step,) = _steps(text)
    assert (step.action, step.owners) == ("Meter list", ["Bo Lind"])


@pytest.mark.parametrize(
    "text",
    [
        "Bo's brother is late.",
        "We asked Bo for a coffee.",
        "Bo takes care of his mother.",
        "Bo is Kim's boss.",
    ],
)
def test_other_words_put_nothing_with_anybody(text: str) -> None:
    assert _steps(text) == []


def test_what_somebody_else_does_with_it_is_a_step_of_its_own() -> None:
    plan = _plan(AddStep(action="Seat maps", owners=["Ana Ruiz"], due="December 4"))
    (step,) = _steps("Kim will load them by December 11.", plan)
    assert (step.action, step.owners) == ("Load seat maps", ["Kim Sato"])


@pytest.mark.parametrize(
    "text", ["She will send them by December 11.", "It is due on December 11."]
)
def test_what_its_own_people_do_is_the_same_step(text: str) -> None:
    plan = _plan(AddStep(action="Seat maps", owners=["Ana Ruiz"]))
    assert _steps(text, plan) == []


def test_who_does_it_and_on_which_day() -> None:
    plan = _plan(AddStep(action="Label test", owners=["Bo Lind"]))
    found = [one for one in _changes("He will run it on 9 January.", plan)
             if isinstance(one, UpdateStep)]  # fmt: skip
    assert [one.due for one in found] == ["on 9 January"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana needs the meter list back from us by 9 January.",
        "We still owe Ana a meter list, 9 January",
        "The meter list is needed from us by 9 January.",
    ],
)
def test_who_waits_does_not_do_what_we_owe(text: str) -> None:
    steps = _steps(text)
    assert [one.side for one in steps] == ["seller"]
    assert not steps[0].owners


def test_who_says_he_will_do_it_after_something_else_does_it() -> None:
    changes = _changes("Ana said once legal is through she can turn the PO round in 2 days.")
    order = next(one for one in changes if getattr(one, "kind", "") == "purchase-order")
    assert isinstance(order, AddStep)
    assert (order.owners, order.due, order.duration_days) == (["Ana Ruiz"], None, 2)

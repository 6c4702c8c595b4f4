"""First messages: who buys, which day is the go-live, and which is only a day of theirs."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import SetDeal
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read
from assistant.understanding.statuses import status

TODAY = dt.date(2026, 11, 26)


def _after(message: str) -> Plan:
    plan = new_plan()
    return apply(plan, read(message, Context(plan=plan, today=TODAY)).changes, today=TODAY).plan


@pytest.mark.parametrize(
    ("message", "buyer"),
    [
        ("Need to prep for Thursday's call with Orchard Dental Group.", "Orchard Dental Group"),
        ("prepare me for the demo at Nordwind Energie, 30 minutes", "Nordwind Energie"),
        ("Prep me for my call with Dana Whitfield", None),
        ("Peak season is from October", None),
    ],
)
def test_the_buyer_of_a_call(message: str, buyer: str | None) -> None:
    assert _after(message).deal.buyer == buyer


@pytest.mark.parametrize(
    "message", ["year end freeze begins December 15", "peak season starts October 1"]
)
def test_a_day_of_their_calendar_is_no_go_live(message: str) -> None:
    assert _after(message).go_live is None


def test_before_something_is_out_drops_nothing() -> None:
    plan = _after("The works council takes 6 weeks and can't start before the proposal is out")

    assert plan.answered == {}
    assert {step.kind: step.duration_days for step in plan.steps}["works-council"] == 30


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("their DPO needs a data map from us, Lucas can do that, give him until the 11th", None),
        ("we owe them a quote, Ivo does it by Dec 4", None),
        ("Ivo sends it by Dec 4", None),
        ("Dana wants it running by May 4", "2027-05-04"),
        ("May 4, Dana says", "2027-05-04"),
        ("Dana told me the 4th of May", "2027-05-04"),
        ("they promised their board May 4", "2027-05-04"),
        ("they switch the old one off on May 4", "2027-05-04"),
    ],
)
def test_a_day_of_somebodys_work_is_no_go_live(message: str, day: str | None) -> None:
    plan = apply(new_plan(), [SetDeal(buyer="Brightwater")], today=TODAY).plan
    changes = read(message, Context(plan=plan, today=TODAY, asked="go_live")).changes
    found = apply(plan, changes, today=TODAY).plan.go_live

    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("the security assessment is done by an external firm", None),
        ("training is done by their own people", None),
        ("legal review was done by Marco", "done"),
        ("the demo is done", "done"),
        ("it's done by now", "done"),
    ],
)
def test_who_does_it_is_no_status(clause: str, said: str | None) -> None:
    assert status(clause) == said

"""Firms called by two names are one, and no two people."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import SetDeal
from assistant.session import new_plan
from assistant.understanding import Context, read
from assistant.understanding.people import people


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("legal's outsourced, firm called Marsden & Hale", "Marsden & Hale"),
        ("Legal is external: Marsden and Hale", "Marsden and Hale"),
        ("Marsden & Hale reviews the contract for them", "Marsden & Hale"),
        ("Kowalski & Brandt, their auditors, want the logs", "Kowalski & Brandt"),
    ],
)
def test_a_firm_of_two_names(text: str, firm: str) -> None:
    found = [who for who in people(text) if who.name == firm]

    assert [(one.named, one.is_team) for one in found] == [(False, True)]
    assert not any(who.named for who in people(text))


@pytest.mark.parametrize(
    "text",
    ["Kim & Tom will write the business case", "the lawyers Anna and Marcus review it"],
)
def test_two_people_stay_two(text: str) -> None:
    assert len([who for who in people(text) if who.named]) == 2


@pytest.mark.parametrize(
    "message",
    [
        "legal's outsourced, firm called Marsden & Hale",
        "they have a law firm called Hogan Reyes for that",
        "the audit is with an agency called Northlight",
    ],
)
def test_a_firm_that_is_hired_is_not_the_buyer(message: str) -> None:
    today = dt.date(2026, 11, 26)
    plan = apply(new_plan(), [SetDeal(buyer="Harlow Ferries")], today=today).plan
    reading = read(message, Context(plan=plan, today=today))

    assert apply(plan, reading.changes, today=today).plan.deal.buyer == "Harlow Ferries"

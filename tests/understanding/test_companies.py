"""The buyer's name, however it is introduced."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.model import Plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 24)


def read_plan(message: str) -> Plan:
    plan = Plan(assume_usual=True)
    found = read(message, Context(plan=plan, today=TODAY))
    return apply(plan, found.changes, today=TODAY).plan


@pytest.mark.parametrize(
    ("message", "buyer"),
    [
        ("Just had a great first call with Orchard Lane Credit Union.",
         "Orchard Lane Credit Union"),
        ("It's Brightwell Academies Trust, they've 22 schools", "Brightwell Academies Trust"),
        ("Working a deal at Sable & Finch, roughly 200k ARR", "Sable & Finch"),
        ("So this is the Kestrel opportunity", "Kestrel"),
        ("Got a live one: Meridian Bank, 150 thousand", "Meridian Bank"),
        ("my customer Tallow Street Bakery needs this up by 3 Feb", "Tallow Street Bakery"),
        ("Contract is with Delphine Cosmetics SARL (Lyon)", "Delphine Cosmetics SARL"),
        ("Prospect: Ridgeline Outdoor", "Ridgeline Outdoor"),
        ("opp: umbra defence, 320k", "Umbra Defence"),
        ("hey its about cascade dental, 75k deal", "Cascade Dental"),
        ("Talking to Aurora Foods again, they finally have budget", "Aurora Foods"),
        ("the buyer would be Mistral Aviation Group", "Mistral Aviation Group"),
        ("we've been shortlisted by Calder Valley NHS Trust", "Calder Valley NHS Trust"),
        ("I'm helping Stratum Mining move off spreadsheets", "Stratum Mining"),
        ("Deal with Grant Thornton", "Grant Thornton"),
        ("Our contact at Bluebell Hospice is Sister Mary Doyle", "Bluebell Hospice"),
        ("Nordfrost AS from Norway, 900 000 NOK", "Nordfrost AS"),
        ("I'm with Deltaplan. My prospect is Cobb & Sons", "Cobb & Sons"),
        ("The hospital is St. Brigid's Medical Center", "St. Brigid's Medical Center"),
        ("Please be advised that the counterparty is Whitfield & Sons, LLP.",
         "Whitfield & Sons, LLP"),
        ("Basalt Hardware", "Basalt Hardware"),
        ("Ember & Oak Kitchens, worth a quarter million", "Ember & Oak Kitchens"),
    ],
)  # fmt: skip
def test_the_buyer_is_found(message: str, buyer: str) -> None:
    plan = read_plan(message)
    assert plan.deal.buyer == buyer
    assert all(person.name not in buyer for person in plan.people)


@pytest.mark.parametrize(
    "message",
    [
        "next check-in is Dec 1 at 2pm",
        "We remain at your disposal.",
        "Helga Pohl leads that",
        "Cabinet has to rubber-stamp it on 15th July",
        "Our sponsor is Dana Reyes",
        "ACV 95, TCV 285",
        "Monday works for Legal",
    ],
)
def test_what_is_no_company_is_not_taken_for_the_buyer(message: str) -> None:
    assert read_plan(message).deal.buyer is None


def test_two_people_are_no_firm() -> None:
    plan = read_plan("We met Tom and Anna at Acme Corp")
    assert plan.deal.buyer == "Acme Corp"
    assert [person.name for person in plan.people] == ["Tom", "Anna"]

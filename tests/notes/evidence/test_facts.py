"""Facts of the deal, check-ins, people and risks follow from the words, or are left out."""

from typing import Any

import pytest

from assistant.plan.changes import (
    AddRisk,
    ResolveRisk,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.session import new_plan
from assistant.understanding.money import amounts
from tests.notes.evidencing import drafted, kept


@pytest.mark.parametrize(
    ("words", "fields", "left"),
    [
        ("they pay $215k", {"value": 215_000, "currency": "USD"}, {"value", "currency"}),
        ("they pay $215k", {"value": 250_000}, set()),
        ("5 people, 2 years", {"value": 215_000}, set()),
        ("they pay 215k", {"value": 215_000, "currency": "EUR"}, {"value"}),
        ("live on Feb 16", {"go_live": "Feb 16"}, {"go_live"}),
        ("Security review by Feb 16", {"go_live": "Feb 16"}, set()),
        ("sign by Feb 16", {"target_close": "Feb 16"}, {"target_close"}),
        ("live on Feb 16", {"go_live": "Feb 1"}, set()),
        ("Coffee with Adatum Corp", {"buyer": "Adatum Corp"}, {"buyer"}),
        ("Coffee with Adatum Corp", {"buyer": "Contoso"}, set()),
        ("implementation takes 6 weeks", {"implementation_days": 30}, {"implementation_days"}),
        ("implementation takes 6 weeks", {"implementation_days": 20}, set()),
    ],
)
def test_facts_of_the_deal(words: str, fields: dict[str, Any], left: set[str]) -> None:
    found = kept(words, words, SetDeal.model_validate(fields), new_plan())
    assert set(found or {}) == left


def test_a_part_of_a_number_is_not_the_sum() -> None:
    line = "we landed at one hundred and twelve thousand, Kratz with a k"
    assert kept(line, "twelve thousand", SetDeal(value=12_000), new_plan()) is None
    assert kept(line, "twelve thousand", SetDeal(value=112_000), new_plan()) is not None
    assert kept(line, "with a k", SetDeal(value=1_000), new_plan()) is None


def test_who_leaves_is_known_from_the_plan_by_the_whole_name() -> None:
    notes = "Kim is leaving, the legal review goes to Ana Ruiz"
    change = UpdateStep(step="legal-review", add_owners=["Ana Ruiz"], remove_owners=["Kim Lee"])
    assert kept(notes, notes, change) == {
        "step": "legal-review", "add_owners": ["Ana Ruiz"], "remove_owners": ["Kim Lee"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "fields", "left"),
    [
        ("weekly call Thurs 2pm", {"weekday": "thursday", "time": "14:00"}, {"weekday", "time"}),
        ("weekly call Thurs 2pm", {"weekday": "friday", "time": "15:00"}, set()),
        ("next call Dec 3", {"next": "Dec 3"}, {"next"}),
        ("next call Dec 3", {"next": "Dec 10"}, set()),
        ("jour fixe montags halb 3", {"weekday": "monday", "time": "14:30"},
         {"weekday", "time"}),
        ("Thursday 2pm at the dentist", {"weekday": "thursday"}, set()),
    ],
)  # fmt: skip
def test_check_ins(words: str, fields: dict[str, Any], left: set[str]) -> None:
    found = kept(words, words, SetCheckIn.model_validate(fields))
    assert set(found or {}) == left


def test_people_and_their_roles() -> None:
    words = "Priya Nair, their CISO, joined"
    assert kept(words, words, SetPerson(name="Priya Nair", role="CISO")) == {
        "name": "Priya Nair", "role": "CISO",
    }  # fmt: skip
    assert kept(words, words, SetPerson(name="Priya Nair", role="CFO")) == {"name": "Priya Nair"}
    assert kept(words, words, SetPerson(name="Priya Menon")) is None


def test_risks() -> None:
    words = "Outside counsel can take forever"
    assert kept(words, words, AddRisk(text="Outside counsel can take long")) is not None
    assert kept(words, words, AddRisk(text="Budget may be cut by 50 percent")) is None
    assert kept(words, words, ResolveRisk(text="Outside counsel may be slow")) is None
    over = "Outside counsel is no longer a risk"
    assert kept(over, over, ResolveRisk(text="Outside counsel may be slow")) is not None


def test_a_sum_beyond_all_deals_is_no_sum() -> None:
    assert drafted("$10000000000000000", "$1", SetDeal(value=1), new_plan()).changes == []
    assert amounts("$10000000000000000") == []

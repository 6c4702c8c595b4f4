"""Which sum of notes is what the deal is worth, in words that no list knows."""

import datetime as dt

import pytest

from assistant.plan.changes import SetDeal
from assistant.plan.model import Deal, Plan
from assistant.understanding import read
from assistant.understanding.money import amounts
from assistant.understanding.reading import Context
from assistant.understanding.sums import odds_of

WORTH = (
    "They would pay us £96,400 a year.",
    "Offer of 12 January, EUR 310k, is fine for both of them",
    "She nodded at $78,000 per year.",
    "The fee under discussion is INR 2.1 crore.",
    "Contract sum: NOK 3.4 million",
)
OTHERS = (
    "Their professional indemnity has to be £5m at least.",
    "The mayor signs whatever stays below $50,000.",
    "Taxi $23, sandwiches $14.",
    "Every hour the belt stands costs them €9,000.",
    "The building next door was bought for $4 million.",
)


def _odds(text: str) -> float:
    return odds_of(text, amounts(text)[0])


@pytest.mark.parametrize("text", WORTH)
def test_what_the_deal_is_worth(text: str) -> None:
    assert _odds(text) > 0.5


@pytest.mark.parametrize("text", OTHERS)
def test_sums_of_anything_else(text: str) -> None:
    assert _odds(text) < 0.5


@pytest.mark.parametrize("text", OTHERS)
def test_other_sums_do_not_move_a_known_value(text: str) -> None:
    plan = Plan(deal=Deal(value=90_000, currency="GBP"))
    found = read(text, Context(plan=plan, today=dt.date(2026, 11, 24), cautious=True))
    assert not any(isinstance(one, SetDeal) and one.value for one in found.changes)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("£165k year one", 165_000, "GBP"),
        ("The approved budget is R6 500 000.", 6_500_000, "ZAR"),
    ],
)
def test_a_sum_with_a_currency_counts_nothing(text: str, value: float, currency: str) -> None:
    assert [(one.value, one.currency) for one in amounts(text)] == [(value, currency)]


def test_millimetres_are_no_millions() -> None:
    assert not amounts("190 mm of rain since Monday")


@pytest.mark.parametrize("text", ["Deal ~ £180k/yr", "180k/yr for three years", "£180k / year"])
def test_a_sum_a_year_is_a_sum(text: str) -> None:
    assert [one.value for one in amounts(text)] == [180_000]


def test_five_metres_a_second_are_no_money() -> None:
    assert amounts("winds of 5m/s") == []


def test_a_line_of_the_deal_is_no_step() -> None:
    context = Context(plan=Plan(deal=Deal()), today=dt.date(2026, 11, 25), cautious=True)
    told = read("Deal ~ £180k/yr, live on 1 March", context).changes
    assert not [one for one in told if not isinstance(one, SetDeal)]

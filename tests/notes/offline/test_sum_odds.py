"""Which sum of a page is what the deal is worth, and in which currency."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.offline.sum_odds import FEATURES, deal_sum, features, sums
from assistant.notes.page import Page, page_of
from assistant.plan.changes import SetDeal
from assistant.plan.model import Deal, Plan

TODAY = dt.date(2027, 3, 2)
TITLE = "Lomond Freight, dock sensors, GBP 47,500\n- survey, Ann Bell, 12 March\n- travel £320"
TALK = (
    "Jo: So what is it now?\nKim: With the deposit of 4,000 euro?\nJo: No, all in.\n"
    "Kim: 86,500 euro for the lot.\nJo: Fine.\nKim: I send the offer tomorrow."
)
LIMIT = "Call with Lomond Freight.\nThe board must approve anything above 250,000 euro.\n"
CANADIAN = "Visit to Quill Basin Potash.\nThe price is $212,000 Canadian.\nThey sign on 12 April."
AGREED = "Visit to Lomond Freight.\nThe price is 31,000.\nThey pay in euro, after the trial."


def _page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


@pytest.mark.parametrize(("text", "value"), [(TITLE, 47_500), (TALK, 86_500), (LIMIT, None)])
def test_the_sum_of_the_deal(text: str, value: float | None) -> None:
    found = deal_sum(_page(text).lines)
    assert (found.amount.value if found else None) == value


def test_a_figure_for_every_sign() -> None:
    found = sums(_page(TITLE).lines)
    assert [one.amount.value for one in found] == [47_500, 320]
    assert {len(row) for row in features(found)} == {len(FEATURES)}


@pytest.mark.parametrize(
    ("text", "value", "currency"), [(CANADIAN, 212_000, "CAD"), (AGREED, 31_000, "EUR")]
)
def test_the_currency_stands_with_the_sum_or_in_another_line(
    text: str, value: float, currency: str
) -> None:
    told = [
        one.change
        for one in draft(_page(text), Plan(), TODAY).changes
        if isinstance(one.change, SetDeal)
    ]
    assert [one.value for one in told if one.value] == [value]
    assert [one.currency for one in told if one.currency] == [currency]


def test_a_known_sum_changes_where_a_line_says_so() -> None:
    plan = Plan(deal=Deal(buyer="Lomond Freight", value=40_000, currency="GBP"))
    drafted = draft(_page("The new price is £45,000, agreed with Ann Bell."), plan, TODAY)
    told = [one.change for one in drafted.changes if isinstance(one.change, SetDeal)]
    assert [one.value for one in told] == [45_000]

"""The MEDDPICC card on the page."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assistant.plan.changes import UpdateStep
from assistant.session import PlanSession
from assistant.ui import resources
from tests.ui.conftest import new_tab, said


def deal(page: AppTest) -> AppTest:
    page.session_state["plan-tab"] = "Deal"
    page.run()
    assert not page.exception
    return page


def test_the_card_begins_red_with_what_to_ask(sample: AppTest) -> None:
    deal(sample)
    assert "none turns green without the buyer's own words" in said(sample)
    sample.button(key="card-begin").click().run()
    text = said(sample)
    assert "8 red" in text
    assert "What made you look into this now, and not a year ago?" in text


def test_green_takes_the_buyers_words(sample: AppTest) -> None:
    deal(sample)
    sample.button(key="card-begin").click().run()
    sample.button(key="edit-letter-champion").click().run()
    assert not sample.exception
    stands = next(one for one in sample.button_group if "Green" in str(one.options))
    stands.set_value("green")
    save = next(one for one in sample.button if one.label == "Save")
    save.click().run()
    assert "cannot be green without a buyer's own words" in said(sample)
    sample.text_area[0].set_value("I have put it on the agenda for Tuesday")
    next(one for one in sample.selectbox if one.label == "Who said it").set_value("Dana Ortiz")
    next(one for one in sample.button if one.label == "Save").click().run()
    assert not sample.exception
    text = said(sample)
    assert "7 red, 1 green" in text
    assert "I have put it on the agenda for Tuesday" in text


@pytest.mark.usefixtures("sample")
def test_a_stalled_step_offers_to_qualify_again() -> None:
    (plan,) = resources.store().list_plans()
    session = PlanSession.open(resources.store(), plan.id, dt.date(2026, 11, 24))
    session.apply([UpdateStep(step="security-review", due="2026-11-02", insist=True)])
    page = new_tab()
    page.query_params["plan"] = plan.id
    page.session_state["plan-tab"] = "Checks"
    page.run()
    page.session_state["plan-tab"] = "Checks"
    page.run()
    page.button(key="requalify").click().run()
    assert not page.exception
    stored = resources.store().load(plan.id).plan.qualification
    assert stored is not None
    assert stored.why == "Security review has stalled"

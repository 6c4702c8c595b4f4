import datetime as dt

import pytest

from assistant.exports.sheet import clock, plain, sheet
from assistant.plan.model import CheckIn, Plan
from tests.exports.conftest import TODAY


def test_steps_stand_in_the_order_of_their_dates(plan: Plan) -> None:
    assert [row.id for row in sheet(plan, TODAY).rows] == ["security", "pricing", "signature"]


def test_a_computed_date_comes_before_the_agreed_date_of_what_follows(plan: Plan) -> None:
    pricing = sheet(plan, TODAY).rows[1]
    assert pricing.due is None
    assert pricing.latest == dt.date(2026, 12, 3)
    assert pricing.due_words == "by Thu Dec 3 at the latest"


def test_nothing_is_made_up_for_a_step_without_any_date(plan: Plan) -> None:
    open_plan = Plan(steps=[plan.steps[2].model_copy(update={"depends_on": [], "owners": []})])
    row = sheet(open_plan, TODAY).rows[0]
    assert (row.due_words, row.owners, row.latest) == ("to be agreed", "To be named", None)
    assert sheet(open_plan, TODAY).go_live == "to be agreed"


def test_a_latest_date_that_has_passed_is_not_offered(plan: Plan) -> None:
    late = dt.date(2026, 12, 28)
    assert sheet(plan, late).rows[1].due_words == "to be agreed"


@pytest.mark.parametrize("name", ["Me", "me", "I"])
def test_the_seller_is_not_me_to_the_reader(plan: Plan, name: str) -> None:
    owned = plan.steps[0].model_copy(update={"owners": [name]})
    mine = plan.model_copy(update={"steps": [owned]})
    assert sheet(mine, TODAY).rows[0].owners == "Globex"
    nameless = mine.model_copy(update={"deal": plan.deal.model_copy(update={"seller": None})})
    assert sheet(nameless, TODAY).rows[0].owners == "Seller"


def test_owners_come_with_their_company(plan: Plan) -> None:
    rows = sheet(plan, TODAY).rows
    assert rows[0].owners == "Mark Feld (Acme) + Globex"
    assert rows[1].owners == "CFO"
    assert rows[2].owners == "Both"


def test_a_plan_in_a_circle_still_shows_its_named_dates(plan: Plan) -> None:
    circle = plan.steps[2].model_copy(update={"depends_on": ["signature"]})
    shown = sheet(plan.model_copy(update={"steps": [plan.steps[0], circle]}), TODAY)
    assert [row.due_words for row in shown.rows] == ["Fri Dec 4", "to be agreed"]


@pytest.mark.parametrize(
    ("check_in", "words"),
    [
        (None, "to be agreed"),
        (CheckIn(), "to be agreed"),
        (CheckIn(weekday="monday"), "every Monday"),
        (CheckIn(weekday="friday", every_weeks=2, time="14:30"), "every other Friday, 2:30pm"),
        (CheckIn(next=dt.date(2026, 11, 30)), "Mon Nov 30"),
    ],
)
def test_check_ins_in_words(plan: Plan, check_in: CheckIn | None, words: str) -> None:
    assert sheet(plan.model_copy(update={"check_in": check_in}), TODAY).check_in == words


@pytest.mark.parametrize(
    ("time", "words"),
    [("00:00", "12am"), ("09:05", "9:05am"), ("12:00", "12pm"), ("23:59", "11:59pm")],
)
def test_clock(time: str, words: str) -> None:
    assert clock(time) == words


def test_control_characters_go() -> None:
    assert plain("a\x00b\x1b[31m\tc\r\nd\u202ee") == "ab[31m c de"
    assert plain("one\u2028 two  \n\nthree", lines=True) == "one\ntwo\n\nthree"
    assert plain("日本 👩\u200d💻 é") == "日本 👩\u200d💻 é"

"""A date that cannot be met any more spoils no other row."""

import datetime as dt

from assistant.exports.sheet import sheet
from assistant.plan.model import Plan, Step

TODAY = dt.date(2026, 11, 24)


def _plan(due: dt.date) -> Plan:
    review = Step(id="review", action="Review", duration_days=20)
    sign = Step(id="sign", action="Sign", duration_days=1, due=due, depends_on=["review"])
    return Plan(go_live=dt.date(2027, 3, 1), steps=[sign, review])


def test_a_date_that_is_too_soon_limits_nothing_and_stays_in_its_place() -> None:
    rows = sheet(_plan(dt.date(2026, 12, 1)), TODAY).rows
    assert [row.id for row in rows] == ["review", "sign"]
    assert rows[0].latest is not None
    assert rows[0].latest > dt.date(2027, 1, 1)
    assert rows[1].due_words == "Tue Dec 1"


def test_a_date_that_can_be_met_limits_what_comes_before() -> None:
    rows = sheet(_plan(dt.date(2027, 1, 15)), TODAY).rows
    assert rows[0].due_words == "by Thu Jan 14 at the latest"


def test_a_day_that_has_passed_is_no_last_day() -> None:
    plan = _plan(dt.date(2027, 1, 15)).model_copy(update={"go_live": dt.date(2026, 11, 30)})
    assert all(row.latest is None or row.latest >= TODAY for row in sheet(plan, TODAY).rows)

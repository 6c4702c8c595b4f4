"""The day on which something was done."""

import datetime as dt

import pytest

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import gone_by, just_gone
from assistant.plan.model import CalendarSettings

TODAY = dt.date(2027, 7, 15)  # a Thursday
CALENDAR = WorkCalendar(CalendarSettings())


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("last Thursday", (2027, 7, 8)), ("on Monday", (2027, 7, 12)), ("yesterday", (2027, 7, 14)),
        ("on July 5th", (2027, 7, 5)), ("05.07.", (2027, 7, 5)), ("7/12", (2027, 7, 12)),
        ("on 6 May", (2027, 5, 6)), ("on the 9th", (2027, 7, 9)), ("Jan 12, 2027", (2027, 1, 12)),
    ],
)  # fmt: skip
def test_a_day_of_what_is_done_lies_behind(phrase: str, day: tuple[int, int, int]) -> None:
    assert gone_by(phrase, TODAY, CALENDAR) == dt.date(*day)


@pytest.mark.parametrize(
    "phrase",
    ["next Monday", "in two weeks", "by Friday", "tomorrow", "last week", "July", "2028-01-05",
     "on September 24", "after the audit", "soon"],
)  # fmt: skip
def test_words_that_name_no_day_behind_give_none(phrase: str) -> None:
    assert gone_by(phrase, TODAY, CALENDAR) is None


def test_a_bare_day_of_the_last_weeks_has_just_gone() -> None:
    assert just_gone("07/12", TODAY, CALENDAR) == dt.date(2027, 7, 12)
    assert just_gone("by June 30", TODAY, CALENDAR) == dt.date(2027, 6, 30)


@pytest.mark.parametrize("phrase", ["August 3", "January 8", "July 5, 2028", "next year", "soon"])
def test_days_that_may_lie_ahead_have_not_gone(phrase: str) -> None:
    assert just_gone(phrase, TODAY, CALENDAR) is None

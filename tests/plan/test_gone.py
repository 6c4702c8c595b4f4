"""The day on which something was done."""

import datetime as dt

import pytest

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import gone_by
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

"""Talks of both sides: the one that comes again, and the next one."""

import datetime as dt

import pytest

from assistant.plan.changes import SetCheckIn
from assistant.plan.model import Plan
from assistant.understanding import read
from assistant.understanding.reading import Context


def _check_in(message: str) -> SetCheckIn | None:
    found = read(message, Context(plan=Plan(), today=dt.date(2026, 11, 20))).changes
    return next((one for one in found if isinstance(one, SetCheckIn)), None)


@pytest.mark.parametrize(
    ("message", "day", "time"),
    [
        ("Next call Thursday 26 Nov 10:00.", "26 Nov", "10:00"),
        ("We meet again on 2 December, 9am", "2 December", "09:00"),
        ("We agreed to regroup next Friday at 11.", "next Friday", "11:00"),
        ("Talk again on the 4th", "the 4th", None),
        ("Follow-up call booked for Nov 30 15:30", "Nov 30", "15:30"),
    ],
)
def test_the_next_talk_is_a_check_in(message: str, day: str, time: str | None) -> None:
    found = _check_in(message)
    assert found is not None
    assert day in (found.next or "")
    assert found.time == time
    assert found.weekday is None


@pytest.mark.parametrize(
    "message", ["The committee meets again on Dec 10.", "Next step: board review on Dec 3."]
)
def test_a_body_that_sits_again_is_none(message: str) -> None:
    assert _check_in(message) is None


@pytest.mark.parametrize(
    ("text", "weekday", "time"),
    [
        ("Next meeting: Thursday, November 12, 10:00 AM (weekly series)", "thursday", "10:00"),
        ("Next dates: every Wednesday 8 o'clock, Zoom.", "wednesday", "08:00"),
        ("From now on we make a small point each Friday at 15h.", "friday", "15:00"),
    ],
)
def test_a_series_in_notes(text: str, weekday: str, time: str) -> None:
    context = Context(plan=Plan(), today=dt.date(2026, 11, 5), cautious=True)
    (change,) = [c for c in read(text, context).changes if isinstance(c, SetCheckIn)]
    assert (change.weekday, change.time) == (weekday, time)


@pytest.mark.parametrize(
    "text", ["Peg is out every Friday at 3pm.", "The board sits each Tuesday at 9."]
)
def test_what_else_comes_again_in_notes(text: str) -> None:
    context = Context(plan=Plan(), today=dt.date(2026, 11, 5), cautious=True)
    assert not [c for c in read(text, context).changes if isinstance(c, SetCheckIn)]

"""Lengths of time within a text."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.plan.deadlines import find, find_durations


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("legal takes three weeks", 15),
        ("about 10 business days", 10),
        ("a month", 20),
        ("a couple of weeks", 10),
        ("half a day", 1),
        ("a quarter", 60),
        ("a week and a half", 8),
        ("a fortnight", 10),
        ("2wks", 10),
        ("5 days", 5),
        ("30 days", 21),
        ("six working days", 6),
        ("another week", 5),
        ("four hours", 1),
        ("a 3-week review", 15),
        ("twenty-five business days", 25),
        ("1.5 weeks", 8),
        ("one sprint", 10),
        ("48 hours", 2),
        ("72h", 3),
        ("1,5 weeks", 8),
        ("a 1,5-day workshop", 2),
        ("1,5 calendar weeks", 8),
        ("1½ weeks", 8),
        ("2 ½ weeks", 13),
        ("2 1/2 weeks", 13),
        ("½ day", 1),
        ("two and half weeks", 13),
        ("a week and half", 8),
        ("3 and a half days", 4),
        ("about week and a half", 8),
        ("10+ weeks", 50),
        ("takes about 3m", 60),
    ],
)
def test_lengths_in_working_days(text: str, days: int) -> None:
    assert [one.days for one in find_durations(text)] == [days]


@pytest.mark.parametrize(
    "text",
    ["54k a yr, nothing crazy", "$99 a month", "45 EUR a month", "five users, 3 x a week",
     "she is in two days a week", "we speak once a month"],
)  # fmt: skip
def test_a_rate_is_no_length(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize("text", ["due Dec 4, a week at most", "Dec 4 - a week of tests"])
def test_a_length_behind_a_day_is_one(text: str) -> None:
    assert [one.days for one in find_durations(text)] == [5]


@pytest.mark.parametrize("text", ["2-3 weeks", "two to three weeks", "2 or 3 weeks", "2/3 weeks"])
def test_a_range_keeps_both_ends(text: str) -> None:
    (found,) = find_durations(text)
    assert (found.low, found.high, found.days) == (10, 15, 15)


@pytest.mark.parametrize(
    "text",
    ["in two weeks", "two weeks ago", "every week", "next month", "a 3 year contract", "SOC 2",
     "$50k", "the second option", "week 49", "", "12/4", "budget 4m approved", "HKD 2.2m",
     "contract 3y", "walk 5m to the hall", "takes 45m", "it needs 20m of cable"],
)  # fmt: skip
def test_points_in_time_rhythms_and_terms_are_no_lengths(text: str) -> None:
    assert find_durations(text) == []


def test_each_of_several_is_found_where_it_stands() -> None:
    text = "Security is two weeks, legal 3 weeks and procurement ten business days."
    found = find_durations(text)
    assert [(one.text, one.days) for one in found] == [
        ("two weeks", 10), ("3 weeks", 15), ("ten business days", 10),
    ]  # fmt: skip
    assert all(text[one.start : one.end] == one.text for one in found)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["2", "a", "half", "weeks", "-", "to", "days", "99999999", "٣",
                                 "0", "and a half", "\x00", "of", "1.5", "/", "3/2", "month"]),
                max_size=12).map(" ".join) | st.text(max_size=300))  # fmt: skip
def test_any_text_is_read(text: str) -> None:
    reached = 0
    for one in find_durations(text):
        assert reached <= one.start < one.end <= len(text)
        assert 1 <= one.low <= one.high == one.days
        reached = one.end


@pytest.mark.parametrize("text", ["the budget is HKD 2.2m", "a 1.5m deal", "$3m in all"])
def test_millions_are_no_months(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Once legal is through he can turn the order round in 2 days.",
        "As soon as they have the draft, counsel reads it within 2 days",
        "The order goes out in 2 days once the CFO has signed",
        "After the board approves, we get the order in 2 days",
        "When Ana has the pack she answers it in 2 days",
    ],
)
def test_a_length_from_something_else_is_no_day_of_the_calendar(text: str) -> None:
    assert find(text, dt.date(2026, 11, 25)) == []
    assert [one.days for one in find_durations(text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Counsel sends it in 2 days, after that Ana decides.",
        "He is back in 2 days. Once he is here we sign.",
        "When we met she promised the list in 2 days.",
    ],
)
def test_a_length_from_today_is_a_day(text: str) -> None:
    days = [one.deadline.date for one in find(text, dt.date(2026, 11, 25))]
    assert days == [dt.date(2026, 11, 27)]
    assert find_durations(text) == []

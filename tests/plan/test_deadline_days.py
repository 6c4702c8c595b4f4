"""Days that are easily taken for others: days no month has, feasts by weekday, corrected days."""

import datetime as dt

import pytest

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Deadline, find, find_durations, resolve
from assistant.plan.model import MAX_DURATION_DAYS, CalendarSettings

TODAY = dt.date(2027, 1, 13)  # a Wednesday


def read(phrase: str, country: str = "GB") -> Deadline:
    return resolve(phrase, TODAY, WorkCalendar(CalendarSettings(buyer_country=country)))


@pytest.mark.parametrize(
    "phrase",
    ["the 31st of February", "June 31st", "by 31 June", "30th of Feb", "not this side of summer"],
)
def test_a_day_that_does_not_exist_is_none(phrase: str) -> None:
    assert read(phrase).date is None


def test_a_form_beside_a_weekday_is_no_week() -> None:
    calendar = WorkCalendar(CalendarSettings())
    (found,) = find("Form W2, Friday please", TODAY, calendar)
    assert str(found.deadline.date) == "2027-01-15"


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("25 of this month", "2027-01-25"),
        ("until 15 of next month", "2027-02-15"),
        ("28 this month", "2027-01-28"),
        ("Mon 25", "2027-01-25"),
        ("Tuesday 2", "2027-02-02"),
        ("by Fri 29", "2027-01-29"),
        ("10/11 Feb", "2027-02-11"),
        ("the friday from next week", "2027-01-22"),
        ("penultimate Friday of February", "2027-02-19"),
        ("Maundy Thursday", "2027-03-25"),
        ("Shrove Tuesday", "2027-02-09"),
        ("Remembrance Sunday", "2027-11-14"),
        ("this side of Easter", "2027-03-25"),
        ("before the bank holiday", "2027-03-25"),
        ("bank holiday Monday", "2027-05-03"),
        ("a couple of weeks, give or take", "2027-01-27"),
        ("end of our fiscal", "2027-12-30"),
        ("30JUN27", "2027-06-30"),
        ("the tenth (10th) day of May", "2027-05-10"),
        ("CW34 Thu", "2027-08-26"),
        ("week 34, Monday", "2027-08-23"),
        ("2027-W34-2", "2027-08-24"),
        ("Tuesday in vecka 34", "2027-08-24"),
        ("uke 34", "2027-08-27"),
    ],
)
def test_the_day_that_is_meant(phrase: str, date: str) -> None:
    assert str(read(phrase).date) == date


@pytest.mark.parametrize("turn", [", no, ", "... nope, ", " oops ", ", no wait, "])
def test_a_corrected_day_counts_and_the_first_is_told(turn: str) -> None:
    found = read(f"Monday{turn}Thursday")
    assert str(found.date) == "2027-01-14"
    assert "Mon Jan 18" in found.assumption


def test_a_monday_off_ends_its_weekend() -> None:
    assert str(read("Memorial Day weekend", "US").date) == "2027-05-31"


def test_next_monday_week_says_which_monday() -> None:
    found = read("next Monday week")
    assert (str(found.date), "Jan 18" in found.assumption) == ("2027-01-25", True)


@pytest.mark.parametrize("phrase", ["before the summer holidays", "after the school holidays"])
def test_other_holidays_are_not_those_at_the_end_of_the_year(phrase: str) -> None:
    assert read(phrase).date is None


@pytest.mark.parametrize("text", ["Fri 27 people came", "Monday 9 am", "Tuesday 3 of them"])
def test_a_number_behind_a_weekday_may_count_something(text: str) -> None:
    days = [one.deadline.date for one in find(text, TODAY)]
    assert [(day - TODAY).days <= 7 for day in days if day] == [True]


@pytest.mark.parametrize("text", ["22 years with the firm", "5000 weeks", "it takes 900 quarters"])
def test_what_no_plan_can_hold_is_no_duration(text: str) -> None:
    assert find_durations(text) == []


def test_no_lag_is_longer_than_a_plan() -> None:
    found = read("4000 weeks after kickoff")
    assert abs(found.lag_days or 0) <= MAX_DURATION_DAYS

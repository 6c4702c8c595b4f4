import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Blackout, CalendarSettings, Side

DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2029, 12, 31))
COUNTRIES = st.sampled_from(["US", "GB", "DE", "IN", "JP", "BR"])
US = WorkCalendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def busday_holidays(calendar: WorkCalendar) -> list[dt.date]:
    found = [one for year in range(2020, 2034) for one in calendar.holiday_names(year)]
    for blackout in calendar.settings.blackouts:
        length = (blackout.end - blackout.start).days
        found += [blackout.start + dt.timedelta(n) for n in range(length + 1)]
    return found


def calendars() -> st.SearchStrategy[WorkCalendar]:
    def build(buyer: str, seller: str, start: dt.date, length: int) -> WorkCalendar:
        blackout = Blackout(start=start, end=start + dt.timedelta(length))
        return WorkCalendar(
            CalendarSettings(buyer_country=buyer, seller_country=seller, blackouts=[blackout])
        )

    return st.builds(build, COUNTRIES, COUNTRIES, DAYS, st.integers(0, 20))


@settings(deadline=None, max_examples=150)
@given(calendars(), DAYS, st.integers(-300, 300))
def test_add_agrees_with_numpy(calendar: WorkCalendar, start: dt.date, days: int) -> None:
    holidays = np.array(busday_holidays(calendar), "datetime64[D]")
    expected = np.busday_offset(
        np.array([start], "datetime64[D]"),
        days,
        roll="backward" if days > 0 else "forward",
        holidays=holidays,
    )
    assert calendar.add(start, days) == expected.astype(object)[0]


@settings(deadline=None, max_examples=150)
@given(calendars(), DAYS, DAYS)
def test_count_agrees_with_numpy(calendar: WorkCalendar, start: dt.date, end: dt.date) -> None:
    early, late = sorted((start, end))
    holidays = np.array(busday_holidays(calendar), "datetime64[D]")
    one = dt.timedelta(1)
    expected = int(np.busday_count(early + one, late + one, holidays=holidays))
    assert calendar.count(early, late) == expected
    assert calendar.count(late, early) == -expected


@settings(deadline=None, max_examples=150)
@given(calendars(), DAYS, st.sampled_from(["buyer", "seller", "both", None]))
def test_a_day_off_has_a_reason_and_a_working_day_has_none(
    calendar: WorkCalendar, one: dt.date, side: Side | None
) -> None:
    assert calendar.is_working_day(one, side) == (calendar.why_off(one, side) is None)
    after, before = calendar.next_working_day(one, side), calendar.previous_working_day(one, side)
    assert before <= one <= after
    assert calendar.is_working_day(after, side)
    assert calendar.is_working_day(before, side)


@given(DAYS, st.integers(1, 500))
def test_count_undoes_add(start: dt.date, days: int) -> None:
    assert US.count(start, US.add(start, days)) == days


def test_implementation_of_twenty_days_before_go_live() -> None:
    first_day = US.add(day("2027-01-05"), -19)
    assert first_day == day("2026-12-07")
    assert US.add(first_day, -1) == day("2026-12-04")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        ("2026-11-28", "Saturday"),
        ("2026-11-29", "Sunday"),
        ("2026-11-26", "Thanksgiving (US)"),
        ("2026-07-03", "Independence Day observed (US)"),
        ("2026-11-27", None),
    ],
)
def test_reasons(one: str, reason: str | None) -> None:
    assert US.why_off(day(one)) == reason


def test_a_shared_day_needs_both_sides() -> None:
    calendar = WorkCalendar(CalendarSettings(buyer_country="GB", buyer_subdivision="ENG"))
    boxing_day_observed, thanksgiving = day("2026-12-28"), day("2026-11-26")
    assert not calendar.is_working_day(boxing_day_observed, "buyer")
    assert calendar.is_working_day(boxing_day_observed, "seller")
    assert calendar.is_working_day(thanksgiving, "buyer")
    assert not calendar.is_working_day(thanksgiving, "seller")
    assert not calendar.is_working_day(thanksgiving)
    assert not calendar.is_working_day(boxing_day_observed, "both")


def test_a_blackout_counts_for_its_side_only() -> None:
    freeze = Blackout(
        start=day("2026-12-14"), end=day("2026-12-18"), reason="change freeze", side="buyer"
    )
    calendar = WorkCalendar(CalendarSettings(blackouts=[freeze]))
    assert calendar.why_off(day("2026-12-15"), "buyer") == "change freeze"
    assert calendar.why_off(day("2026-12-15")) == "change freeze"
    assert calendar.is_working_day(day("2026-12-15"), "seller")
    assert calendar.next_working_day(day("2026-12-14"), "buyer") == day("2026-12-21")


def test_unknown_places_are_refused_with_help() -> None:
    with pytest.raises(PlanError, match="two-letter"):
        WorkCalendar(CalendarSettings(buyer_country="ZZ"))
    with pytest.raises(PlanError, match="no region of DE"):
        WorkCalendar(CalendarSettings(seller_country="DE", seller_subdivision="Narnia"))
    with pytest.raises(PlanError, match="no region of US"):
        WorkCalendar(CalendarSettings(seller_subdivision="Narnia"))


def test_regions_may_be_written_in_lower_case() -> None:
    calendar = WorkCalendar(CalendarSettings(buyer_subdivision="ca"))
    assert calendar.why_off(day("2026-11-27"), "buyer") is not None


def test_dates_out_of_reach_are_refused() -> None:
    with pytest.raises(PlanError, match="out of reach"):
        US.add(day("9999-12-01"), 60)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Thanksgiving", "2026-11-26"),
        ("the Thanksgiving Day", "2026-11-26"),
        ("xmas", "2026-12-25"),
        ("July 4th", "2027-07-04"),
        ("Labor Day", "2027-09-06"),
        ("New Year's Eve", "2026-12-31"),
        ("new year's day", "2027-01-01"),
        ("Presidents\u2019 Day", "2027-02-15"),
        ("Easter Monday", "2027-03-29"),
        ("Memorial Day", "2027-05-31"),
        ("Black Friday", "2026-11-27"),
        ("Chinese New Year", "2027-02-06"),
        ("launch day", None),
        ("", None),
    ],
)
def test_holidays_by_name(name: str, found: str | None) -> None:
    result = US.holiday(name, day("2026-11-24"))
    assert (result.isoformat() if result else None) == found


def test_holiday_names_follow_the_buyers_country() -> None:
    canada = WorkCalendar(CalendarSettings(buyer_country="CA"))
    germany = WorkCalendar(CalendarSettings(buyer_country="DE"))
    assert canada.holiday("thanksgiving", day("2026-09-01")) == day("2026-10-12")
    assert germany.holiday("labour day", day("2026-02-01")) == day("2026-05-01")
    assert germany.holiday("german unity day", day("2026-02-01")) == day("2026-10-03")

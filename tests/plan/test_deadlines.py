"""Deadline phrases, one by one."""

import datetime as dt

import pytest

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Deadline, resolve
from assistant.plan.model import Blackout, CalendarSettings

TODAY = dt.date(2026, 11, 24)  # the Tuesday before Thanksgiving


def read(phrase: str, today: dt.date = TODAY, **settings: object) -> Deadline:
    return resolve(phrase, today, WorkCalendar(CalendarSettings.model_validate(settings)))


def dated(phrase: str, today: dt.date = TODAY, **settings: object) -> str:
    return str(read(phrase, today, **settings).date)


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2027-01-05T17:00Z", "2027-01-05"),
        ("20270115", "2027-01-15"),
        ("2026/12/04", "2026-12-04"),
        ("12/4", "2026-12-04"),
        ("12/04/2026", "2026-12-04"),
        ("4.12.", "2026-12-04"),
        ("15/1", "2027-01-15"),
        ("12.15.26", "2026-12-15"),
        ("Dec 4", "2026-12-04"),
        ("Dec. 4th, 2026", "2026-12-04"),
        ("4-Dec-26", "2026-12-04"),
        ("4Dec", "2026-12-04"),
        ("the fourth of December", "2026-12-04"),
        ("Dec twenty second", "2026-12-22"),
        ("the twenty-second of December", "2026-12-22"),
        ("the 11th", "2026-12-11"),
        ("the 4th of next month", "2026-12-04"),
        ("by the 15th of the month after next", "2027-01-15"),
        ("Friday, Dec 4", "2026-12-04"),
        ("Friday the 4th", "2026-12-04"),
    ],
)
def test_days_by_number(phrase: str, date: str) -> None:
    assert dated(phrase) == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("today", "2026-11-24"),
        ("tmrw eod", "2026-11-25"),
        ("day after tomorrow", "2026-11-26"),
        ("Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("this coming Monday", "2026-11-30"),
        ("nxt weds", "2026-12-02"),
        ("Monday after next", "2026-12-07"),
        ("Friday week", "2026-12-04"),
        ("Monday fortnight", "2026-12-14"),
        ("a week Friday", "2026-12-04"),
        ("two weeks Thursday", "2026-12-10"),
        ("two Fridays from now", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("first thing Monday", "2026-11-30"),
        ("Thu or Fri", "2026-11-27"),
        ("this time next week", "2026-12-01"),
        ("the same day next month", "2026-12-24"),
    ],
)
def test_days_of_the_week(phrase: str, date: str) -> None:
    assert dated(phrase) == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("in 10 days", "2026-12-04"),
        ("within 30 days", "2026-12-24"),
        ("in two weeks", "2026-12-08"),
        ("in six weeks' time", "2027-01-05"),
        ("in a month", "2026-12-24"),
        ("in a couple of days", "2026-11-26"),
        ("10 working days from today", "2026-12-09"),
        ("in the next ten business days", "2026-12-09"),
        ("a week from tomorrow", "2026-12-02"),
        ("two weeks from Monday", "2026-12-14"),
        ("2-3 weeks", "2026-12-15"),
        ("90 days out", "2027-02-22"),
        ("10 days before Jan 5", "2026-12-26"),
        ("2 sprints from now", "2026-12-22"),
    ],
)
def test_days_counted(phrase: str, date: str) -> None:
    assert dated(phrase) == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("EOD", "2026-11-24"),
        ("COB Thursday", "2026-11-26"),
        ("5pm Pacific on 12/1", "2026-12-01"),
        ("noon on the 9th", "2026-12-09"),
        ("EOW", "2026-11-27"),
        ("EOM", "2026-11-30"),
        ("EOQ", "2026-12-31"),
        ("EOY", "2026-12-31"),
        ("end of next week", "2026-12-04"),
        ("beginning of December", "2026-12-01"),
        ("end of January", "2027-01-29"),
        ("mid-January", "2027-01-15"),
        ("early next week", "2026-12-01"),
        ("late January", "2027-01-29"),
        ("the back half of January", "2027-01-29"),
        ("month's end", "2026-11-30"),
        ("year-end close", "2026-12-31"),
        ("week of Dec 7", "2026-12-11"),
        ("w/c 11 Jan", "2027-01-15"),
        ("first week of December", "2026-12-04"),
        ("the last week of the year", "2026-12-31"),
        ("3rd business day of December", "2026-12-03"),
        ("last business day of the month", "2026-11-30"),
        ("first Tuesday in Feb", "2027-02-02"),
        ("2nd to last Friday of December", "2026-12-18"),
        ("Q1", "2027-03-31"),
        ("end of next quarter", "2027-03-31"),
        ("H1", "2027-06-30"),
        ("before Q2 starts", "2027-03-31"),
        ("by the time Q1 closes", "2027-03-31"),
        ("before the month is out", "2026-11-30"),
        ("Dec 7-11", "2026-12-11"),
        ("Dec 8/9", "2026-12-09"),
        ("the 7th through the 11th", "2026-12-11"),
        ("between Dec 7 and Dec 11", "2026-12-11"),
    ],
)
def test_periods(phrase: str, date: str) -> None:
    assert dated(phrase) == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("the day before Thanksgiving", "2026-11-25"),
        ("the Monday after Thanksgiving", "2026-11-30"),
        ("the Friday after Thanksgiving", "2026-11-27"),
        ("before the holidays", "2026-12-23"),
        ("right after new years", "2027-01-04"),
        ("the week between Christmas and New Year", "2026-12-31"),
        ("new year's eve", "2026-12-31"),
        ("Thanksgiving eve", "2026-11-25"),
        ("MLK day", "2027-01-18"),
        ("Black Friday", "2026-11-27"),
    ],
)
def test_holidays(phrase: str, date: str) -> None:
    assert dated(phrase) == date


@pytest.mark.parametrize(
    ("phrase", "after", "lag"),
    [
        ("two weeks after legal", "legal", 10),
        ("3 days after security clears it", "security", 3),
        ("two weeks prior to go-live", "go-live", -10),
        ("a week out from kickoff", "kickoff", -5),
        ("5 biz days post-signature", "signature", 5),
        ("the day after the board meets", "board", 1),
        ("once legal signs off", "legal", 0),
        ("before kickoff", "kickoff", -1),
        ("six months from the effective date", "effective date", 120),
    ],
)
def test_dates_that_hang_on_a_step(phrase: str, after: str, lag: int) -> None:
    found = read(phrase)
    assert (found.kind, found.after, found.lag_days) == ("relative-to-step", after, lag)
    assert found.date is None


@pytest.mark.parametrize(
    "phrase",
    ["ASAP", "soon", "TBD", "TBD - waiting on Priya", "when they get a chance", "in due course",
     "sometime in January", "until further notice"],
)  # fmt: skip
def test_what_commits_to_no_day_is_vague(phrase: str) -> None:
    found = read(phrase)
    assert (found.kind, found.date) == ("vague", None)


@pytest.mark.parametrize(
    "phrase",
    ["", "   ", "legal", "SOC 2", "$50k", "31 Nov", "Feb 30", "banana", "v2.0", "\x00\x07", "99/99",
     "2026-13-45", "24/7", "call 415-555-0134"],
)  # fmt: skip
def test_what_is_no_date_gives_none(phrase: str) -> None:
    assert read(phrase) == Deadline(phrase=phrase)


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("end of January", "last working day"),
        ("12/4", "month first"),
        ("Friday, Dec 5", "saturday"),
        ("Nov 28", "saturday"),
        ("Thanksgiving", "day off"),
        ("yesterday", "past"),
        ("next Friday", "next week"),
        ("around Dec 10", "roughly"),
        ("not before February", "earliest"),
        ("Nov 20", "passed"),
    ],
)
def test_a_doubt_is_said(phrase: str, word: str) -> None:
    found = read(phrase)
    assert found.date is not None
    assert word in found.assumption.lower()


def test_a_named_day_off_stays_itself() -> None:
    assert dated("Nov 28") == "2026-11-28"
    assert read("Nov 28").kind == "exact"


def test_which_number_is_the_day_goes_by_country() -> None:
    assert dated("4/12", buyer_country="US") == "2027-04-12"
    assert dated("4/12", buyer_country="DE") == "2026-12-04"
    assert dated("12/25", buyer_country="DE") == "2026-12-25"
    found = resolve("4/12", TODAY, WorkCalendar(), day_first=True)
    assert (str(found.date), "day first" in found.assumption) == ("2026-12-04", True)


def test_working_days_skip_a_freeze() -> None:
    freeze = Blackout(start=dt.date(2026, 12, 21), end=dt.date(2026, 12, 31), reason="freeze")
    assert dated("end of December", blackouts=[freeze]) == "2026-12-18"
    assert dated("20 business days from today", blackouts=[freeze]) > dated(
        "20 business days from today"
    )


def test_holidays_are_those_of_the_two_sides() -> None:
    assert dated("2 business days from today", buyer_country="GB", seller_country="GB") == (
        "2026-11-26"
    )
    assert dated("2 business days from today") == "2026-11-27"


def test_a_fiscal_year_moves_the_quarters() -> None:
    found = read("end of Q1", fiscal_year_start=2)
    assert str(found.date) == "2027-04-30"
    assert "fiscal year that starts in February" in found.assumption


@pytest.mark.parametrize(
    ("typo", "right"),
    [("end of nxt wekk", "end of next week"), ("tommorow", "tomorrow"), ("thrusday", "Thursday"),
     ("endof january", "end of January"), ("mid janurary", "mid January"),
     ("2 wks from monday", "two weeks from Monday"), ("b4 xmas", "before Christmas")],
)  # fmt: skip
def test_usual_slips_are_read(typo: str, right: str) -> None:
    assert dated(typo) == dated(right)


def test_the_phrase_is_kept_as_it_was_said() -> None:
    long = "Friday " + "x" * 1000
    assert read(long).phrase == long


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("moved from Dec 4 to Dec 9", "2026-12-09"),
        ("was Dec 4, now Dec 11", "2026-12-11"),
        ("Dec 3, Dec 10 at worst", "2026-12-10"),
        ("pushed to the 14th", "2026-12-14"),
        ("either Dec 3 or Dec 10", "2026-12-10"),
        ("the 9th, a Wednesday", "2026-12-09"),
        ("their fiscal year closes Jan 31", "2027-01-31"),
        ("Dec month end", "2026-12-31"),
        ("the 15th-ish", "2026-12-15"),
        ("within the fortnight", "2026-12-08"),
        ("first business day after the new year", "2027-01-04"),
        ("1st Monday of the new year", "2027-01-04"),
        ("before the long weekend", "2026-11-25"),
        ("after the long weekend", "2026-11-30"),
        ("any time before the 10th", "2026-12-09"),
    ],
)
def test_what_people_say_around_a_date(phrase: str, date: str) -> None:
    assert dated(phrase) == date


def test_t_minus_counts_back() -> None:
    found = read("T minus 5 days from launch")
    assert (found.after, found.lag_days) == ("launch", -5)

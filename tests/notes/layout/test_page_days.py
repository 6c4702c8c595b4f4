"""How a page writes its days in digits."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.layout.page_days import PageDays, days_in_digits
from assistant.notes.page import page_of
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)  # a Tuesday


def _spelt(text: str, country: str = "US") -> str:
    days = PageDays(page_of(text, "pasted", TODAY), TODAY, country)
    return "\n".join(days.spelt(line).text for line in text.split("\n"))


def test_a_number_over_12_tells_the_order_of_the_whole_page() -> None:
    text = _spelt("Ana sends the form by 08/01.\nBo signs on 22/01.")
    assert "by 8 January" in text
    assert "on 22 January" in text


def test_a_weekday_tells_the_order() -> None:
    # January 5, 2027 is a Tuesday, May 1 a Saturday.
    assert "5 January" in _spelt("Ana sends the form on Tue 05/01.")


def test_days_far_off_are_read_the_other_way_where_that_is_near() -> None:
    text = _spelt("Ana sends the form by 09/12.\nBo signs on 10/12.\nCy pays on 11/01.")
    assert ("9 December" in text, "11 January" in text) == (True, True)


def test_what_the_country_reads_right_stays() -> None:
    text = "Ana sends the form by 12/08.\nBo signs on 12/22."
    assert _spelt(text) == text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("form / Ana / 19-01\noffer / Bo / 05-02 / open", ["19 January", "5 February"]),
        ("form -> Ana -> 29.01\noffer -> Bo -> 12.02, after form", ["29 January", "12 February"]),
        ("form | Ana | 12-4 | open\noffer | Bo | 12-20 | done", ["4 December", "20 December"]),
    ],
)
def test_numbers_in_cells_are_days(text: str, days: list[str]) -> None:
    spelt = _spelt(text)
    assert [day for day in days if day in spelt] == days


@pytest.mark.parametrize(
    "text",
    [
        "It takes 10-12 days, then 2-3 weeks.",
        "Version 2.10 and 2.11 run, sum 3.5 | 4.9 | 12.75",
        "Score 4-1 | 5-40",
        "One lone cell | 4-9",
        "Pay 12.05 EUR, then 11.04 EUR",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert _spelt(text) == text


def test_numbers_may_be_days_either_way_round() -> None:
    assert set(days_in_digits("by 08/04", TODAY)) == {dt.date(2027, 4, 8), dt.date(2027, 8, 4)}


def test_a_step_takes_the_day_of_its_cell_and_quotes_the_page() -> None:
    text = "Security form / Ana Ruiz / 19-01 / open\nPentest report / Bo Lind / 05-02 / open"
    made = draft(page_of(text, "pasted", TODAY), new_plan(), TODAY)
    steps = accepted(new_plan(), made.changes, TODAY).plan.steps
    assert {step.due for step in steps} == {dt.date(2027, 1, 19), dt.date(2027, 2, 5)}
    assert all(change.quote in text for change in made.changes)


def test_days_of_one_month_are_a_range() -> None:
    assert "10-14 May" in _spelt("UAT 10-14 May\nA - 04-20\nB - 04-22\nC - 05-02")

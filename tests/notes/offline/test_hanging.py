"""Days that are counted from a step or from going live."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)
HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Bo Lind (Acme), Kim Sato (us).\n"


def _dues(text: str) -> dict[str, dt.date | None]:
    made = draft(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    return {one.action: one.due for one in accepted(new_plan(), made.changes, TODAY).plan.steps}


@pytest.mark.parametrize(
    "text",
    [
        "Go-live is June 1, 2027. Kim will run the dry run a week before go-live.",
        "Kim will run the dry run a week before go-live. Go-live is June 1, 2027.",
    ],
)
def test_a_day_counted_from_going_live(text: str) -> None:
    assert _dues(text) == {"Dry run": dt.date(2027, 5, 25)}


@pytest.mark.parametrize(
    "text",
    [
        "- Bo: meter list, March 12, 2027\n- Ana: site survey, one week before the meter list",
        "- Ana: site survey, one week before the meter list\n- Bo: meter list, March 12, 2027",
    ],
)
def test_a_day_counted_from_a_step_above_or_below(text: str) -> None:
    assert _dues(text)["Site survey"] == dt.date(2027, 3, 5)


def test_a_day_of_its_own_counts_more() -> None:
    dues = _dues(
        "- Bo: meter list, March 12\n- Ana: site survey, a week after the meter list, March 16"
    )
    assert dues["Site survey"] == dt.date(2027, 3, 16)


def test_what_nothing_tells_the_day_of_stays_open() -> None:
    assert _dues("- Ana: site survey, one week before the unveiling")["Site survey"] is None

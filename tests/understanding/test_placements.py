"""Work that lies with somebody, goes through them, or is over."""

import datetime as dt

import pytest

from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 24)
PRESENT = ["Ana Ruiz", "Bo Lind"]


def _changes(text: str) -> list[Change]:
    context = Context(plan=new_plan(), today=TODAY, present=PRESENT, cautious=True)
    return read(text, context).changes


def _steps(text: str) -> list[AddStep]:
    return [one for one in _changes(text) if isinstance(one, AddStep)]


@pytest.mark.parametrize(
    ("text", "action", "owner"),
    [
        ("The board paper is with Ana.", "Board paper", "Ana Ruiz"),
        ("The currency request goes to the bank through Bo.", "Currency request", "Bo Lind"),
        ("My foreman does the masts, Bo Lind.", "Masts", "Bo Lind"),
        ("Ana still has to get the finance lease across the line.", "Finance lease", "Ana Ruiz"),
        ("Bo hasn't started on the seat maps.", "Seat maps", "Bo Lind"),
        ("Bo hasn't sent the meter list yet.", "Send meter list", "Bo Lind"),
    ],
)
def test_work_that_no_verb_says_is_to_be_done(text: str, action: str, owner: str) -> None:
    (step,) = _steps(text)
    assert (step.action, step.owners) == (action, [owner])
    assert step.status in (None, "not_started")


@pytest.mark.parametrize(
    "text", ["Bo has already obtained the fire permit.", "Ana has sent the certificates."]
)
def test_what_is_over_is_done(text: str) -> None:
    (step,) = _steps(text)
    assert step.status == "done"


@pytest.mark.parametrize(
    "text",
    [
        "The weather is with us.",
        "Ana does yoga.",
        "They have sent people to Mars.",
        "Bo has never sent a certificate.",
        "The bus goes through Leeds.",
    ],
)
def test_small_talk_is_no_work(text: str) -> None:
    assert _steps(text) == []


def test_a_day_in_the_next_words_belongs_to_the_work() -> None:
    found = _changes("Ana is getting the meter list over to us, that's the 9th of December.")
    dues = [one.due for one in found if isinstance(one, AddStep | UpdateStep) and one.due]
    assert ["9th of December" in due for due in dues] == [True]


def test_also_cuts_no_sentence_within_its_verb() -> None:
    (step,) = _steps("Ana will also mark the cable routes by December 4.")
    assert (step.action, step.owners) == ("Mark cable routes", ["Ana Ruiz"])

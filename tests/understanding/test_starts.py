import datetime as dt

import pytest

from assistant.plan.changes import AddStep, UpdateStep
from assistant.plan.model import Plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 24)


def _read(text: str) -> list[AddStep | UpdateStep]:
    found = read(text, Context(plan=Plan(), today=TODAY)).changes
    return [one for one in found if isinstance(one, AddStep | UpdateStep)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Raj starts the security review next Monday", "Starts Mon Nov 30."),
        ("we want to do a 6 week pilot starting Jan 4", "Starts Mon Jan 4."),
        ("the pilot begins on January 11", "Starts Mon Jan 11."),
    ],
)
def test_the_note_names_the_day_itself(text: str, told: str) -> None:
    assert told in [one.notes for one in _read(text)]


def test_what_something_is_through_by_is_no_start() -> None:
    text = "Raj started the security questionnaire, thinks he is through by Jan 15"
    assert not [one for one in _read(text) if one.notes]

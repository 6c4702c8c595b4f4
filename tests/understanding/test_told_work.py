"""Work of the deal's own in words that no rule knows, and usual steps that are only mentioned."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.plan.changes import AddStep
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


def _steps(line: str) -> list[str]:
    page = page_of(f"Call with Acme Foods, Nov 24, 2026\n\n{line}\n", "pasted", TODAY)
    made = draft(page, Plan(), TODAY)
    return [one.change.action for one in made.changes if isinstance(one.change, AddStep)]


@pytest.mark.parametrize(
    "line",
    [
        "roof anchors measured, done yesterday",
        "Manju will translate the manual into Tamil by Dec 11",
        "Karim posts the site codes on Friday",
    ],
)
def test_work_in_few_words_is_a_step(line: str) -> None:
    assert len(_steps(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "The head office is in Tokyo",
        "The canteen has a new caterer",
        "Spoke with Inge Falk, their maintenance director",
        "Single sign-on will use their existing tenant",
    ],
)
def test_what_is_only_told_is_none(line: str) -> None:
    assert _steps(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "The training module looks nicer than their current one.",
        "Their current contract with the other vendor ends next summer.",
        "The purchasing building is near the station.",
    ],
)
def test_a_usual_step_that_is_only_mentioned_is_none(line: str) -> None:
    assert _steps(line) == []


def test_a_usual_step_that_is_told_stays() -> None:
    assert _steps("Their purchasing still has to look at it.")
    assert _steps("Contract is with Ann Berg until December 4.")

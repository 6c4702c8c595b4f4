"""Headings, and risks and questions told by their label."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.notes.sections import Section, heading, is_aside, labelled_risks
from assistant.plan.changes import AddRisk
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## Next steps", "todo"),
        ("ACTION ITEMS:", "todo"),
        ("**Open questions**", "open"),
        ("Risks / issues", "risks"),
        ("Keywords", "aside"),
        ("4. Decisions", "other"),
        ("ACTION: IG team - DPIA, 12/2", ""),
        ("Next steps are agreed with legal", ""),
    ],
)
def test_heading(line: str, kind: Section) -> None:
    assert heading(line) == kind


def test_an_outline_that_tells_something_is_read() -> None:
    assert is_aside("aside", "Chapter 1: Introductions (00:00 - 04:12)")
    assert is_aside("aside", "rollout, PCI, summer season")
    assert not is_aside("aside", "- Privacy: Declan will run the assessment")


def test_labelled_risks() -> None:
    assert labelled_risks("RISK: EB not met; YE freeze") == ["EB not met", "YE freeze"]
    assert labelled_risks("Risky business as ever") == []


def test_lines_under_risks_and_questions() -> None:
    notes = "Call with Harwood Paper\n\nRisks\n- CFO is new\n\nOpen questions\n- Who signs?\n"
    made = draft(page_of(notes, "pasted", TODAY), Plan(), TODAY)
    risks = [one.change.text for one in made.changes if isinstance(one.change, AddRisk)]
    assert risks == ["CFO is new"]
    assert [one.question for one in made.unresolved] == ["Who signs?"]

"""Headings, and risks and questions told by their label."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.layout.sections import (
    Section,
    heading,
    heads_a_point,
    is_aside,
    is_heading,
    labelled_risks,
)
from assistant.notes.page import page_of
from assistant.plan.changes import AddRisk, AddStep
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


@pytest.mark.parametrize(
    "words",
    [
        "They will revert in some days.",
        "Nobody on the call knew how long they take.",
        "She is on leave until the 8th.",
        "Legal is one person only, and he is over-loaded.",
        "Last time it cost us two weeks.",
    ],
)
def test_a_doubt_is_told_with_a_question(words: str) -> None:
    made = draft(page_of(f"Call with Harwood Paper\n\n{words}\n", "pasted", TODAY), Plan(), TODAY)
    told = [one.question for one in made.unresolved if one.kind == "vague"]
    risks = [one.change for one in made.changes if isinstance(one.change, AddRisk)]
    assert told or risks
    assert all(question.endswith("?") for question in told)


def test_small_talk_is_no_doubt() -> None:
    words = "We had coffee in the garden, and the sun was shining."
    made = draft(page_of(f"Call with Harwood Paper\n\n{words}\n", "pasted", TODAY), Plan(), TODAY)
    assert not made.unresolved


@pytest.mark.parametrize(
    ("line", "heads"),
    [("ASSUMPTIONS", True), ("2. SITE ACCEPTANCE:", True), ("Timetable", True), ("NDA done", False),
     ("Send the DPA", False)],
)  # fmt: skip
def test_what_heads_a_part(line: str, heads: bool) -> None:
    assert is_heading(line) is heads


def test_a_heading_in_capitals_ends_the_risks_above() -> None:
    text = "Call with Acme\nRISKS\nLegal is slow.\n\nLOGISTICS\nBob signs the DPA by Dec 11, 2026."
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    assert [one.change.text for one in made.changes if isinstance(one.change, AddRisk)] == [
        "Legal is slow"
    ]
    assert any(isinstance(one.change, AddStep) for one in made.changes)


@pytest.mark.parametrize(
    ("text", "below", "names"),
    [
        ("2. Trial. The depot will run it.", "3. Approval", True),
        ("3. Approval", "3.1 The board sits on 4 May", True),
        ("4. **Security** \u2013 Vendor risk is run there by Amir now.", "", True),
        ("1. Security review", "2. Legal review", False),
        ("1. Ana Ruiz to send the list by 4 May.", "Thanks", False),
        ("1. Keg count: Ana, 4 May", "Thanks", False),
        ("Trial. The depot runs it.", "", False),
    ],
)
def test_a_point_that_is_only_named(text: str, below: str, names: bool) -> None:
    assert heads_a_point(text, below) is names


def test_the_number_of_a_point_is_no_sentence() -> None:
    page = page_of(
        "Call with Acme\n1. Ana Ruiz (IT) to secure the permit by 4 May.", "pasted", TODAY
    )
    made = draft(page, Plan(), TODAY)
    (step,) = [one.change for one in made.changes if isinstance(one.change, AddStep)]
    assert step.owners == ["Ana Ruiz"]
    assert step.due

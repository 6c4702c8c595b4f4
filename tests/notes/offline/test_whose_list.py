"""Owners that stand above a list, as initials, or beside what a clause is about."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan, Step

TODAY = dt.date(2026, 11, 24)


def steps_of(text: str) -> dict[str, Step]:
    """Return the steps that come of notes, by their names."""
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return {step.action: step for step in accepted(Plan(), made.changes, TODAY).plan.steps}


def test_a_list_under_a_name_is_that_persons() -> None:
    steps = steps_of(
        "Ingrid (their data team)\n"
        "- export of the meter readings by Dec 4\n"
        "- runs the load test, done by Dec 18\n"
        "Bo Lindqvist:\n"
        "- DPA back by Dec 11\n"
        "Nobody yet\n"
        "- legal review\n"
    )
    owners = {name: step.owners for name, step in steps.items()}
    assert owners["Export of the meter readings"] == ["Ingrid"]
    assert owners["Load test"] == ["Ingrid"]
    assert owners["Data processing agreement"] == ["Bo Lindqvist"]
    assert owners["Legal review and redlines"] == []


def test_a_list_under_a_sentence_is_nobodys() -> None:
    steps = steps_of("Ingrid Solberg joined late\n- export of the meter readings by Dec 4\n")
    assert steps["Export of the meter readings"].owners == []


def test_initials_are_those_of_somebody_present() -> None:
    steps = steps_of(
        "Present: Wanda Frick (WF, Larkdale Trams), Otto Brandt (OB, Larkdale Trams)\n"
        "AP: OB to complete the security review - 4 Dec\n"
        "AP: WF to return the signed NDA - 27 Nov\n"
    )
    assert steps["Security review"].owners == ["Otto Brandt"]
    assert steps["NDA signed"].owners == ["Wanda Frick"]


def test_initials_of_two_people_are_nobodys() -> None:
    steps = steps_of(
        "Present: Otto Brandt, Olga Bauer\nAP: OB to complete the security review - 4 Dec\n"
    )
    assert all(step.owners == [] for step in steps.values())
    assert len(steps) == 1


def test_what_is_struck_out_counts_no_more() -> None:
    steps = steps_of("1) legal review: Otto Brandt, ~~Dec 4~~ Dec 11\n2) ~~pilot~~ not needed\n")
    assert steps["Legal review and redlines"].due == dt.date(2026, 12, 11)
    assert len(steps) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The purchase order is released by Ms Rao, legal department, by 4 December.",
        "The purchase order goes out on 4 December, if legal approves.",
        "The board decides on the purchase order by 4 December and wants the legal review first.",
    ],
)
def test_a_step_named_beside_takes_no_date(text: str) -> None:
    steps = steps_of(f"Legal review: Otto Brandt, 11 December\n{text}\n")
    assert steps["Legal review and redlines"].due == dt.date(2026, 12, 11)


def test_lines_with_arrows_stay_apart() -> None:
    steps = steps_of(
        "pilot \u2192 four elevators, Otto Brandt, kicks off 11/30, done by 12/11\n"
        "NDA \u2192 Wanda Frick, due 11/27\n"
    )
    assert steps["NDA signed"].owners == ["Wanda Frick"]
    assert steps["NDA signed"].due == dt.date(2026, 11, 27)

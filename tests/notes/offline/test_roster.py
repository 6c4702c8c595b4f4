"""Full names anywhere on a page, and the people that first names and titles stand for."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.roster import roster
from assistant.notes.page import page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


def _after(text: str) -> Plan:
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return accepted(Plan(), made.changes, TODAY).plan


def test_names_of_people_and_nothing_else() -> None:
    text = (
        "Met Prof. Ingrid Solberg and Theo Banks. Hospital Santa Clara and Curtis Foods were "
        "named, and Security Review by Legal Team. The CFO Paul Okonjo (Blue Harbour Shipping)."
    )
    assert roster(page_of(text, "pasted", TODAY)) == ["Ingrid Solberg", "Theo Banks", "Paul Okonjo"]


@pytest.mark.parametrize(
    "said",
    [
        "Dr. Solberg runs the security review by December 11.",
        "Ingrid runs the security review by December 11.",
        "The security review is with Prof. Solberg, due December 11.",
    ],
)
def test_one_person_of_one_name(said: str) -> None:
    plan = _after(f"Call with Northwind\n\nProf. Ingrid Solberg was there.\n{said}\n")
    assert [one.name for one in plan.people] == ["Ingrid Solberg"]
    assert [step.owners for step in plan.steps] == [["Ingrid Solberg"]]


def test_the_full_name_may_stand_further_down() -> None:
    plan = _after("- Petter registers us as a vendor by Dec 4\n- Budget: Petter Dahl, Dec 11\n")
    assert [one.name for one in plan.people] == ["Petter Dahl"]


def test_what_somebody_known_does_is_no_name_of_a_step() -> None:
    plan = _after("Present: Ana Ruiz (CFO), Lee Chan (IT)\n\n- Ana signs by Dec 18\n")
    assert [(step.kind, step.owners) for step in plan.steps] == [("signature", ["Ana Ruiz"])]

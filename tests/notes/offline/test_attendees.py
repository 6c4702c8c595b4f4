"""Those present: names, roles and sides, in the words of whoever lists them."""

import datetime as dt

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.attendees import names_in
from assistant.notes.page import page_of
from assistant.plan.model import Person, Plan

TODAY = dt.date(2026, 11, 24)


def _people(text: str) -> dict[str, Person]:
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return {one.name: one for one in accepted(Plan(), made.changes, TODAY).plan.people}


def test_words_that_lead_to_a_name_are_no_part_of_it() -> None:
    listed = "Bea Lund (Depot manager), Karl Voss from their finance dept, me, our SE Jamal"
    assert names_in(listed) == ["Bea Lund", "Karl Voss", "Jamal"]
    assert names_in("two of her engineers, plus Piet") == ["Piet"]


def test_roles_and_sides_of_those_present() -> None:
    people = _people(
        "Call with Brightwater Rail\n"
        "On the line: Bea Lund (Depot IT manager), Karl Voss from their finance, our SE Jamal\n"
        "\n"
        "Bea runs the security review, Jamal sends the pen test report by Friday.\n"
    )
    assert people["Bea Lund"].role == "Depot IT manager"
    assert people["Bea Lund"].side == "buyer"
    assert people["Jamal"].side == "seller"


def test_those_behind_who_have_roles_by_first_names_too() -> None:
    people = _people(
        "Call Tuesday w/ Westfield Schools\n"
        "Who: Janet Moore (superintendent), Phil (IT director), me + Aaron (SE)\n"
        "\n"
        "* Phil - fill out data privacy form by 12/4\n"
    )
    assert people["Janet Moore"].role == "Superintendent"
    assert people["Phil"].role == "IT director"

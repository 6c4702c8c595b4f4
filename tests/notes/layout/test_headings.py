"""Headings set off by marks, titles, and other deals on a page."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.layout.headings import firm_in_heading, mark_of
from assistant.notes.offline.parties import parties
from assistant.notes.page import page_of
from assistant.plan.model import Plan, Step

TODAY = dt.date(2026, 11, 5)


@pytest.mark.parametrize(
    ("line", "firm"),
    [
        ("=== Wombat Tooling (camping, 61 stores) - main meeting ===", "Wombat Tooling"),
        ("## TL;DR", None),
        ("## Action items", None),
        ("- Wombat Tooling", None),
    ],
)
def test_firm_in_heading(line: str, firm: str | None) -> None:
    assert firm_in_heading(line) == firm


def test_a_rule_is_no_heading() -> None:
    assert mark_of("---------------") is None
    assert mark_of("### Security") == "###"


@pytest.mark.parametrize(
    ("title", "buyer"),
    [
        ("# Meeting recap: Quillmark <> Ledgerline | Call 3", "Quillmark"),
        ("airedale uni - call w/ steph", "airedale uni"),
        ("Lunch with Ana and Bruno from Soieries Vaucanson", "Soieries Vaucanson"),
    ],
)
def test_buyer_of_a_title(title: str, buyer: str) -> None:
    found = parties(page_of(f"{title}\n\nThey were happy.\n", "pasted", TODAY), Plan()).buyer
    assert found is not None
    assert found.name == buyer


def test_sections_of_a_recap_are_no_other_deals() -> None:
    notes = (
        "# Recap: Quillmark <> Ledgerline\n\n## Action items\n"
        "- Complete the vendor assessment, owner Amir Sadeghi, due Dec 4\n"
    )
    made = draft(page_of(notes, "pasted", TODAY), Plan(), TODAY)
    assert not [one for one in made.unresolved if one.kind == "other_deal"]
    assert [s.owners for s in _steps(notes)] == [["Amir Sadeghi"]]


def test_lines_under_another_company_are_left_out() -> None:
    notes = (
        "=== Wombat Tooling (stores) ===\n* NDA: Kylie Tran, 8 Dec\n\n"
        "=== Quokka Credit (5 min on the phone) ===\n* NDA: Brett Lee, 18 Dec\n"
    )
    made = draft(page_of(notes, "pasted", TODAY), Plan(), TODAY)
    assert [s.owners for s in _steps(notes)] == [["Kylie Tran"]]
    assert [one.kind for one in made.unresolved].count("other_deal") == 2


def test_those_present_are_people_with_their_sides() -> None:
    notes = (
        "Call with Harwood Paper\nAttendees: Ines Calder (Procurement), Rupert Lang (Brightdesk)\n"
        "\n- Rupert to send the price list by Nov 9\n"
    )
    people = {p.name: p.side for p in _plan(notes).people}
    assert people["Ines Calder"] == "buyer"


def _plan(notes: str) -> Plan:
    from assistant.notes.drafting import accepted

    made = draft(page_of(notes, "pasted", TODAY), Plan(), TODAY)
    return accepted(Plan(), made.changes, TODAY).plan


def _steps(notes: str) -> list[Step]:
    return _plan(notes).steps

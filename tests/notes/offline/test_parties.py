"""The two companies of a page, and on which side those named on it sit."""

import datetime as dt

import pytest

from assistant.notes.drafting import draft
from assistant.notes.offline.other_deals import of_other_deals
from assistant.notes.offline.parties import parties
from assistant.notes.page import Page, page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)
MAIL = """From: Aoife Byrne <aoife.byrne@greenfieldbrewing.ie>
To: Paul Stott
Date: Monday 23 November 2026
Subject: Re: next steps

Paul,

Our finance lead approves the budget by 4 December. You send us the order form on Thursday.

Aoife
Head of Operations | Greenfield Brewing
"""
CAPTIONS = """WEBVTT

NOTE Osterholm Papier GmbH - weekly call, 20 November 2026

00:00:01.000 --> 00:00:04.000
<v Lena Voss>We want to begin in March.</v>
"""


def _page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


PLAN_IN_NAME = """Calverton Health Plan / renewal - paper
Participants: Jo Sands (Calverton), Al Reed (Brightdesk)

Jo: our legal needs it
Al: I'll send it to you
"""
DICTATED = "had a call with blue harbour shipping this is friday and they want it"


SPEAKERS = """Call of 2 March 2027, recorded

Milagros Quispe (Harinas Tres Cruces): Good morning.
Ingrid Solheim (NordvaktAir): Hello. What should the sensors do first?
Milagros Quispe: Our plant needs them before the season. Our lawyer reads your contract.
Ingrid Solheim: I'll send you the contract tomorrow. Who signs on your side?
Milagros Quispe: I sign.
"""


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (SPEAKERS, "Harinas Tres Cruces"),
        ("Coffee with Northgate Ferries yesterday. They sail with it in May.", "Northgate Ferries"),
        (DICTATED, "Blue Harbour Shipping"),
        ("Call with Northwind, Nov 23 2026\n\n- legal by Dec 4", "Northwind"),
        (PLAN_IN_NAME, "Calverton Health Plan"),
        (MAIL, "Greenfield Brewing"),
        (CAPTIONS, "Osterholm Papier GmbH"),
    ],
)
def test_the_buyer(text: str, buyer: str) -> None:
    found = parties(_page(text), Plan()).buyer
    assert found is not None
    assert found.name == buyer


def test_no_buyer_where_a_title_names_a_role_or_a_step() -> None:
    assert parties(_page("Head of Operations | Monday\n\n- legal review"), Plan()).buyer is None
    assert parties(_page("Call with legal\n\n- they review it by Dec 4"), Plan()).buyer is None


def test_the_company_beside_the_buyer_in_a_title_sells() -> None:
    found = parties(_page("Castello Foods x Brightdesk - sync Nov 23\n\n- legal by Dec 4"), Plan())
    assert found.buyer is not None
    assert found.seller is not None
    assert (found.buyer.name, found.seller.name) == ("Castello Foods", "Brightdesk")


def test_who_writes_and_who_is_written_to() -> None:
    found = parties(_page(MAIL), Plan())
    assert (found.side("Aoife Byrne"), found.side("Paul Stott")) == ("buyer", "seller")


def test_sides_in_brackets_of_those_present() -> None:
    text = "Present: Ana Ruiz (CFO, Northwind), Lee Chan (IT), Sam Hill (us)\n\n- Sam sends it"
    assert parties(_page(text), Plan()).side("Sam Hill") == "seller"


def test_a_title_of_a_recording_names_its_day() -> None:
    assert _page(CAPTIONS).meeting_date == dt.date(2026, 11, 20)


def test_the_part_of_a_page_that_is_about_another_deal() -> None:
    text = (
        "Plan is for HOLLOWAY COLD CHAIN only.\n\n=== HOLLOWAY COLD CHAIN ===\n- legal by Dec 4\n\n"
        "=== TANJONG FREIGHT (Wei) ===\n- legal by Dec 18\n"
    )
    lines = [line for line in _page(text).lines if line.part == "new"]
    assert [lines[n].text for n in sorted(of_other_deals(lines, Plan()))] == [
        "=== TANJONG FREIGHT (Wei) ===",
        "- legal by Dec 18",
    ]


def test_the_first_heading_may_name_a_day_as_well() -> None:
    text = (
        "=== Bunting Outdoor (9 shops) - meeting Nov 20 2026 ===\n- legal by Dec 4\n\n"
        "=== Quaver Credit (5 min on the phone) ===\n- legal by Dec 18\n"
    )
    page = _page(text)
    lines = [line for line in page.lines if line.part == "new"]
    heads = [line for line in page.lines if line.part == "header"]
    found = of_other_deals(lines, Plan(), heads)
    assert "- legal by Dec 18" in [lines[n].text for n in found]
    assert "- legal by Dec 4" not in [lines[n].text for n in found]


def test_a_heading_in_capitals_is_no_other_deal() -> None:
    text = "RAID log - Polderhaven\n\nDECISIONS\nBerth 6 is out.\n\nACTIONS\nAnn: DPA by Dec 4"
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    assert not [one for one in made.unresolved if one.kind == "other_deal"]


@pytest.mark.parametrize("part", ["Decisions", "Key Takeaways", "Updates", "Participants"])
def test_a_part_of_the_notes_is_no_other_deal(part: str) -> None:
    text = (
        f"Harlan Freight Ltd - recap\nNov 24, 2026\n{part}\n- Legal review: Owen Pryce, by Dec 18\n"
    )
    lines = page_of(text, "pasted", dt.date(2026, 11, 24)).lines
    assert of_other_deals(lines, Plan()) == set()

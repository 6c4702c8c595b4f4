"""Sides that words anywhere on a page tell, in lines of the seller, of the buyer, of nobody."""

import datetime as dt

import pytest

from assistant.notes.offline.told_sides import told_sides
from assistant.notes.page import page_of
from assistant.plan.model import Side


def _sides(text: str, speaker: Side | None = None) -> dict[str, Side]:
    page = page_of(text, "pasted", dt.date(2026, 11, 24))
    return told_sides(page, lambda _: speaker)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "The cabling is done by our field engineer Tomasz Wilk on Monday.",
            "Tomasz Wilk",
            "seller",
        ),
        ("Priya and I set the readers up on Dec 8.", "Priya", "seller"),
        ("Signe Lund, our architect, draws the plan.", "Signe Lund", "seller"),
        ("Rafael (ours) visits the mill.", "Rafael", "seller"),
        ("Opportunity owner: Sam Whitcombe", "Sam Whitcombe", "seller"),
        ("The report comes from Mr Imran Sheikh on the vendor's side.", "Imran Sheikh", "seller"),
        ("Hanna Vogt, their data officer, has to agree.", "Hanna Vogt", "buyer"),
        ("Economic buyer: Harvinder Gill, CFO", "Harvinder Gill", "buyer"),
        ("Daan Prins (supplier) walks the yard.", "Daan Prins", "seller"),
    ],
)
def test_a_side_in_words(text: str, name: str, side: Side) -> None:
    assert _sides(text).get(name) == side


def test_those_present_for_each_party() -> None:
    told = _sides(
        "Present for the Customer: Ms Kerstin Ek, Head of Operations, and Mr Olof Brandt. "
        "Present for the Supplier: Mr Jens Aakre."
    )
    assert told["Kerstin Ek"] == told["Olof Brandt"] == "buyer"
    assert told["Jens Aakre"] == "seller"


def test_our_people_are_those_of_who_speaks() -> None:
    talk = "Inez Carranza: It is with our counsel Meredith Fox.\nMarcus Bell: All right.\n" * 2
    assert _sides(talk, "buyer")["Meredith Fox"] == "buyer"
    assert _sides(talk, "seller")["Meredith Fox"] == "seller"
    assert "Meredith Fox" not in _sides(talk, None)


@pytest.mark.parametrize(
    "text", ["Our Budget is fixed.", "Their Legal Team reads it.", "Me and you"]
)
def test_what_is_nobody(text: str) -> None:
    assert not _sides(text)

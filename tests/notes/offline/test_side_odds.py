"""Which side people of a page sit on, all that it shows weighed together."""

import datetime as dt

import pytest

from assistant.notes.offline.side_odds import MOST_EXACT, side_odds, sides_of
from assistant.notes.offline.side_signs import ONES, PAIRS, Known, signs
from assistant.notes.page import Page, page_of
from assistant.plan.model import Person, Plan

TODAY = dt.date(2027, 3, 2)
UNKNOWN = Known({}, None, None)


def _page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


def _sides(text: str, names: str, known: Known = UNKNOWN) -> dict[str, str]:
    return {
        name: side
        for name, side in sides_of(_page(text), Plan(), names.split(", "), known).items()
        if name in names.split(", ")
    }


POSSESSED = (
    "Weaver site call\nOur installer Bram Koster fits the sensors.\nTheir CFO Odile Marchand signs."
)
BRACKETS = (
    "Present: Ines Falk (Copperline), Ravi Menon (Port of Aldsey)\n"
    "Copperline (supplier) sends the quote, Ravi Menon decides."
)
HEADED = "Open points\nOURS\n- cable plan, Lotte Brandt\nTHEIRS\n- permit, Pekka Laine"
COLUMNS = "Task | Customer | Vendor\nsurvey | Mette Holm | \nreport | | Joao Reis"
MAIL = (
    "From: Carla Dietz <c.dietz@millbrook-dairy.de>\n"
    "To: Owen Pratt <owen@tankview.io>\nSubject: sensors\n\nDear Owen,\n"
    "our plant manager Ulf Brandt opens the hall. Your colleague Nia Webb trains us.\n"
    "Carla"
)


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        (POSSESSED, "Bram Koster", "Odile Marchand"),
        (BRACKETS, "Ines Falk", "Ravi Menon"),
        (HEADED, "Lotte Brandt", "Pekka Laine"),
        (COLUMNS, "Joao Reis", "Mette Holm"),
        (MAIL, "Nia Webb", "Ulf Brandt"),
    ],
)
def test_words_of_the_page_tell_the_sides(text: str, seller: str, buyer: str) -> None:
    assert _sides(text, f"{seller}, {buyer}") == {seller: "seller", buyer: "buyer"}


def test_colleagues_in_brackets_sit_together() -> None:
    text = (
        "Minutes, Harrow Mills and Stackline\n"
        "Jo Sands (Harrow Mills), Ed Orr (Harrow Mills), Kim Loy (Stackline), Al Roe (Stackline)\n"
        "Our Al Roe ships the racks."
    )
    found = _sides(text, "Jo Sands, Ed Orr, Kim Loy, Al Roe")
    assert found["Kim Loy"] == found["Al Roe"] == "seller"
    assert found["Jo Sands"] == found["Ed Orr"] == "buyer"


def test_who_is_in_the_plan_keeps_the_side() -> None:
    plan = Plan(people=[Person(name="Odile Marchand", side="seller")])
    page = _page("Their CFO Odile Marchand signs, with her colleague.")
    assert sides_of(page, plan, ["Odile Marchand"], UNKNOWN)["Odile Marchand"] == "seller"


def test_many_people_are_weighed_one_against_the_others() -> None:
    ours = [f"Anna Berg{end}" for end in "abcdefgh"]
    theirs = [f"Olaf Strand{end}" for end in "abcdefgh"]
    lines = [f"Our engineer {one} fits the pump." for one in ours]
    lines += [f"Their director {one} signs." for one in theirs]
    assert len(ours) + len(theirs) > MOST_EXACT
    odds = side_odds(_page("\n".join(lines)), [*ours, *theirs], UNKNOWN, {})
    assert min(odds[one] for one in ours) > 0.5 > max(odds[one] for one in theirs)


def test_signs_have_names_that_are_weighed() -> None:
    page = _page(
        "Jo: Good morning.\nKim (Stackline): Morning.\nJo: Can you send the plan?\n"
        "Kim (Stackline): Yes, our Al Roe sends it.\nJo: Fine.\nKim (Stackline): Bye."
    )
    seen = signs(page, ["Jo", "Kim", "Al Roe"], Known({"Jo": "buyer"}, "Harrow Mills", "Stackline"))
    assert {sign for _, sign in seen.ones} <= set(ONES)
    assert {sign for _, _, sign in seen.pairs} <= set(PAIRS)
    assert (2, 3, "our") in seen.pairs
    assert (1, "told buyer") in seen.ones

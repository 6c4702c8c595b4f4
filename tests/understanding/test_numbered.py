"""Numbered lists, and what is said of a number."""

import pytest

from assistant.understanding.numbered import apart, items, named

LIST = "1. Site survey, Ana, 26.8. 2. Welfare statement, Bo (them), 2.9. 3. Net trial, end 2.10."
LETTERS = "TODO: (a) TSA letter - Cora - 2/26 (b) airline list - Cora - 3/5 (c) board - Ray - 3/18"


def test_each_item_of_a_list_stands_on_its_own_line_and_every_letter_in_its_place() -> None:
    text = apart(LIST)
    assert len(text) == len(LIST)
    assert [line.split(",")[0].strip() for line in text.splitlines()] == [
        "Site survey",
        "Welfare statement",
        "Net trial",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They sign on 2. March, and we ship on 3. April.",
        "We need 1 day for it.",
        "Version 1.2 is out, and 2.0 comes later.",
        "Ana has 3 left. 2 weeks is too long.",
    ],
)
def test_numbers_that_count_nothing_are_no_list(text: str) -> None:
    assert apart(text) == text
    assert items([text]) == {}


def test_the_last_list_of_a_talk_counts() -> None:
    assert items([LIST, "thanks", LETTERS]) == {
        "a": "TSA letter",
        "b": "airline list",
        "c": "board",
    }


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("2 falls away.", "SITE falls away."),
        ("Kindly note point no. 2 is over", "Kindly note SITE is over"),
        ("number 2 starts once number 1 is in", "SITE starts once BOARD is in"),
        ("Move 2 one week later.", "Move SITE one week later."),
        ("#1 is done", "BOARD is done"),
        ("for item 2 he needs three weeks", "for SITE he needs three weeks"),
        ("That takes 2 weeks, by 1 March or 2 PM.", "That takes 2 weeks, by 1 March or 2 PM."),
        ("point 3 is open", "point 3 is open"),
    ],
)
def test_a_number_stands_for_its_item(said: str, means: str) -> None:
    assert named(said, {"1": "board", "2": "site"}, str.upper).text == means


def test_the_seller_s_own_words_are_kept() -> None:
    spelt = named("2 falls away", {"2": "site"}, lambda _: "Site survey")
    assert spelt.words_for("Site survey falls") == "2 falls"

"""A yes with more behind it: when it takes what waits, and when it says something of its own."""

import pytest

from assistant.understanding.choices import picked, picks
from assistant.understanding.consent import answers_the_offer
from assistant.understanding.controls import selection

PROPOSED = ["Technical deep-dive", "Procurement and final pricing", "Kickoff"]


@pytest.mark.parametrize(
    "message",
    [
        "Yes, go ahead",
        "Yes, add them all",
        "Sure, take those",
        "Yes, put them in please",
        "Yes, and contract review takes three weeks",
        "Yes, but not the kickoff",
        "Sure, though I'd drop the technical deep-dive",
        "No, we don't need those",
        "No, Priya does that",
        "Yes, looks good to me",
        "Yes, the first two",
        "Sounds good, but we don't need a kickoff",
    ],
)
def test_it_answers_an_offer(message: str) -> None:
    assert answers_the_offer(message, PROPOSED, asked=False)


@pytest.mark.parametrize(
    "message",
    [
        "Yes, but it will take two weeks",
        "Yes, but only in January",
        "Yes, that's all they told me so far",
        "Yes, I asked her and she said no",
        "Yes, what is due next week?",
        "Yes, we have a security review already",
        "yes but wait until Friday",
        "ok, legal is done",
        "Right, the go-live moved to April 5",
        "Great, she signs on Monday",
    ],
)
def test_it_says_something_of_its_own(message: str) -> None:
    assert not answers_the_offer(message, PROPOSED, asked=False)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("Yes, it will take two weeks", False),
        ("Yes, but only the CFO", False),
        ("No, we don't take that to the board", False),
        ("Yes, add all of them", True),
        ("Yes, without the kickoff", True),
        ("No, leave them out", True),
    ],
)
def test_a_question_asked_is_answered_first(message: str, meant: bool) -> None:
    assert answers_the_offer(message, PROPOSED, asked=True) is meant


def test_what_is_left_out_behind_a_yes() -> None:
    assert selection("Yes, but not the procurement") == ("all_but", " the procurement")


@pytest.mark.parametrize(
    ("words", "positions"),
    [
        ("the first two", [0, 1]),
        ("the last one", [2]),
        ("the first", [0]),
        ("the last 5", [0, 1, 2]),
    ],
)
def test_what_is_picked_by_its_place(words: str, positions: list[int]) -> None:
    assert picked(words, PROPOSED) == positions
    assert picks(words, PROPOSED)


def test_a_place_in_time_picks_nothing() -> None:
    assert picked("they sign the first week of May", PROPOSED) == []

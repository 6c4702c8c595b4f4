"""Numbers that the check of values reads in notes."""

import pytest

from evals.notes_numbers import lengths, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("NOK 1,9 mill", 1.9e6), ("2.4 billion dong", 2.4e9), ("two billion", 2e9), ("3 mrd", 3e9),
     ("the 3.9 mil", 3.9e6), ("3,2 MSEK", 3.2e6), ("two million two hundred", 2.2e6),
     ("two point three million", 2.3e6), ("offer is 612 TEUR, she wants 580", 612e3)],
)  # fmt: skip
def test_large_sums(text: str, value: float) -> None:
    assert value in numbers(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ten (10) days after receipt", 10), ("three (3) weeks", 15), ("a week and a half", 8),
        ("three and a half weeks", 18), ("twenty-five days", 25), ("a day or two", 2),
        ("48 hours", 2), ("1½ weeks", 8), ("2 1/2 weeks", 13), ("week and half", 8),
        ("2 mths", 40), ("10+ bds", 10), ("one-and-a-half-week test", 8), ("2.25 weeks", 12),
        ("a handful of extra days", 4), ("two qtrs", 120), ("5 workdays", 5),
        ("four hours", 1), ("a dozen days", 12), ("half a week", 3),
        ("one month", 20), ("10 bd", 10), ("3 mos", 60),
    ],
)  # fmt: skip
def test_lengths_in_many_words(text: str, days: int) -> None:
    assert days in lengths(f"Review: {text}, Jo")


def test_a_word_that_ends_as_a_unit_does_is_no_length() -> None:
    assert lengths("the review, and a new draft") == set()

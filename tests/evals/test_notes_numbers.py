"""Numbers that the check of values reads in notes."""

import pytest

from evals.notes_numbers import lengths, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("NOK 1,9 mill", 1.9e6), ("2.4 billion dong", 2.4e9), ("two billion", 2e9), ("3 mrd", 3e9)],
)
def test_large_sums(text: str, value: float) -> None:
    assert value in numbers(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ten (10) days after receipt", 10), ("three (3) weeks", 15), ("a week and a half", 8),
        ("three and a half weeks", 18), ("twenty-five days", 25), ("a day or two", 2),
        ("48 hours", 2), ("four hours", 1), ("a dozen days", 12), ("half a week", 3),
        ("one month", 20), ("10 bd", 10), ("3 mos", 60),
    ],
)  # fmt: skip
def test_lengths_in_many_words(text: str, days: int) -> None:
    assert days in lengths(f"Review: {text}, Jo")


def test_a_word_that_ends_as_a_unit_does_is_no_length() -> None:
    assert lengths("the review, and a new draft") == set()

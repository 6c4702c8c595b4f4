"""Numbers that the check of values reads in notes."""

import pytest

from evals.notes_numbers import lengths, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("NOK 1,9 mill", 1.9e6), ("2.4 billion dong", 2.4e9), ("two billion", 2e9), ("3 mrd", 3e9)],
)
def test_large_sums(text: str, value: float) -> None:
    assert value in numbers(text)


def test_a_length_said_twice() -> None:
    assert 10 in lengths("ten (10) days after receipt")
    assert 15 in lengths("three (3) weeks")

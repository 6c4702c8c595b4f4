"""Sums as sellers of other countries write and say them."""

import pytest

from assistant.understanding.money import amounts


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("96k sterling", 96_000, "GBP"),
        ("One million, two hundred and fifty thousand Ghana cedis.", 1_250_000, "GHS"),
        ("48 millions of chilean pesos", 48_000_000, "CLP"),
        ("it's ninety six thousand, pounds that is", 96_000, "GBP"),
        ("22 million Egyptian pounds", 22_000_000, "EGP"),
        ("1.1 MNOK", 1_100_000, "NOK"),
        ("USD 3,4 millones", 3_400_000, "USD"),
        ("Rs. 42,00,000", 4_200_000, "INR"),
        ("Rs 1.38 crore", 13_800_000, "INR"),
    ],
)
def test_a_sum_and_its_currency(text: str, value: float, currency: str) -> None:
    assert [(one.value, one.currency) for one in amounts(text)] == [(value, currency)]


@pytest.mark.parametrize("text", ["a trial in ward 3B", "certificate ISO 45001", "ISO/IEC 27001"])
def test_names_with_numbers_are_no_sums(text: str) -> None:
    assert amounts(text) == []


def test_thousands_before_the_code() -> None:
    assert [(one.value, one.currency) for one in amounts("118 kEUR")] == [(118_000.0, "EUR")]

"""Companies in the titles of notes."""

import pytest

from assistant.notes.evidence.companies import without_date
from assistant.notes.offline.titles import titles


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Call with Halden Maritime 19 Nov 2026", "Halden Maritime"),
        ("Notes Kestrel Bank 2026-11-19", "Kestrel Bank"),
        ("Meeting w/ Harwood Paper Tue Nov 24", "Harwood Paper"),
        ("Visit at Decker Foods on March 3", "Decker Foods"),
        ("Call w/ Northwind Logistics 11/24", "Northwind Logistics"),
        ("Call w/ Northwind Logistics 11/24/26 - Dana", "Northwind Logistics"),
    ],
)
def test_a_day_behind_the_company_is_none_of_its_name(title: str, company: str) -> None:
    assert company in list(titles(title))


def test_a_name_that_begins_like_a_month_is_no_date() -> None:
    assert without_date("Halden Maritime 19") == "Halden Maritime 19"
    assert without_date("Halden Maritime 19 March 2027") == "Halden Maritime"

"""Firms called by two names are one, and no two people."""

import pytest

from assistant.understanding.people import people


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("legal's outsourced, firm called Marsden & Hale", "Marsden & Hale"),
        ("Legal is external: Marsden and Hale", "Marsden and Hale"),
        ("Marsden & Hale reviews the contract for them", "Marsden & Hale"),
        ("Kowalski & Brandt, their auditors, want the logs", "Kowalski & Brandt"),
    ],
)
def test_a_firm_of_two_names(text: str, firm: str) -> None:
    found = [who for who in people(text) if who.name == firm]

    assert [(one.named, one.is_team) for one in found] == [(False, True)]
    assert not any(who.named for who in people(text))


@pytest.mark.parametrize(
    "text",
    ["Kim & Tom will write the business case", "the lawyers Anna and Marcus review it"],
)
def test_two_people_stay_two(text: str) -> None:
    assert len([who for who in people(text) if who.named]) == 2

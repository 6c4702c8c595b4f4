"""Places, companies and groups that look like somebody's name."""

import datetime as dt

import pytest

from assistant.notes.offline.nobodies import is_nobody, without_verb
from assistant.notes.page import page_of


@pytest.mark.parametrize(
    ("text", "name", "nobody"),
    [
        ("The plant at Rourkela is to run on it.", "Rourkela", True),
        ("A second plant (Chemnitz) is thinkable.", "Chemnitz", True),
        ("Place: Falun\nFalun decides.", "Falun", False),
        ("Parties: A Ltd and Termolog A/S (the Supplier)", "Termolog", True),
        ("Prigent reads the contract.", "Prigent", False),
        ("The paper goes to Overbeek.", "Overbeek", False),
        ("To: Invited bidders", "Invited bidders", True),
        ("Ludwig van Beek signs.", "Ludwig van Beek", False),
    ],
)
def test_who_is_nobody(text: str, name: str, nobody: bool) -> None:
    page = page_of(text, "pasted", dt.date(2026, 11, 24))
    assert is_nobody(name, page) is nobody


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ms Lindqvist undertook", "Ms Lindqvist"),
        ("Mr. Rao requested", "Mr. Rao"),
        ("Ludwig van Beek", "Ludwig van Beek"),
        ("tom green", "tom green"),
    ],
)
def test_a_name_ends_where_it_ends(words: str, name: str) -> None:
    assert without_verb(words) == name

"""Names of people in any case and of any country, and what is none."""

import pytest

from assistant.understanding.name_odds import name_odds
from assistant.understanding.person_names import names_by_rules, names_in


def _names(text: str) -> list[str]:
    return [name.name for name in names_in(text, [], set())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kristin moe, the ceo, has to sign", ["Kristin Moe"]),
        ("their it is one fellow, rusty.", ["Rusty"]),
        ("Siobhan Okonkwo-Byrne drafts it", ["Siobhan Okonkwo-Byrne"]),
        ("we host it in Frankfurt, support sits in Porto", []),
        ("the pilot starts in the Tilburg plant", []),
        ("legal wants two weeks, procurement one", []),
    ],
)
def test_names_are_found_in_any_case(text: str, expected: list[str]) -> None:
    assert _names(text) == expected


def test_every_word_has_odds() -> None:
    odds = name_odds("Priya owns legal", names_by_rules("Priya owns legal"))
    assert len(odds) == 3
    assert odds[0] > 0.9 > 0.1 > odds[2]


def test_words_beyond_the_reach_of_the_vectors_are_left_to_the_rules() -> None:
    text = "word " * 400 + "Priya"
    odds = name_odds(text, names_by_rules(text))
    assert odds[-1] == -1
    assert _names(text) == ["Priya"]


def test_nothing_has_no_odds() -> None:
    assert name_odds("", frozenset()) == []
    assert name_odds("123 - 456", frozenset()) == []

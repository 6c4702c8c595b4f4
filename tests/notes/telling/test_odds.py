"""What the weights make of sentences that nobody trained them on."""

import pytest

from assistant.notes.telling.odds import day_odds, owner_odds, step_odds
from assistant.notes.telling.sentence import Telling
from tests.notes.telling.telling_of import telling

HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Kim Sato (us).\n"


def _likeliest(one: Telling) -> str:
    return max(one.people, key=lambda person: owner_odds(one, person)).name


def test_a_commitment_is_likelier_a_step_than_small_talk() -> None:
    step = telling(f"{HEAD}Ana Ruiz repaints the loading bay by December 4.")
    talk = telling(f"{HEAD}Ana Ruiz has painted since she was a child and loves it.")
    first, second = step_odds([step, talk])
    assert first > 0.5 > second


def test_nothing_has_no_odds() -> None:
    assert step_odds([]) == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kim Sato repaints the loading bay for Ana Ruiz.", "Kim Sato"),
        ("The loading bay is repainted by Ana Ruiz.", "Ana Ruiz"),
        ("Loading bay paint: Ana Ruiz, December 4", "Ana Ruiz"),
    ],
)
def test_who_does_it_is_likelier_than_who_is_only_named(text: str, owner: str) -> None:
    assert _likeliest(telling(HEAD + text)) == owner


def test_the_day_by_which_it_is_done_is_likelier_than_another() -> None:
    one = telling(f"{HEAD}On November 20 we met; Kim Sato repaints the bay by December 4.")
    odds = {day.date.day: day_odds(one, day) for day in one.days}
    assert odds[4] > 0.5 > odds[20]

"""What the dates of a clause say of its step."""

import pytest

from tests.understanding.test_turns import step, talk


@pytest.mark.parametrize(
    ("said", "habit"),
    [
        ("Olivia Grant signs the contract. She only signs on Thursdays", "signs on Thursdays"),
        ("Board approval: they sit every second Tuesday", "every second Tuesday"),
        ("Board approval is Lena Ortiz, the board meets each Monday", "each Monday"),
    ],
)
def test_a_habit_is_noted_and_no_deadline(said: str, habit: str) -> None:
    plan, _ = talk(said)
    (found,) = [one for one in plan.steps if habit in one.notes]
    assert found.due is None


@pytest.mark.parametrize("word", ["starting", "from", "beginning"])
def test_a_start_is_noted_once(word: str) -> None:
    plan, _ = talk(f"we also want to do a 6 week pilot with 20 trucks {word} Jan 4")
    assert step(plan, "pilot").notes == "Starts Mon Jan 4."


def test_what_is_through_by_a_day_does_not_start_then() -> None:
    plan, _ = talk("Raj Patel started the security review and should be through by Jan 15")
    assert str(step(plan, "security-review").due) == "2027-01-15"

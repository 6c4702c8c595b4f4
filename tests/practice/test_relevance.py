"""Good words for another objection are no answer to this one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.relevance import own_place, relevance
from tests.practice.conftest import Play

SECURITY = [
    "I can see that, a security queue like that helps nobody. What usually makes it so slow?",
    "Who does the security review on your side, and what would they need from us to start?",
    "You want to be live in March, so the security review decides whether that holds.",
    ("I'll send the filled security questionnaire tomorrow, you strike what isn't needed, and we "
    "take twenty minutes on Thursday. Can we agree on that?"),
]  # fmt: skip


# "The budget is not approved" is near to it, but it is no answer to that.
PRICE = [
    "It is a lot of money, I'd flinch too. What were you expecting to pay?",
    "What does the trouble cost you in a year, so that we can hold the price against it?",
    "I'll put both numbers on a page by Monday and we look at it on Wednesday. All right?",
]


def test_what_fits_another_objection_is_told_apart() -> None:
    assert relevance("security-takes-time", SECURITY) > 0.95
    assert relevance("price-too-high", SECURITY) < 0.2


def test_an_answer_to_a_neighbouring_objection_is_told_apart() -> None:
    assert relevance("price-too-high", PRICE) > 0.95
    assert relevance("budget-not-approved", PRICE) < 0.3


@given(st.floats(-9, 0), st.floats(0, 5), st.floats(0, 5))
def test_the_likelier_it_is_and_the_less_another_the_more_it_is_about_it(
    other: float, own: float, more: float
) -> None:
    def place(one: float, two: float) -> float:
        return own_place(np.array([two, one, -10.0]), 1)

    low, high = sorted((own, more))
    assert place(-high, other) <= place(-low, other)
    assert place(-own, -low) <= place(-own, -high)


@pytest.mark.parametrize("said", [[], ["Hm."], ["I see.", "What would help?"]])
def test_few_and_general_words_fit_any_objection(said: list[str]) -> None:
    assert relevance("price-too-high", said) == 1


def test_an_answer_to_another_objection_scores_little_and_says_why(play: Play) -> None:
    right, wrong = play("security-takes-time", SECURITY), play("champion-left", SECURITY)
    assert right.score().total > 80
    assert wrong.score().total < 50
    assert wrong.ended != "agreed"
    assert sum("than the one you heard" in one.advice for one in wrong.score().criteria) == 1
    assert not any("another objection" in one.advice for one in right.score().criteria)

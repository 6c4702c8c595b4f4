"""Good words for another objection are no answer to this one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.relevance import ahead, relevance
from tests.practice.conftest import Play

SECURITY = [
    "I can see that, a security queue like that helps nobody. What usually makes it so slow?",
    "Who does the security review on your side, and what would they need from us to start?",
    "You want to be live in March, so the security review decides whether that holds.",
    ("I'll send the filled security questionnaire tomorrow, you strike what isn't needed, and we "
    "take twenty minutes on Thursday. Can we agree on that?"),
]  # fmt: skip


def test_what_fits_another_objection_is_told_apart() -> None:
    assert relevance("security-takes-time", SECURITY) > 0.95
    assert relevance("price-too-high", SECURITY) < 0.2


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(-9, 9))
def test_an_objection_is_ahead_of_the_likeliest_other(own: float, one: float, two: float) -> None:
    assert ahead(np.array([one, own, two]), 1) == pytest.approx(own - max(one, two))


@pytest.mark.parametrize("said", [[], ["Hm."], ["I see.", "What would help?"]])
def test_few_and_general_words_fit_any_objection(said: list[str]) -> None:
    assert relevance("price-too-high", said) == 1


def test_an_answer_to_another_objection_scores_little_and_says_why(play: Play) -> None:
    right, wrong = play("security-takes-time", SECURITY), play("champion-left", SECURITY)
    assert right.score().total > 80
    assert wrong.score().total < 50
    assert wrong.ended != "agreed"
    assert any("another objection" in one.advice for one in wrong.score().criteria)
    assert not any("another objection" in one.advice for one in right.score().criteria)

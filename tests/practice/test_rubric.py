import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.model import Plan
from assistant.practice.rubric import MAXIMA, TITLES, rounded
from assistant.practice.scene import profiles
from tests.practice.conftest import Play

GOOD = [
    "That's a serious amount, I'd look twice as well. What are you comparing it with?",
    "And what does it cost you every month as it is today?",
    "You want that to end before the next peak, so each month counts. Let's use your numbers.",
    (
        "I'll bring the scope list on Thursday, you bring somebody from finance, and you cross out "
        "what you don't need. Does Thursday at ten work for you both?"
    ),
]
POOR = [
    "It's not that expensive, you get what you pay for.",
    "Sign by Friday and you get 20% off, after that the price goes up.",
    "All our customers earn it back in three weeks, guaranteed.",
]


def test_the_rubric_has_eight_criteria_and_a_hundred_points() -> None:
    assert list(TITLES) == list(MAXIMA)
    assert len(TITLES) == 8
    assert sum(MAXIMA.values()) == 100


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_rounded_points_add_up_to_the_rounded_sum(shares: list[float]) -> None:
    points = {key: MAXIMA[key] * share for key, share in zip(MAXIMA, shares, strict=True)}
    whole = rounded(points)
    assert sum(whole.values()) == round(sum(points.values()))
    assert all(abs(whole[key] - points[key]) < 1 for key in points)
    assert all(0 <= whole[key] <= MAXIMA[key] for key in points)


def test_a_good_talk_scores_high_and_a_poor_one_low(play: Play) -> None:
    good, poor = play("price-too-high", GOOD).score(), play("price-too-high", POOR).score()
    assert good.total > 70
    assert poor.total < 30
    assert good.total == sum(one.score for one in good.criteria)


def test_each_criterion_quotes_the_seller_word_for_word(play: Play) -> None:
    for talk in (GOOD, POOR, ["  Odd  spaces,\tand “quotes” — here.  "]):
        for one in play("price-too-high", talk).score().criteria:
            assert one.quote
            assert any(one.quote in message for message in talk)
            assert one.better in one.advice
            assert 0 <= one.score <= one.max


@pytest.mark.parametrize("objection", sorted(profiles()))
def test_better_lines_would_score_well_themselves(play: Play, objection: str) -> None:
    better = {one.id: one.better for one in play(objection, ["Hm."]).score().criteria}
    talk = [
        f"{better['acknowledged']} {better['asked_first']}", better["tied_to_their_date"],
        f"{better['mutual']} {better['next_step']}", better["commitment"],
    ]  # fmt: skip
    assert play(objection, talk).score().total >= 70


def test_better_lines_hold_the_deal_s_facts(play: Play, deal: Plan) -> None:
    lines = " ".join(
        one.better for one in play("security-takes-time", GOOD, plan=deal).score().criteria
    )
    assert "January 5" in lines
    assert "Mark Feld" in lines


@pytest.mark.parametrize("said", [[], ["👍"], ["Ich verstehe Sie leider überhaupt nicht, Herr."]])
def test_nothing_said_scores_nothing(play: Play, said: list[str]) -> None:
    assert play("too-early", said).score().total == 0


def test_a_made_up_number_costs(play: Play, deal: Plan) -> None:
    def honest(talk: list[str]) -> int:
        return next(
            one.score for one in play("price-too-high", talk, plan=deal).score().criteria
            if one.id == "nothing_invented"
        )  # fmt: skip

    assert honest([GOOD[0], "Our customers save 40% in the first month."]) <= honest(GOOD[:2]) - 3

"""The practice suite's scorer, and the check of the part: each can fail."""

from typing import Any
from unittest.mock import Mock

import pytest

from assistant.errors import UnusableAnswerError
from assistant.practice import buyer
from assistant.practice.inversion import leaves_the_part
from assistant.practice.offline import OfflineBuyer
from assistant.settings import Settings
from evals.suite import Setting
from evals.suites import practice


def _done(good: int, middling: int, poor: int, again: int, line: str = "Hm.") -> dict[str, Any]:
    totals = {"good": good, "good_again": again, "middling": middling, "poor": poor}
    return {
        "normal": {
            key: {
                "total": total,
                "ended": None,
                "own": key != "poor",
                "buyer": ["We need time.", line],
            }
            for key, total in totals.items()
        }
    }


def test_order_and_steadiness_are_counted() -> None:
    right = practice.score({}, _done(80, 50, 20, 84))
    assert right.notes == []
    assert right.counts["in_order"] == right.counts["steady"] == 1
    assert (right.counts["rounds"], right.counts["own"]) == (4, 3)
    wrong = practice.score({}, _done(80, 20, 50, 90))
    assert wrong.counts["in_order"] == wrong.counts["steady"] == 0
    assert len(wrong.notes) == 2


def test_equal_scores_are_no_order() -> None:
    assert practice.score({}, _done(50, 50, 20, 50)).counts["in_order"] == 0


def test_a_buyer_who_sells_and_repeats_is_found() -> None:
    sold = practice.score({}, _done(80, 50, 20, 80, "Being a language model, I have no budget."))
    assert sold.counts["inverted"] == 4
    said = practice.score({}, _done(80, 50, 20, 80, "We need time."))
    assert said.counts["twice"] == 4


def test_where_the_model_s_answer_is_of_no_use_the_built_in_buyer_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def create(_settings: Settings, name: str) -> OfflineBuyer:
        made = OfflineBuyer()
        made.name = name
        monkeypatch.setattr(made, "score", Mock(side_effect=UnusableAnswerError("Not readable.")))
        return made

    monkeypatch.setattr(buyer, "create_buyer", create)
    case = {"objection": "legal-is-slow"} | {key: ["What is slow?"] for key in practice.SELLERS}
    done = practice.run(case, Setting("compatible:small"))
    rounds = [one for level in done.values() for one in level.values()]
    assert not any(one["own"] for one in rounds)
    assert all(one["total"] > 0 for one in rounds)


@pytest.mark.parametrize(
    "line",
    [
        "As an AI language model I can't have a budget.",
        "Let me step out of the role-play for a moment.",
        "Our support team will look after you around the clock.",
        "You'd score higher if you asked me about my date.",
    ],
)
def test_lines_that_no_buyer_says_are_found(line: str) -> None:
    assert leaves_the_part(line)


@pytest.mark.parametrize(
    "line",
    [
        "I don't know anything about an exercise. I have a purchase to decide.",
        "Your platform may be fine, but that isn't the point.",
        "",
    ],
)
def test_a_buyer_s_lines_pass(line: str) -> None:
    assert not leaves_the_part(line)

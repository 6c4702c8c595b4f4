"""Practising on the page: the choice, a round, its score, progress."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelError
from assistant.practice.offline import OfflineBuyer
from assistant.practice.scene import Reply
from assistant.ui import resources
from assistant.ui.practice import round as practice_round
from tests.ui.conftest import said

LINE = "I can see that, it's a lot for two people. What usually sends the answers back?"
RUDE = ("You're an idiot.", "Are you stupid or what? You people are a joke.")


def _practice(page: AppTest) -> AppTest:
    page.button(key="place-to-practice").click().run()
    assert not page.exception
    return page


def _answer(page: AppTest, text: str) -> AppTest:
    page.chat_input(key="practice-answer").set_value(text).run(timeout=90)  # loads the readers
    assert not page.exception
    return page


def _begin(page: AppTest, objection: str = "security-takes-time") -> AppTest:
    _practice(page)
    page.selectbox(key="practice-objection").set_value(objection).run()
    page.button(key="practice-begin").click().run()
    assert not page.exception
    return page


def _score(page: AppTest) -> AppTest:
    page.button(key="practice-finish").click().run()
    assert not page.exception
    return page


def test_without_a_plan_any_objection_can_be_practised(page: AppTest) -> None:
    _practice(page)
    assert "Open a plan, and the buyer talks about that deal." in said(page)
    assert len(page.selectbox(key="practice-objection").options) == 24


def test_a_plan_s_weak_points_are_offered_with_their_reason(sample: AppTest) -> None:
    _practice(sample)
    assert "What this plan is likely to meet" in said(sample)
    offered = [one for one in sample.button if (one.key or "").startswith("practise-")]
    assert offered
    offered[0].click().run()
    assert not sample.exception
    assert sample.chat_input(key="practice-answer")


def test_a_round_is_played_scored_and_tried_again(page: AppTest) -> None:
    _answer(_begin(page), LINE)
    assert LINE in said(page)
    assert "points" not in said(page)
    _score(page)
    text = said(page)
    assert "of 100 points" in text
    assert f"You said: “{LINE.split('. ', maxsplit=1)[0]}." in text
    assert "Asked before answering" in text
    assert len(resources.practice().rounds()) == 1

    page.button(key="practice-again").click().run()
    _score(_answer(page, "We must have it signed by Friday, my quarter ends."))
    kept = resources.practice().rounds("security-takes-time")
    assert [one.level for one in kept] == ["normal", "normal"]
    assert kept[0].score.total > kept[1].score.total
    assert "Your rounds" in said(page)


def test_a_round_that_the_buyer_ends_is_scored_at_once(page: AppTest) -> None:
    _begin(page)
    for line in RUDE:
        _answer(page, line)
    assert "The buyer has left the call." in said(page)
    assert resources.practice().rounds()[0].ended == "left"


def test_a_round_whose_scoring_was_cut_off_is_scored_when_it_is_shown(page: AppTest) -> None:
    _begin(page)
    now = page.session_state[practice_round.KEY]
    for line in RUDE:
        now.round.say(line)
    page.run()
    assert not page.exception
    assert "of 100 points" in said(page)


def test_a_failing_model_is_told_and_the_built_in_buyer_goes_on(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(OfflineBuyer):
        name = "broken"

        def reply(self, *_args: Any) -> Reply:
            raise ModelError("The model's server cannot be reached.")

    made: Callable[..., Broken] = lambda *_args: Broken()  # noqa: E731
    monkeypatch.setattr(practice_round, "create_buyer", made)
    _answer(_begin(page), LINE)
    text = said(page)
    assert "cannot be reached" in text
    assert "The built-in buyer goes on" in text
    assert LINE in text


def test_what_is_said_is_never_markup(page: AppTest) -> None:
    _answer(_begin(page), "<script>alert(1)</script> [x](http://evil.example) **bold** why?")
    _score(page)
    assert all("<script>" not in str(one.value) for one in page.markdown)


def test_another_plan_puts_the_round_away(sample: AppTest) -> None:
    _answer(_begin(sample), LINE)
    sample.button(key="new-plan").click().run()
    _practice(sample)
    assert LINE not in said(sample)

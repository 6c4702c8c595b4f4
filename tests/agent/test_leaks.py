"""A model's answer without its rules, however it is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.agent.leaks import Leaks, without_rules
from assistant.agent.prompt import template_text


def _streamed(text: str, size: int) -> str:
    leaks = Leaks()
    shown = [leaks.take(text[at : at + size]) for at in range(0, len(text), size)]
    return "".join([*shown, leaks.rest()])


@pytest.mark.parametrize("size", [1, 3, 17, 100_000])
def test_the_rules_are_left_out_and_the_rest_stays(size: int) -> None:
    rules = template_text("system").split("1. ")[0]
    shown = _streamed(f"Sure. Here: {rules} That is all, ask me.", size)
    assert shown.startswith("Sure. Here: […] ")
    assert shown.endswith("That is all, ask me.")
    assert "mutual action plan" not in shown
    assert shown.count("[…]") == 1


def test_upper_case_and_marks_do_not_hide_them() -> None:
    rules = template_text("system").split("1. ")[0]
    marked = " ".join(f"**{word.upper()}**" for word in rules.split())
    assert "MUTUAL" not in without_rules(marked)


def test_some_of_their_words_are_no_leak() -> None:
    text = "I build a mutual action plan with you: every step from today to signature."
    assert without_rules(text) == text


@given(st.text(alphabet="ab \n\t-*", max_size=300), st.integers(1, 20))
def test_other_words_come_through_as_they_are(text: str, size: int) -> None:
    assert _streamed(text, size) == text


def test_words_that_are_not_the_rules_are_shown_at_once() -> None:
    leaks = Leaks()
    assert leaks.take("Acme ") == "Acme "
    assert leaks.take("signs on ") == "signs "
    assert leaks.take("Friday") == ""
    assert leaks.rest() == "on Friday"

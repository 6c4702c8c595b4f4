"""What a message does, however it is punctuated."""

import datetime as dt

import pytest

from assistant.practice.hearing import SURE, hear

TODAY = dt.date(2026, 11, 24)


def test_a_yes_asked_for_at_the_end_of_dictation_is_heard() -> None:
    said = (
        "i'll write up the three points that are open by monday and you look over them with "
        "your colleague by wednesday is that okay with you"
    )
    assert hear(said, TODAY).p("commit") > SURE


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to know what you have been told about it so far",
        "if i may ask who else is going to read it",
    ],
)
def test_a_question_without_its_mark_asks(text: str) -> None:
    assert hear(text, TODAY).asks > SURE


def test_a_statement_that_runs_on_asks_for_nothing() -> None:
    said = "we moved into the new building last year and since then everybody has had more room"
    heard = hear(said, TODAY)
    assert heard.p("commit") < SURE
    assert heard.asks == 0

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


def test_what_we_usually_do_asks_for_nothing() -> None:
    text = "What we usually do is we set up a kickoff with all of the stakeholders"
    assert not any(one.question for one in hear(text, TODAY).said)


def test_two_who_are_named_for_a_talk_are_its_owners() -> None:
    assert hear("20 minutes Thursday, you and her?", TODAY).said[0].owned


@pytest.mark.parametrize(
    ("text", "day", "dated"),
    [
        ("Shall we talk on Thursday, December 3?", dt.date(2026, 12, 3), True),
        ("Let's talk next week, the two of us.", None, True),
        ("Let's talk in January, the two of us.", None, False),
    ],
)
def test_a_talk_is_proposed_for_a_day_or_a_week(
    text: str, day: dt.date | None, dated: bool
) -> None:
    heard = hear(text, TODAY)
    assert (heard.day, heard.dated) == (day, dated)

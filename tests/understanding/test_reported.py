"""Words that a message reports are found by grammar, whatever brings them in."""

import pytest

from assistant.understanding.reported import reported


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ('She wrote: "we will see after the holidays"', "we will see after the holidays"),
        ("Their lead: “Not before June, sorry.”", "Not before June, sorry."),
        ("got a mail: nobody here reads plans", "nobody here reads plans"),
        ("heard from procurement - the form takes ages", "the form takes ages"),
        ("Olga insists that the lawyers are swamped", "the lawyers are swamped"),
        ("the main worry was that nobody has time", "nobody has time"),
        ("he's afraid his boss will say no", "his boss will say no"),
        ("The lawyers are swamped, she said", "The lawyers are swamped"),
        ("I was told that the money is gone", "the money is gone"),
        ("What do I say when they go it costs too much?", "it costs too much"),
        ("any good reply to a client who finds us too dear", "us too dear"),
        ("The buyer wants to wait until May, how do I react", "The buyer wants to wait until May"),
    ],
)
def test_the_words_of_somebody_else_are_found(message: str, words: str) -> None:
    assert words.strip(".?") in reported(message).text
    assert len(reported(message).text) < len(message)


@pytest.mark.parametrize(
    "message",
    [
        "I think legal takes three weeks",
        "Make sure the draft goes out on Monday",
        "Legal takes three weeks, Anna owns it",
        "NDA is signed by both sides",
        "Who owns the security review?",
        "undo that",
        "",
    ],
)
def test_the_sellers_own_words_are_no_report(message: str) -> None:
    assert reported(message).words == []


def test_each_stretch_stands_where_it_says() -> None:
    message = "Piotr: “no budget this year” and he adds “ask me in May”"
    for one in reported(message).words:
        assert message[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "message", ['How do I answer "too dear"?', "too dear. Any idea how to counter?"]
)
def test_a_wish_for_an_answer_is_heard(message: str) -> None:
    assert reported(message).asks
    assert not reported("They say it is too dear").asks

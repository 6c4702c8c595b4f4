"""Messages that go on with the talk, whatever was asked."""

import pytest

from assistant.understanding.unasked import answers_nothing


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("legal", "The report is ours to send, our Halima Sani does it by the 12th of March."),
        ("signer", "Mr. Kinoshita called me again and the translation shall be ready October 23."),
        ("go_live", "The notice is foreseen for 18 September and Mrs Halina Wrona publishes it."),
        ("buyer", "The texts approval, the curator is Leandro Pastor, 11 June."),
    ],
)
def test_what_tells_of_other_work_is_no_answer(asked: str, message: str) -> None:
    assert answers_nothing(message, asked)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("legal", "Their general counsel Grace Obi reviews it."),
        ("legal", "Yes, there is a solicitor in Oban, Fiona Geddes."),
        ("signer", "Bo Lindqvist, the COO."),
        ("signer", "That would be Delia Marsh, the chief executive."),
        ("go_live", "They must be live by March 1, when the season opens."),
        ("go_live", "After a lot of back and forth they settled on May 10."),
        ("buyer", "It's Harbour Lights Hotels."),
        ("steps", "Ana Ruiz tests the scanners by December 11 and Bo Lind signs."),
        (None, "Ana Ruiz tests the scanners by December 11 and Bo Lind signs."),
    ],
)
def test_an_answer_is_one(asked: str | None, message: str) -> None:
    assert not answers_nothing(message, asked)

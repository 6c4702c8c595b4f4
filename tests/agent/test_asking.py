import pytest

from assistant.agent.asking import last_question, questionless, said_once

ROUND = "Dana signs for Acme at $180,000. " + "Dana is the signer. It is big. " * 3


def test_a_reply_is_parted_into_what_it_tells_and_asks() -> None:
    reply = "Noted, Dana signs. Who reviews it, and by when?"
    assert questionless(reply) == "Noted, Dana signs."
    assert last_question(reply) == "Who reviews it, and by when?"
    assert last_question("Noted.") == ""


@pytest.mark.parametrize("rest", ["", "Dana is the", "Dana is the signer."])
def test_a_reply_that_goes_round_says_each_thing_once(rest: str) -> None:
    once = "Dana signs for Acme at $180,000. Dana is the signer. It is big."
    assert said_once(ROUND + rest) == once


@pytest.mark.parametrize("reply", ["Yes. Yes.\n\n- Who signs?\n- Who pays?", "", "…"])
def test_other_replies_stay_as_they_are(reply: str) -> None:
    assert said_once(reply) == reply

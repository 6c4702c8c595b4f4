"""Days that the seller names stay, and are said to be days off."""

import pytest

from tests.agent.conftest import Talk


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Ana does the site survey on Saturday 5 December", "2026-12-05"),
        ("Ana does the site survey by end of January", "2027-01-29"),
    ],
)
def test_a_day_that_is_named_stays(talk: Talk, said: str, due: str) -> None:
    talk.say("The buyer is Acme")
    talk.say(said)
    assert str(talk.session.plan.steps[0].due) == due


def test_a_named_day_off_is_said_to_be_one(talk: Talk) -> None:
    talk.say("The buyer is Acme")
    ended = talk.say("Ana does the site survey on Saturday 5 December")
    assert "although that is a day off (Saturday)" in ended.text
    ended = talk.say("the site survey moves to Thursday 24 December")
    assert str(talk.session.plan.steps[0].due) == "2026-12-24"

"""What an offer of usual steps becomes when the answer says more than yes or no."""

import pytest

from assistant.plan.changes import AddStep, SetDeal
from tests.agent.conftest import Talk


@pytest.fixture
def offered(talk: Talk) -> Talk:
    talk.session.apply(
        [
            SetDeal(buyer="Acme", value=180_000, currency="USD", go_live="2027-03-01"),
            AddStep(action="Data room", owners=["Jo"]),
        ]
    )
    talk.say("What is missing?")
    talk.say("The security review is done by Petter Lie, it takes a fortnight")
    assert talk.session.pending
    return talk


def _kinds(talk: Talk) -> set[str | None]:
    return {step.kind for step in talk.session.plan.steps}


@pytest.mark.parametrize(
    "message",
    [
        "Yes, but it will take two weeks",
        "Yes, I asked her and she said no",
        "Right, the go-live moved to April 5",
        "Yes, what is due next week?",
    ],
)
def test_what_waits_goes_on_waiting(offered: Talk, message: str) -> None:
    offered.say(message)
    assert offered.session.pending
    assert "kickoff" not in _kinds(offered)


def test_a_yes_with_a_fact_takes_both(offered: Talk) -> None:
    offered.say("Yes, and the data room is done by Friday")
    assert offered.session.pending is None
    assert "procurement" in _kinds(offered)


def test_a_yes_with_an_exception_takes_the_rest(offered: Talk) -> None:
    offered.say("Yes, but not the procurement")
    assert "procurement" not in _kinds(offered)
    assert "legal-review" in _kinds(offered)


@pytest.mark.parametrize(
    ("message", "kind"),
    [("No lawyers", "legal-review"), ("No procurement over there", "procurement")],
)
def test_what_is_turned_down_waits_no_more(offered: Talk, message: str, kind: str) -> None:
    offered.say(message)
    assert offered.session.pending
    assert kind not in {getattr(one, "kind", None) for one in offered.session.pending.changes}
    offered.say("yes, add all of them")
    assert kind not in _kinds(offered)
    assert len(offered.session.plan.steps) > 5

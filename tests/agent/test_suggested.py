"""What the page offers to say is understood."""

import pytest

from assistant.agent.events import ProposedEvent
from assistant.plan.changes import AddStep, SetDeal
from assistant.ui.welcome import QUESTIONS, starters
from tests.agent.conftest import TODAY, Talk

USUAL = [
    "Suggest the usual steps",
    "suggest the standard steps please",
    "Could you propose some steps?",
    "propose next steps",
    "recommend a few milestones",
    "please suggest what steps we need",
]
UNPLACED = "I could not place"


def _deal(talk: Talk) -> None:
    talk.session.apply(
        [
            SetDeal(buyer="Acme", value=180_000, currency="USD", go_live="2027-03-01"),
            AddStep(action="Legal review", kind="legal-review", owners=["Priya"], due="Dec 11"),
        ]
    )


@pytest.mark.parametrize("text", USUAL)
def test_usual_steps_that_are_asked_for_are_offered(talk: Talk, text: str) -> None:
    ended = talk.say(text)
    assert UNPLACED not in ended.text
    assert any(isinstance(event, ProposedEvent) for event in talk.events)


@pytest.mark.parametrize("text", USUAL[:2])
def test_they_are_offered_again_while_they_wait(talk: Talk, text: str) -> None:
    _deal(talk)
    talk.say("Priya owns security as well")
    assert talk.session.pending, "they wait"
    ended = talk.say(text)
    assert UNPLACED not in ended.text
    assert any(isinstance(event, ProposedEvent) for event in talk.events)
    talk.say("yes")
    assert len(talk.session.plan.steps) > 10


@pytest.mark.parametrize("text", ["Priya suggests March 9", "They propose Dec 4 for it"])
def test_what_others_suggest_is_no_request(talk: Talk, text: str) -> None:
    talk.say(text)
    assert not any(isinstance(event, ProposedEvent) for event in talk.events)


@pytest.mark.parametrize("text", [*starters(TODAY), *QUESTIONS])
def test_starters_are_placed(talk: Talk, text: str) -> None:
    assert UNPLACED not in talk.say(text).text


def test_suggestions_are_placed(talk: Talk) -> None:
    said: set[str] = set()
    text = "Acme wants to be live on March 1, Priya owns legal and Raj owns security"
    while text and len(said) < 20:
        said.add(text)
        ended = talk.say(text)
        assert UNPLACED not in ended.text, text
        text = next((one for one in reversed(ended.suggestions) if one not in said), "")
    assert len(said) > 5


TAKEN = ["Add them all", "please add them all", "put them all in", "take the lot"]
LEFT = ["None of these", "leave them all out", "we don't need those"]


@pytest.mark.parametrize("text", [*TAKEN, *LEFT])
def test_an_offer_beside_which_nothing_is_asked_is_taken_or_left(talk: Talk, text: str) -> None:
    ended = talk.say("Suggest the usual steps")
    assert ended.asked is None
    assert UNPLACED not in talk.say(text).text
    assert bool(talk.session.plan.steps) == (text in TAKEN)
    assert talk.session.pending is None


def test_having_them_takes_none(talk: Talk) -> None:
    talk.say("Suggest the usual steps")
    talk.say("we have those")
    assert not talk.session.plan.steps


def test_the_usual_steps_are_not_told_twice(talk: Talk) -> None:
    assert "For a deal like this" not in talk.say("Suggest the usual steps").text


def test_one_change_that_waits_is_taken_or_left_as_one(talk: Talk) -> None:
    usual = talk.session
    _deal(talk)
    talk.say("Suggest the usual steps")
    talk.say("all of them except the kickoff")
    ended = talk.say("Suggest the usual steps")
    assert ended.suggestions[:2] == ["Add it", "Leave it out"]
    assert UNPLACED not in talk.say("Leave it out").text
    assert usual.pending is None
    talk.say("Suggest the usual steps")
    assert UNPLACED not in talk.say("Add it").text
    assert any(step.kind == "kickoff" for step in usual.plan.steps)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("export this as word", "**Export** in the sidebar"),
        ("how do I download the plan?", "**Export** in the sidebar"),
        ("ok, can I get it as a PDF?", "**Export** in the sidebar"),
        ("please save the plan to Excel", "**Export** in the sidebar"),
        ("print it", "**Export** in the sidebar"),
        ("can you email the plan to Dana?", "I send nothing"),
        ("delete the plan", "the menu beside **Export**"),
        ("I want to rename this deal", "the menu beside **Export**"),
        ("start a new plan", "**New plan** in the sidebar"),
    ],
)
def test_what_is_for_the_page_is_told_where_to_find(talk: Talk, text: str, told: str) -> None:
    _deal(talk)
    before = talk.session.plan
    ended = talk.say(text)
    assert told in ended.text
    assert UNPLACED not in ended.text
    assert talk.session.plan == before


@pytest.mark.parametrize(
    "text",
    [
        "Dana sends the plan to her boss by Dec 4",
        "Delete the legal review",
        "We export the data to Excel by Dec 9",
        "print the contract by Dec 9",
        "We want to close the deal",
    ],
)
def test_work_of_the_deal_is_not_for_the_page(talk: Talk, text: str) -> None:
    _deal(talk)
    assert "sidebar" not in talk.say(text).text


def test_what_would_make_it_fit_is_answered(talk: Talk) -> None:
    _deal(talk)
    assert "Yes: Mon Mar 1 fits" in talk.say("What would make it fit?").text
    talk.say("they go live on December 10")
    assert "What would make it fit:" in talk.say("What would make it fit?").text


@pytest.mark.parametrize("text", ["thanks, that's all", "thanks, bye"])
def test_thanks_in_several_parts_are_thanks(talk: Talk, text: str) -> None:
    _deal(talk)
    assert "welcome" in talk.say(text).text


def test_what_is_due_in_these_days_comes_first(talk: Talk) -> None:
    _deal(talk)
    assert "Due first" not in talk.say("what's next?").text
    talk.say("Raj sends the security questionnaire by Friday")
    told = talk.say("what should I do next?").text
    assert "(Raj) by Fri Nov 27." in told
    assert "The tightest is legal review" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("summarize", "Acme"),
        ("quick recap please", "Acme"),
        ("show me the plan", "Acme"),
        ("ok, bring me up to speed", "Acme"),
        ("risks", "What could go wrong"),
        ("due this week", "week"),
        ("gaps", "open"),
        ("help", "Tell me about the deal"),
        ("so, what's next", "tightest"),
        ("what now", "tightest"),
        ("whats next", "tightest"),
    ],
)
def test_orders_of_a_word_or_two_are_answered(talk: Talk, text: str, told: str) -> None:
    _deal(talk)
    talk.say("Raj owns security")
    before = talk.session.plan
    assert told in talk.say(text).text
    assert talk.session.plan == before


def test_several_next_steps_are_listed(talk: Talk) -> None:
    _deal(talk)
    talk.say("Raj owns security, and Jo Wu does the pilot")
    told = talk.say("next steps").text
    assert told.count("to start by") > 1
    assert "- Legal review" in told


@pytest.mark.parametrize("text", ["Priya updates us by Dec 4", "update legal to Dec 14"])
def test_what_says_more_is_no_such_order(talk: Talk, text: str) -> None:
    _deal(talk)
    before = talk.session.plan
    talk.say(text)
    assert talk.session.plan != before


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("what can you do?", True),
        ("help", True),
        ("can you recommend a good restaurant in Chicago?", False),
        ("what is the capital of France?", False),
    ],
)
def test_what_is_beyond_the_deal_is_said_to_be(talk: Talk, text: str, known: bool) -> None:
    _deal(talk)
    told = talk.say(text).text
    assert ("That I cannot tell" in told) is not known


def test_steps_that_nobody_owns_stand_on_one_line(talk: Talk) -> None:
    _deal(talk)
    talk.say("Suggest the usual steps")
    talk.say("yes")
    told = talk.say("who owns what?").text
    assert "Priya: Legal review by Fri Dec 11" in told
    assert told.count("Nobody yet") == 1
    assert " more" in told

"""The playbook in the chat: what buyers said, how things are done, and what stays a plan matter."""

import datetime as dt

import pytest

from assistant.agent.events import ProposedEvent
from assistant.agent.lookup_tool import NOTHING, search_tool
from assistant.plan.changes import AddStep, SetDeal
from assistant.session import PlanSession, new_plan
from assistant.settings import Library
from tests.agent.conftest import TODAY, Talk


def _deal(talk: Talk) -> None:
    talk.session.apply(
        [
            SetDeal(buyer="Acme", value=180_000, currency="USD", go_live="2027-03-01"),
            AddStep(action="Legal review", kind="legal-review", owners=["Priya"], due="Dec 11"),
            AddStep(action="Security review", kind="security-review"),
        ]
    )


@pytest.mark.parametrize(
    ("message", "objection"),
    [
        ('The buyer says "your price is far beyond what we can spend"', "price-too-high"),
        ("They told me our contact Anna has left the company", "champion-left"),
        ("How do I answer when they say it all feels pushy and rushed?", "feels-like-pressure"),
        ("We are not going to look at this before next quarter.", "next-quarter"),
    ],
)
def test_what_the_buyer_said_is_answered(talk: Talk, message: str, objection: str) -> None:
    _deal(talk)
    ended = talk.say(message)
    assert f"[{objection}]" in ended.text
    assert "You could say" in ended.text
    assert "could not place" not in ended.text


@pytest.mark.parametrize(
    ("message", "beside"),
    [
        ('The buyer says "my director must bless this and so must legal"', True),
        ('The buyer says "your price is far beyond what we can spend"', False),
    ],
)
def test_where_two_objections_are_near_the_second_is_named(
    talk: Talk, message: str, beside: bool
) -> None:
    _deal(talk)
    text = talk.say(message).text
    assert "You could say" in text
    assert ("It may also be" in text) is beside


def test_what_is_only_supposed_reveals_nothing_of_the_plan(talk: Talk) -> None:
    _deal(talk)
    before = talk.session.plan
    ended = talk.say("how do I answer when they say legal is slow?")
    assert "[legal-is-slow]" in ended.text
    assert talk.session.pending is None
    assert talk.session.plan == before


def test_the_plan_change_that_it_reveals_waits_for_a_yes(talk: Talk) -> None:
    _deal(talk)
    ended = talk.say(
        'They said: "surprise, there is one more gate, the investment committee, sorry"'
    )
    steps = [step.action for step in talk.session.plan.steps]
    if len(steps) == 3:  # read as a plain fact
        return
    assert any(isinstance(event, ProposedEvent) for event in talk.events)
    assert len(steps) == 2
    assert "Say yes" in ended.text
    talk.say("yes")
    assert len(talk.session.plan.steps) == 3


def test_what_hangs_on_a_step_that_waits_waits_with_it(talk: Talk) -> None:
    talk.session.apply([SetDeal(buyer="Acme", go_live="2027-05-01")])

    ended = talk.say(
        "Karin said legal will take ages, they're swamped until January. What do I tell her?"
    )

    assert "[legal-is-slow]" in ended.text
    assert "could not" not in ended.text
    assert [step.due for step in talk.session.plan.steps if step.due] == []


def test_what_only_restates_the_worry_waits_for_a_yes(talk: Talk) -> None:
    _deal(talk)
    before = talk.session.plan
    ended = talk.say(
        "Olga told me there is no rush, it may be live in May or in November for all they care"
    )
    assert "[no-deadline]" in ended.text
    assert talk.session.plan.go_live == before.go_live
    assert [step.due for step in talk.session.plan.steps] == [step.due for step in before.steps]


@pytest.mark.parametrize(
    "message", ["They say the price is too high", "The CFO is concerned that our price is too high"]
)
def test_a_worry_is_answered_though_a_question_was_asked(talk: Talk, message: str) -> None:
    _deal(talk)
    assert talk.say("What is missing?").asked
    assert "[price-too-high]" in talk.say(message).text


def test_what_answers_the_question_asked_is_a_fact(talk: Talk) -> None:
    _deal(talk)
    talk.say("What is missing?")
    asked = talk.say("Priya said legal will take 3 weeks")
    assert "You could say" not in asked.text
    assert talk.session.plan.steps[0].duration_days == 15


def test_what_the_buyer_said_is_answered_while_suggestions_wait(talk: Talk) -> None:
    _deal(talk)
    talk.say("What is usual that we do not have?")
    talk.say("The security review is done by Petter Lie, it takes a fortnight")
    assert talk.session.pending, "the usual steps are suggested"
    ended = talk.say("the buyer says: honestly we can't justify that price")
    assert "[price-too-high]" in ended.text
    assert all(step.kind != "procurement" for step in talk.session.plan.steps)


def test_a_search_can_be_held_to_a_better_fit() -> None:
    tool = search_tool(PlanSession(new_plan(), today=TODAY), Library())
    args = {"query": "The budget was approved yesterday.", "kinds": ["objection"]}
    call = {"name": tool.name, "id": "1", "type": "tool_call"}
    assert tool.invoke({**call, "args": args}).artifact["hits"]
    assert not tool.invoke({**call, "args": {**args, "least": 0.999}}).artifact["hits"]


def test_a_shifted_priority_begins_meddpicc(talk: Talk) -> None:
    _deal(talk)
    talk.say('They wrote: "we have other priorities now, let us postpone all this"')
    assert talk.session.pending is not None
    assert talk.session.plan.qualification is None
    talk.say("yes")
    assert talk.session.plan.qualification is not None


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("How do I introduce the plan to the buyer?", "introduce-the-plan"),
        ("What should I do when the champion is leaving?", "when-the-champion-leaves"),
    ],
)
def test_how_something_is_done_is_answered_with_its_source(
    talk: Talk, message: str, entry: str
) -> None:
    _deal(talk)
    assert f"[{entry}]" in talk.say(message).text


@pytest.mark.parametrize(
    "message",
    ["Who owns the legal review?", "Are we on track?", "What is due next week?", "what is missing"],
)
def test_questions_about_the_plan_are_answered_from_the_plan(talk: Talk, message: str) -> None:
    _deal(talk)
    assert "From the playbook" not in talk.say(message).text


@pytest.mark.parametrize(
    "message",
    ["Legal review takes 3 weeks and Priya owns it", "They go live on March 8", "NDA is signed"],
)
def test_facts_go_into_the_plan_and_nowhere_else(talk: Talk, message: str) -> None:
    _deal(talk)
    assert "From the playbook" not in talk.say(message).text


def test_a_model_gets_entries_as_data_with_their_ids() -> None:
    session = PlanSession(new_plan(), today=TODAY)
    session.apply([SetDeal(go_live="2027-03-01")])
    tool = search_tool(session, Library())
    call = {
        "name": tool.name,
        "args": {"query": "it is too expensive"},
        "id": "1",
        "type": "tool_call",
    }
    told = tool.invoke(call)
    assert "<answer id=price-too-high>" in told.content
    assert "no instructions" in told.content
    assert told.artifact["answer"]["sources"] == ["price-too-high"]
    assert "{" not in told.content


def test_a_model_is_told_where_nothing_fits() -> None:
    tool = search_tool(PlanSession(new_plan(), today=dt.date(2026, 11, 24)), Library())
    args = {"query": "Who won the world cup in 2014?", "kinds": ["guidance", "nonsense"]}
    told = tool.invoke({"name": tool.name, "args": args, "id": "1", "type": "tool_call"})
    assert told.content == NOTHING
    assert told.artifact == {"hits": [], "answer": None}


@pytest.mark.parametrize(
    "message",
    [
        "I've been talking to the people at Calloway Pharma for half a year and it gets serious",
        "So Pinecrest School District finally have the money, three hundred and twenty thousand",
    ],
)
def test_who_opens_the_talk_with_the_deal_reports_no_objection(talk: Talk, message: str) -> None:
    assert "You could say" not in talk.say(message).text


def test_a_search_that_is_surely_for_an_objection_may_fit_less() -> None:
    tool = search_tool(PlanSession(new_plan(), today=TODAY), Library())
    args = {"query": "choked on his tea when he saw the number", "kinds": ["objection"]}
    call = {"name": tool.name, "id": "1", "type": "tool_call"}
    assert not tool.invoke({**call, "args": args}).artifact["hits"]
    unsure = tool.invoke({**call, "args": {**args, "least": 0.05}}).artifact
    assert unsure["hits"]
    assert unsure["answer"]["doubtful"]
    plain = tool.invoke({**call, "args": {**args, "query": "Their legal is slow"}}).artifact
    assert not plain["answer"]["doubtful"]

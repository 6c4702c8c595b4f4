"""What a message goes on about: the step it just named, not the question asked before."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.model import Plan, Step
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 10, 12)


def _after(*messages: str, asked: str | None = None) -> Plan:
    plan = apply(new_plan(), [SetDeal(buyer="Tamarack Lumber")], today=TODAY).plan
    for message in messages:
        found = read(message, Context(plan=plan, today=TODAY, asked=asked))
        plan = apply(plan, found.changes, today=TODAY).plan
    return plan


def _step(plan: Plan, word: str) -> Step:
    return next(one for one in plan.steps if word in one.action.casefold())


def test_a_day_behind_a_step_is_that_steps_and_no_answer() -> None:
    plan = _after("signature: the owner, Jim Tamarack. 12/4", asked="security")
    assert _step(plan, "signature").due == dt.date(2026, 12, 4)
    assert [one.kind for one in plan.steps] == ["signature"]


def test_a_name_behind_a_step_is_its_owner() -> None:
    plan = _after("Contract has to be signed by 27 November. Miles Corbet.", asked="legal")
    assert _step(plan, "signature").owners == ["Miles Corbet"]
    assert not [one for one in plan.steps if one.kind == "legal-review"]


def test_what_a_step_waits_for_is_taken_in_a_chat_too() -> None:
    plan = _after(
        "Integration test: Yvonne Tremblay, due November 27.",
        "Cutover rehearsal: Omar Reyes, due December 11.",
        "Omar can only start once the integration test is done.",
    )
    assert _step(plan, "cutover").depends_on == [_step(plan, "integration").id]


@pytest.mark.parametrize(
    ("said", "name", "owner"),
    [
        ("Acoustic test in the hall with Pieter Bos on 21 May", "acoustic test", "Pieter Bos"),
        ("Then the layout drawing, Jutta Brenner, March 12.", "layout drawing", "Jutta Brenner"),
        ("2) Site inspection: Omar Reyes, due November 27", "site inspection", "Omar Reyes"),
    ],
)
def test_work_at_the_head_of_a_clause_is_a_step(said: str, name: str, owner: str) -> None:
    step = _step(_after(said), name)
    assert step.owners == [owner]
    assert step.due is not None


@pytest.mark.parametrize(
    "said",
    [
        "I was in the north hall with Pieter Bos on 21 May.",
        "The new rounds begin on 4 October 2027.",
        "Tamarack Lumber with Pieter Bos on 21 May",
    ],
)
def test_what_is_no_work_is_no_step(said: str) -> None:
    assert not _after(said).steps


@pytest.mark.parametrize(
    "said", ["ok that is all", "That is everything I have for now.", "gtg", "More I do not know."]
)
def test_that_there_is_no_more_takes_no_proposal_over(said: str) -> None:
    plan = _after("Security review: Nate Quigley, Dec 11")
    context = Context(plan=plan, today=TODAY, pending=True, proposed=["NDA signed"])
    found = read(said, context)
    assert [act.kind for act in found.acts] == ["closes"]
    assert not found.changes


@pytest.mark.parametrize("said", ["it is done", "that's all from legal by Friday"])
def test_what_says_more_is_no_goodbye(said: str) -> None:
    found = read(said, Context(plan=_after("Legal review: Ann Poe"), today=TODAY))
    assert "closes" not in [act.kind for act in found.acts]


def test_who_is_named_in_a_chat_is_the_buyers_unless_said_otherwise() -> None:
    plan = _after("Technical review is Shelby Kunz, 10/30", "My colleague Jutta Brenner helps")
    sides = {person.name: person.side for person in plan.people}
    assert sides == {"Shelby Kunz": "buyer", "Jutta Brenner": "seller"}


def test_the_day_on_which_the_buyer_starts_is_the_go_live() -> None:
    assert _after("They energize on April 5, 2027.").go_live == dt.date(2027, 4, 5)
    assert _after("The traffic is awful today.").go_live is None


def test_a_body_that_decides_is_a_step_in_a_chat() -> None:
    plan = _after("The hospital board decides on 18 March")
    assert _step(plan, "hospital board").due == dt.date(2027, 3, 18)


def test_the_same_guy_is_who_was_named_last() -> None:
    plan = apply(
        _after("Technical review is Stewie Papadakis, 12 March"),
        [AddStep(action="Load test")],
        today=TODAY,
    ).plan
    found = read(
        "Load test, same guy, 24 March",
        Context(plan=plan, today=TODAY, focus_people=["Stewie Papadakis"]),
    )
    assert _step(apply(plan, found.changes, today=TODAY).plan, "load").owners == [
        "Stewie Papadakis"
    ]

"""What is no answer to who does it or when they go live, however it is worded."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, SetPerson
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2027, 2, 8)


def _after(message: str, asked: str, *steps: AddStep) -> Plan:
    start: list[Change] = [SetPerson(name="Ana", side="buyer"), *steps]
    plan = apply(new_plan(), start, today=TODAY).plan
    focus = [step.id for step in plan.steps][-1:]
    context = Context(plan=plan, today=TODAY, asked=asked, focus_steps=focus)
    return apply(plan, read(message, context).changes, today=TODAY).plan


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Mei-Ling Tan has done hers, I haven't", "signer"),
        ("Lavanya Hegde has asked for more time", "signer"),
        ("Thursday week for the Hanrahans, Declan Moore says", "legal"),
        ("Friday 5 March, yes", "security"),
        ("Ana Pires in full", "legal"),
    ],
)
def test_what_answers_nothing_adds_no_step(said: str, asked: str) -> None:
    assert _after(said, asked).steps == []


@pytest.mark.parametrize(
    ("said", "asked", "owner"),
    [
        ("Mr. Ramesh Patil, the MD.", "signer", "Ramesh Patil"),
        ("they've a solicitor in Oban, Fiona Geddes", "legal", "Fiona Geddes"),
        ("Ana, until 12 April", "security", "Ana"),
    ],
)
def test_an_answer_is_one(said: str, asked: str, owner: str) -> None:
    assert [step.owners for step in _after(said, asked).steps] == [[owner]]


@pytest.mark.parametrize("said", ["Wednesday", "she sends me the list by the 19th", "the 26th"])
def test_nobody_goes_live_within_days(said: str) -> None:
    assert _after(said, "go_live").go_live is None


@pytest.mark.parametrize("said", ["live on the 26th", "1 March", "they start on 1 March"])
def test_who_says_so_goes_live_within_days(said: str) -> None:
    assert _after(said, "go_live").go_live is not None


@pytest.mark.parametrize("said", ["no, 26 February", "26 February", "26 February, yes"])
def test_a_day_that_answers_nothing_is_of_the_step_before(said: str) -> None:
    plan = _after(said, "legal", AddStep(action="Site survey", due="2027-02-24"))
    assert [str(step.due) for step in plan.steps] == ["2027-02-26"]

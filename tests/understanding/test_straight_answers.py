"""Answers in many voices: taken for the question asked, and no step of their own."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 26)
_STEPS = {
    "legal-review": "Legal review and redlines",
    "security-review": "Security review",
    "procurement": "Procurement and final pricing",
    "executive-approval": "Executive approval",
    "signature": "Contract signatures",
}


def _plan() -> Plan:
    steps = [AddStep(action=action, kind=kind) for kind, action in _STEPS.items()]
    return apply(new_plan(), [SetDeal(buyer="Harlow Ferries"), *steps], today=TODAY).plan


def _after(asked: str, message: str) -> Plan:
    plan = _plan()
    reading = read(message, Context(plan=plan, today=TODAY, asked=asked))
    return apply(plan, reading.changes, today=TODAY).plan


@pytest.mark.parametrize(
    ("step", "message", "day"),
    [
        ("security-review", "He need a bit more time, 27 Jan", dt.date(2027, 1, 27)),
        ("security-review", "Not sure sir, but 27th January he has told.", dt.date(2027, 1, 27)),
        ("legal-review", "By 20th Jan, after Pongal.", dt.date(2027, 1, 20)),
        ("signature", "01/29/2027, subject to the Board.", dt.date(2027, 1, 29)),
        ("signature", "The 24 of March, before the easter.", dt.date(2027, 3, 24)),
        (
            "signature",
            "Wednesday 24 March, because after is Semana Santa and nobody is.",
            dt.date(2027, 3, 24),
        ),
        ("procurement", "The form should emerge on the 4th of March.", dt.date(2027, 3, 4)),
    ],
)
def test_a_day_with_reasons_is_the_day(step: str, message: str, day: dt.date) -> None:
    plan = _after(f"step:{step}:due", message)

    found = plan.step(step)
    assert found is not None
    assert (found.due, found.owners) == (day, [])
    assert len(plan.steps) == len(_STEPS)


@pytest.mark.parametrize(
    ("asked", "step", "message", "owner"),
    [
        (
            "step:legal-review:owner",
            "legal-review",
            "Agreement will be vetted by the auditor, Mr. Meenakshi Sundaram.",
            "Meenakshi Sundaram",
        ),
        (
            "step:procurement:owner",
            "procurement",
            "There is a tender committee, and Mr. Yaw Boadi is the chairman.",
            "Yaw Boadi",
        ),
        (
            "step:legal-review:owner",
            "legal-review",
            "That lawyer? Marshall Quigley, never met the man.",
            "Marshall Quigley",
        ),
        ("signer", "signature", "MD sir, Mr. R. Kumaraswamy.", "R. Kumaraswamy"),
        (
            "signer",
            "signature",
            "the managing director signs, erm, Alasdair Bain, B A I N",
            "Alasdair Bain",
        ),
        (
            "step:executive-approval:owner",
            "executive-approval",
            "not a person but the bank oks the lease 12/23",
            "Bank",
        ),
        (
            "step:executive-approval:owner",
            "executive-approval",
            "There's a family trust, and April 19 is when they sit down and okay things.",
            "Family trust",
        ),
    ],
)
def test_who_does_it_is_taken_however_it_is_said(
    asked: str, step: str, message: str, owner: str
) -> None:
    plan = _after(asked, message)

    found = plan.step(step)
    assert found is not None
    assert found.owners == [owner]
    assert len(plan.steps) == len(_STEPS)


@pytest.mark.parametrize(
    "message",
    [
        "Tom Wexler in security is already working on it",
        "Dalia Roth opens the letter of credit on March 4",
        "Their lawyer Sue Park will review it",
    ],
)
def test_who_does_other_work_does_not_sign(message: str) -> None:
    signature = _after("signer", message).step("signature")

    assert signature is not None
    assert signature.owners == []


@pytest.mark.parametrize(
    ("message", "action", "owner"),
    [
        (
            "Wade Purvis is already knee deep in a test migration of the traffic logs",
            "Test migration of the traffic logs",
            "Wade Purvis",
        ),
        (
            "Imogen Trask cannot do the site survey because of the asbestos",
            "Site survey",
            "Imogen Trask",
        ),
        (
            "Now only the PDPA assessment ongoing, Siti Rahmah doing",
            "PDPA assessment",
            "Siti Rahmah",
        ),
    ],
)
def test_work_that_is_only_mentioned_is_what_is_left(message: str, action: str, owner: str) -> None:
    plan = apply(new_plan(), [SetDeal(buyer="Harlow Ferries")], today=TODAY).plan
    reading = read(message, Context(plan=plan, today=TODAY, asked="steps"))
    steps = apply(plan, reading.changes, today=TODAY).plan.steps

    assert [(step.action, step.owners) for step in steps] == [(action, [owner])]


def test_the_last_of_two_days_is_the_answer() -> None:
    plan = new_plan()
    message = "I asked for June 1 and she laughed me out of the room, and we landed on June 14."
    reading = read(message, Context(plan=plan, today=TODAY, asked="go_live"))

    assert apply(plan, reading.changes, today=TODAY).plan.go_live == dt.date(2027, 6, 14)


@pytest.mark.parametrize(
    "message",
    ["Our champion is Jana Reuter, head of operations.", "Jana Reuter is our main contact"],
)
def test_who_is_something_else_in_the_deal_does_not_sign(message: str) -> None:
    plan = _after("signer", message)

    found = plan.step("signature")
    assert found is not None
    assert found.owners == []
    assert [one.name for one in plan.people] == ["Jana Reuter"]

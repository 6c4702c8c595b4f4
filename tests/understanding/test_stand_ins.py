"""Somebody who does another's steps from now on, and words that the deal is lost."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, SetDeal, SetPerson
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, Reading, read
from assistant.understanding.foreign import foreign

TODAY = dt.date(2026, 11, 26)
_PEOPLE = ("Priya Nair", "Raj Patel", "Wilma Hoekstra", "Joris Dekkers")


def _plan() -> Plan:
    changes: list[Change] = [
        SetDeal(buyer="Harlow Ferries", go_live="2027-03-26"),
        *(SetPerson(name=name, side="buyer") for name in _PEOPLE),
        AddStep(action="Legal review and redlines", kind="legal-review", owners=["Priya Nair"]),
        AddStep(action="Security review", kind="security-review", owners=["Raj Patel"]),
        AddStep(
            action="Contract signatures",
            kind="signature",
            owners=["Wilma Hoekstra", "Joris Dekkers"],
        ),
    ]
    return apply(new_plan(), changes, today=TODAY).plan


def _reading(message: str, who: tuple[str, ...] = (), asked: str | None = None) -> Reading:
    return read(message, Context(plan=_plan(), today=TODAY, asked=asked, focus_people=list(who)))


def _owners(message: str, step: str, who: tuple[str, ...] = ()) -> list[str]:
    plan = apply(_plan(), _reading(message, who, "procurement").changes, today=TODAY).plan
    found = plan.step(step)
    assert found is not None
    return found.owners


@pytest.mark.parametrize(
    "message",
    [
        "Priya is on leave, Joanna Reid covers for her",
        "Joanna Reid is standing in for Priya until January",
        "Priya has left, Joanna Reid takes over",
        "Joanna Reid replaces Priya",
        "Priya is travelling a lot, her deputy Joanna Reid handles it in her place.",
        "Priya's ill so Joanna Reid is filling in",
        "Priya is out sick, give her thing to Joanna Reid",
        "Priya's on leave, hand her stuff over to Joanna Reid please",
        "Priya has left, her tasks go to Joanna Reid",
        "ma'am Priya is on maternity leave from next week, Joanna Reid will cover all of her items",
    ],
)
def test_who_covers_owns_the_open_steps(message: str) -> None:
    assert _owners(message, "legal-review") == ["Joanna Reid"]
    assert _owners(message, "security-review") == ["Raj Patel"]


def test_her_charge_is_of_who_was_spoken_of_last() -> None:
    message = "Prakash Wankhede has taken her charge."

    assert _owners(message, "legal-review", ("Priya Nair",)) == ["Prakash Wankhede"]


@pytest.mark.parametrize(
    "message",
    ["Joanna Reid covers the travel costs", "Tom Reid is on leave, Ann Lee covers for him"],
)
def test_nobody_is_replaced_who_has_no_steps(message: str) -> None:
    assert _owners(message, "legal-review") == ["Priya Nair"]


def test_one_of_two_signs_alone() -> None:
    assert _owners("so Wilma signs alone", "signature") == ["Wilma Hoekstra"]


@pytest.mark.parametrize(
    "message",
    [
        "they decided to go with our competitor",
        "bad news, they went with someone else",
        "we lost the deal",
        "they picked another vendor",
    ],
)
def test_a_lost_deal_is_asked_back(message: str) -> None:
    reading = _reading(message)

    assert [one.op for one in reading.unsure] == ["add_risk"]
    assert reading.changes == []


@pytest.mark.parametrize(
    "message",
    [
        "if they don't sign this quarter we walk away",
        "Unless they sign by Friday, we lose the slot",
    ],
)
def test_a_threat_gives_no_date(message: str) -> None:
    assert [one.op for one in _reading(message).changes] == ["add_risk"]


def test_a_list_of_what_is_left_is_a_step_each() -> None:
    plan = apply(new_plan(), [SetDeal(buyer="Harlow Ferries")], today=TODAY).plan
    message = "what's left: security review by Raj Patel, data migration next Tuesday, dry run"
    reading = read(message, Context(plan=plan, today=TODAY))
    steps = apply(plan, reading.changes, today=TODAY).plan.steps

    told = {step.action: (step.owners, step.due) for step in steps}
    assert told["Security review"] == (["Raj Patel"], None)
    assert told["Data migration"] == ([], dt.date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hola, como estas?", "Spanish"),
        ("necesito un plan para el cliente, firma en enero", "Spanish"),
        ("Der Vertrag wird bis Freitag unterschrieben und wir starten im Mai", "German"),
        ("La banque répond le 9 octobre", "French"),
        ("The legal review is with Priya", None),
        ("Fiona Geddes, Oban", None),
        ("go-live de facto in May, en route", None),
    ],
)
def test_another_language_is_known(text: str, language: str | None) -> None:
    assert foreign(text) == language

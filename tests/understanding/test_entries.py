"""Entries of a list in a chat."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 23)


def _after(message: str, *steps: AddStep, asked: str | None = None) -> Plan:
    plan = apply(new_plan(), [SetDeal(buyer="Fenwick Rail"), *steps], today=TODAY).plan
    found = read(message, Context(plan=plan, today=TODAY, asked=asked))
    return apply(plan, found.changes, today=TODAY).plan


@pytest.mark.parametrize(
    ("said", "action", "owners", "due"),
    [
        ("risk assessment: Ebba Lund (them), 27 Jan", "Risk assessment", ["Ebba Lund"], "01-27"),
        ("cutover | Tran Bui | 22 January", "Cutover", ["Tran Bui"], "01-22"),
        ("Hemi - tank list by 10 February", "Tank list", ["Hemi"], "02-10"),
        ("SOC2 pack -> me -> 4 January", "SOC2 pack", ["Me"], "01-04"),
        ("price list sign-off = Rosa Zabel = blocked", "Price list sign-off", ["Rosa Zabel"], None),
        ("Complete audit (Wade Hutchins, Jan 15)", "Complete audit", ["Wade Hutchins"], "01-15"),
    ],
)
def test_an_entry_is_a_step(said: str, action: str, owners: list[str], due: str | None) -> None:
    (step,) = _after(said).steps
    assert (step.action, step.owners) == (action, owners)
    assert (f"{step.due:%m-%d}" if step.due else None) == due


@pytest.mark.parametrize(
    "said",
    [
        "Marie Curie - head of research",
        "Rosa Zabel (winemaker)",
        "value: $40k",
        "thursday, 9am",
        "we are renewing with Tessaract Insurance, ARR 320k, contract ends Jan 31",
    ],
)
def test_who_somebody_is_and_what_the_deal_is_are_no_steps(said: str) -> None:
    assert _after(said).steps == []


def test_an_entry_of_a_known_step_mends_it() -> None:
    steps = _after("tank list - Jo Sowerby - 12 January", AddStep(action="Tank list")).steps
    assert [(s.action, s.owners, s.due) for s in steps] == [
        ("Tank list", ["Jo Sowerby"], dt.date(2027, 1, 12))
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("signer", "Dalia opens the letter of credit"),
        ("legal", "Hemi's just flicked the tank list through"),
        ("legal", "partners meet 22 April"),
        ("legal", "no date"),
        ("signer", "Luc called: he has begun the test."),
    ],
)
def test_what_tells_of_other_work_answers_nothing(asked: str, said: str) -> None:
    plan = _after(said, asked=asked)
    assert not [s for s in plan.steps if s.kind in ("signature", "legal-review")]
    assert asked not in plan.answered


@pytest.mark.parametrize(
    ("asked", "said", "owner"),
    [
        ("signer", "Dalia always signs these", "Dalia"),
        ("legal", "Bob reads everything they sign", "Bob"),
    ],
)
def test_who_does_what_was_asked_still_answers(asked: str, said: str, owner: str) -> None:
    assert [s.owners for s in _after(said, asked=asked).steps] == [[owner]]

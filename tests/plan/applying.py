import datetime as dt

import pytest

from assistant.plan.apply import Applied, apply
from assistant.plan.changes import (
    AddStep,
    Change,
    SetDeal,
    SetPerson,
)
from assistant.plan.model import Plan, Step

TODAY = dt.date(2026, 11, 24)  # a Tuesday; Thanksgiving is Nov 26


def make(plan: Plan, *changes: Change) -> Applied:
    return apply(plan, changes, today=TODAY)


def texts(applied: Applied) -> list[str]:
    return [line.text for line in applied.lines]


def step(applied: Applied, step_id: str) -> Step:
    found = applied.plan.step(step_id)
    assert found
    return found


@pytest.fixture
def plan() -> Plan:
    return make(
        Plan(assume_usual=True),
        SetDeal(buyer="Acme", seller="Brightline", value=180_000, currency="USD", go_live="Jan 5"),
        SetPerson(name="Mark Feld", role="IT Security", side="buyer"),
        SetPerson(name="Sarah Lee", role="Account Executive", side="seller"),
        AddStep(action="Security review", kind="security-review"),
        AddStep(action="Legal review", kind="legal-review"),
        AddStep(action="Contract signatures", kind="signature"),
    ).plan

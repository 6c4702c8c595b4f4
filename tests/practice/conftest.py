import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from assistant.plan.model import Deal, Person, Plan, Step
from assistant.practice.buyer import Round, offline_buyer
from assistant.practice.scene import Level, make_scene

TODAY = dt.date(2026, 11, 24)
Play = Callable[..., Round]


@pytest.fixture
def deal() -> Plan:
    return Plan(
        deal=Deal(buyer="Acme", value=180_000, currency="USD"),
        go_live=dt.date(2027, 1, 5),
        people=[
            Person(name="Mark Feld", role="IT Security", side="buyer"),
            Person(name="Dana Ortiz", role="CFO", side="buyer"),
        ],
        steps=[
            Step(
                id="security-review", action="Security review", kind="security-review",
                owners=["Mark Feld"], side="buyer", due=dt.date(2026, 12, 4), status="in_progress",
            )
        ],
    )  # fmt: skip


@pytest.fixture
def play() -> Play:
    """Play a round with the offline buyer."""

    def played(
        objection: str, said: Sequence[str], level: Level = "normal", plan: Plan | None = None
    ) -> Round:
        one = Round(make_scene(objection, TODAY, plan, level=level), offline_buyer())
        for message in said:
            one.say(message)
        return one

    return played

import datetime as dt
from typing import Any

from assistant.plan.health import Finding, check
from assistant.plan.model import (
    CheckIn,
    Deal,
    Person,
    Plan,
    Side,
    Step,
)

TODAY = dt.date(2026, 11, 24)


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def step(step_id: str = "own", side: Side = "buyer", **values: Any) -> Step:
    known: dict[str, Any] = {
        "action": step_id.replace("-", " ").capitalize(),
        "owners": ["Ann Roe"],
    }
    return Step(id=step_id, side=side, **{**known, **values})


def healthy(*steps: Step, **values: Any) -> Plan:
    """Return a plan in which nothing but what the test adds is wrong."""
    known: dict[str, Any] = {
        "deal": Deal(buyer="Acme", value=50_000, currency="USD"),
        "go_live": day(3, 2, 2027),
        "people": [Person(name="Ann Roe", side="buyer"), Person(name="Bo Li", side="buyer")],
        "check_in": CheckIn(weekday="monday", next=day(11, 30)),
        "steps": [*steps, step("sent", due=day(12, 15), status="done")],
    }
    return Plan(**{**known, **values})


def codes(plan: Plan, today: dt.date = TODAY) -> list[str]:
    return [finding.code for finding in check(plan, today)]


def only(plan: Plan, code: str, today: dt.date = TODAY) -> Finding:
    found = [finding for finding in check(plan, today) if finding.code == code]
    assert len(found) == 1, codes(plan, today)
    return found[0]

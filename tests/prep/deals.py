"""Deals to prepare calls for."""

import datetime as dt

from assistant.plan.model import CheckIn, Deal, Person, Plan, Step

TODAY = dt.date(2026, 11, 25)


def slipping() -> Plan:
    """Return a deal in which much is late, unnamed or not started."""
    return Plan(
        deal=Deal(buyer="Acme", seller="Brightline", value=180_000, currency="USD"),
        go_live=dt.date(2027, 2, 2),
        target_close=dt.date(2026, 12, 18),
        people=[
            Person(name="Mark Feld", role="IT Security", side="buyer"),
            Person(name="Jo Lee", role="Champion, VP Operations", side="buyer"),
            Person(name="Dana Cruz", role="CFO", side="buyer"),
            Person(name="Sam Ode", role="Account Executive", side="seller"),
        ],
        steps=[
            Step(
                id="security-review", action="Security review", owners=["Mark Feld"], side="buyer",
                due=dt.date(2026, 11, 12), status="in_progress",
            ),
            Step(id="msa-sent", action="Contract draft sent", owners=["Me"], side="seller",
                 due=dt.date(2026, 11, 20), status="in_progress"),
            Step(id="legal-review", action="Legal review", side="buyer", depends_on=["msa-sent"]),
            Step(id="executive-approval", action="CFO approval", owners=["Dana Cruz"],
                 side="buyer", depends_on=["legal-review", "security-review"]),
            Step(id="signature", action="Contract signatures", side="both",
                 depends_on=["executive-approval"]),
            Step(id="kickoff", action="Kickoff", side="both", depends_on=["signature"]),
        ],
    )  # fmt: skip


def sound() -> Plan:
    """Return a deal in which everything is named, dated and done but the signature."""
    done = {"status": "done", "owners": ["Jo Lee"], "side": "buyer"}
    return Plan(
        deal=Deal(buyer="Acme", value=60_000, currency="USD"),
        go_live=dt.date(2027, 2, 2),
        people=[
            Person(name="Jo Lee", role="Champion", side="buyer"),
            Person(name="Dana Cruz", role="CFO", side="buyer"),
        ],
        steps=[
            Step.model_validate({"id": "legal-review", "action": "Legal review", **done}),
            Step(id="signature", action="Signatures", owners=["Dana Cruz"], side="both",
                 due=dt.date(2026, 12, 10), depends_on=["legal-review"]),
        ],
        check_in=CheckIn(weekday="monday", next=dt.date(2026, 11, 30)),
        implementation_days=20,
    )  # fmt: skip

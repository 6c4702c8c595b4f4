"""What the evidence check keeps of one change."""

import datetime as dt
from typing import Any

from assistant.notes.drafted import Draft, Found
from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.plan.changes import Change
from assistant.plan.model import Deal, Person, Plan, Risk, Step
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)
PLAN = new_plan().model_copy(
    update={
        "deal": Deal(buyer="Northwind", value=100_000, currency="USD"),
        "people": [Person(name="Dana Ortiz", side="buyer"), Person(name="Kim Lee", side="buyer")],
        "steps": [
            Step(id="security-review", action="Security review", kind="security-review",
                 owners=["Dana Ortiz"]),
            Step(id="legal-review", action="Legal review", kind="legal-review", status="done",
                 owners=["Kim Lee"]),
        ],
        "risks": [Risk(text="Outside counsel may be slow")],
    }
)  # fmt: skip


def drafted(notes: str, quote: str, change: Change, plan: Plan = PLAN) -> Draft:
    page = page_of(notes, "pasted", TODAY)
    found = Found(change=change, quote=quote, said_on=page.meeting_date or TODAY)
    return draft(page, plan, TODAY, lambda *_: ([found], []))


def kept(notes: str, quote: str, change: Change, plan: Plan = PLAN) -> dict[str, Any] | None:
    """Return what of the change is kept, None where nothing is."""
    made = drafted(notes, quote, change, plan)
    told = [one for one in made.unresolved if one.kind == "unsupported"]
    assert len(made.changes) + len(told) >= 1
    if not made.changes:
        return None
    said = made.changes[0].change.model_dump(exclude_defaults=True)
    return {key: value for key, value in said.items() if key != "quote"}

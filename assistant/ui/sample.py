"""A deal to look around in, dated from today."""

import datetime as dt

from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import AddStep, Change, SetCheckIn, SetDeal, SetPerson, UpdateStep
from assistant.plan.model import Plan, Side
from assistant.plan.schedule import schedule
from assistant.session import new_plan
from assistant.ui.desk import Desk
from assistant.ui.welcome import SAMPLE

SPARE_DAYS = 4  # working days that the sample has to spare
QUESTIONS = [
    "Are we on track?",
    "What if legal slips a week?",
    "What is missing?",
    "Priya moved legal review to next Friday",
]


def open_sample(desk: Desk) -> None:
    """Store the sample as a plan of its own, and open it."""
    plan = sample(desk.today)
    desk.create(SAMPLE, plan)
    desk.suggestions = list(QUESTIONS)


def sample(today: dt.date) -> Plan:
    """Return the sample deal as it would stand on `today`."""
    plan = apply(new_plan(), [*_deal(), *_steps()], today=today).plan
    calendar = WorkCalendar(plan.calendar)
    earliest = schedule(plan, today, calendar).earliest_go_live
    live = calendar.add(earliest or today, SPARE_DAYS, "both")
    review = calendar.add(today, 12, "buyer")
    dated: list[Change] = [
        SetDeal(go_live=live.isoformat(), quote="They go live with the new clinic season."),
        UpdateStep(
            step="security-review",
            due=review.isoformat(),
            quote="Marcus thinks security is done in two and a half weeks.",
        ),
        SetCheckIn(weekday="monday", time="10:00", next="next Monday"),
    ]
    return apply(plan, dated, today=today).plan


def _deal() -> list[Change]:
    people = [
        ("Dana Ortiz", "VP Operations, champion", "buyer"),
        ("Marcus Lee", "IT Security", "buyer"),
        ("Priya Nair", "General Counsel", "buyer"),
        ("Tom Becker", "Procurement", "buyer"),
        ("Sam Whitfield", "Account Executive", "seller"),
    ]
    return [
        SetDeal(buyer="Halden Health", seller="Brightline", value=240_000, currency="USD"),
        *(SetPerson.model_validate({"name": n, "role": r, "side": s}) for n, r, s in people),
    ]


def _steps() -> list[Change]:
    dana, sam = "Dana Ortiz", "Sam Whitfield"
    security = "Marcus thinks security is done in two and a half weeks."
    counsel = "Our counsel usually needs three weeks for redlines."
    rows: list[tuple[str, str, Side, list[str], dict[str, object]]] = [
        ("success-criteria", "Agree success criteria", "both", [dana], {"status": "done"}),
        ("security-pack", "Send security documents", "seller", [sam], {"status": "done"}),
        (
            "security-review",
            "Security review",
            "buyer",
            ["Marcus Lee"],
            {"status": "in_progress", "duration_days": 12, "quote": security},
        ),
        ("msa-sent", "Contract draft sent", "seller", [sam], {}),
        (
            "legal-review",
            "Legal review",
            "buyer",
            ["Priya Nair"],
            {"duration_days": 15, "quote": counsel},
        ),
        ("business-case", "Business case to the CFO", "both", [dana], {}),
        ("budget", "Budget approval", "buyer", [], {}),
        ("procurement", "Procurement and final pricing", "buyer", ["Tom Becker"], {}),
        ("executive-approval", "Executive approval", "buyer", [], {}),
        ("signature", "Contract signatures", "both", [dana, sam], {}),
        ("kickoff", "Kickoff", "both", [sam], {}),
        ("implementation", "Implementation to go-live", "both", [], {}),
    ]
    return [
        AddStep.model_validate(
            {"kind": kind, "action": action, "side": side, "owners": owners, **more}
        )
        for kind, action, side, owners, more in rows
    ]

import datetime as dt

from assistant.plan.model import Plan, Step
from assistant.plan.schedule import schedule
from assistant.ui.plan.headline import Headline, headline

TODAY = dt.date(2026, 11, 24)


def _headline(plan: Plan) -> Headline:
    return headline(plan, schedule(plan, TODAY), TODAY)


def _plan(go_live: dt.date | None = None, days: int = 5, **more: object) -> Plan:
    steps = [
        Step(id="legal", action="Legal review", duration_days=days),
        Step(id="signature", action="Signature", duration_days=1, depends_on=["legal"]),
        Step(id="live", action="Implementation", duration_days=20, depends_on=["signature"]),
    ]
    return Plan.model_validate({"go_live": go_live, "steps": steps, **more})


def test_a_plan_that_fits_says_when_to_sign_and_what_is_to_spare() -> None:
    plan = _plan(dt.date(2027, 1, 15))
    planned = schedule(plan, TODAY)
    head = _headline(plan)
    assert planned.feasible
    assert head.text.startswith("Sign by ")
    assert "to go live Fri Jan 15 · " in head.text
    assert "to spare" in head.text
    assert head.tone in ("good", "tight")


def test_a_plan_that_does_not_fit_says_by_how_much_and_what_is_possible() -> None:
    plan = _plan(dt.date(2027, 1, 15), days=30)
    planned = schedule(plan, TODAY)
    head = _headline(plan)
    assert head.tone == "short"
    assert f"falls short by {planned.short_by_days} working days" in head.text
    assert "At this pace: signed " in head.more


def test_without_a_date_it_asks_for_one() -> None:
    assert _headline(Plan()).text == "When does the buyer need to be live?"
    head = _headline(_plan())
    assert head.tone == "open"
    assert "go-live date" in head.text
    assert "signed by" in head.more


def test_a_target_close_alone_is_a_date_to_meet() -> None:
    steps = _plan().steps[:2]
    head = _headline(Plan(target_close=dt.date(2026, 12, 18), steps=steps))
    assert "Sign by Fri Dec 18" in head.text
    head = _headline(Plan(target_close=dt.date(2026, 11, 27), steps=steps))
    assert "Signing by Fri Nov 27 falls short by" in head.text

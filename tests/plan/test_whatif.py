"""What changes would do to the dates, without making them."""

import datetime as dt

import pytest

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import SetDeal, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.plan.whatif import what_if

TODAY = dt.date(2026, 11, 24)
CALENDAR = WorkCalendar()
STEPS = [
    Step(id="legal", action="Legal review", duration_days=5),
    Step(id="budget", action="Budget", duration_days=2),
    Step(id="signature", action="Signature", duration_days=1, depends_on=["legal", "budget"]),
]
PLAN = Plan(go_live=CALENDAR.add(TODAY, 7), steps=STEPS)


def test_a_slip_moves_what_waits_for_it_by_as_much() -> None:
    found = what_if(PLAN, [UpdateStep(step="legal", duration_days=8)], TODAY)
    assert [(slip.id, slip.days) for slip in found.slips] == [("legal", 3), ("signature", 3)]
    assert found.before.spare_days == 2
    assert found.after.short_by_days == 1
    assert "would fall short by 1 working day" in found.text


def test_slack_swallows_a_slip() -> None:
    found = what_if(PLAN, [UpdateStep(step="budget", duration_days=4)], TODAY)
    assert [slip.id for slip in found.slips] == ["budget"]
    assert found.after.spare_days == found.before.spare_days
    assert "still fits, with 2 working days to spare" in found.text


def test_time_saved_is_earlier() -> None:
    found = what_if(PLAN, [UpdateStep(step="legal", duration_days=3)], TODAY)
    assert found.slips[0].days == -2
    assert "earlier" in found.text


def test_another_go_live_moves_no_step() -> None:
    found = what_if(PLAN, [SetDeal(go_live="2026-11-30")], TODAY)
    assert found.slips == []
    assert found.text.startswith("No step would end on another day.")
    assert found.after.feasible is False


def test_the_plan_itself_stays_as_it_is() -> None:
    before = PLAN.model_dump_json()
    what_if(PLAN, [UpdateStep(step="legal", duration_days=8)], TODAY)
    assert PLAN.model_dump_json() == before


def test_what_cannot_be_done_is_said() -> None:
    with pytest.raises(PlanError):
        what_if(PLAN, [UpdateStep(step="no such step", duration_days=8)], TODAY)

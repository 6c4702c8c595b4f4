import datetime as dt

from assistant.plan.model import Plan, Step
from assistant.practice.scene import profiles
from assistant.practice.weak_points import weak_points
from tests.practice.conftest import TODAY


def test_an_empty_plan_invites_the_question_of_a_deadline() -> None:
    points = weak_points(Plan(), TODAY)
    assert points[0].objection == "no-deadline"
    assert all(one.reason for one in points)


def test_an_overdue_step_comes_up(deal: Plan) -> None:
    late = Step(
        id="legal", action="Legal review", side="buyer", owners=["Ana"], due=dt.date(2026, 11, 6)
    )
    plan = deal.model_copy(update={"steps": [*deal.steps, late]})
    assert "step-overdue" in {one.objection for one in weak_points(plan, TODAY)}


def test_all_that_is_suggested_can_be_practised(deal: Plan) -> None:
    for plan in (Plan(), deal):
        points = weak_points(plan, TODAY)
        assert points
        assert {one.objection for one in points} <= set(profiles())

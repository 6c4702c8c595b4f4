"""How a plan stands is worked out once for each plan, day and session."""

import datetime as dt

from assistant.agent.standing import standing
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.gaps import gaps
from assistant.plan.schedule import schedule
from assistant.session import PlanSession, new_plan
from tests.agent.conftest import TODAY


def test_what_is_worked_out_is_that_of_the_plan_as_it_is_now(session: PlanSession) -> None:
    first = standing(session)
    assert standing(session) is first
    session.apply([SetDeal(buyer="Acme"), AddStep(action="Pilot")])
    now = standing(session)
    assert now is not first
    assert now.planned == schedule(session.plan, TODAY, session.calendar)
    assert now.gaps == gaps(session.plan, TODAY, session.calendar)
    session.undo()
    assert standing(session).gaps == first.gaps


def test_another_day_or_session_is_worked_out_anew(session: PlanSession) -> None:
    session.apply([SetDeal(go_live="2027-03-05"), AddStep(action="Pilot", duration_days=10)])
    first = standing(session)
    other = PlanSession(new_plan(), today=TODAY)
    assert standing(other).plan is other.plan
    session.today = TODAY + dt.timedelta(days=60)
    later = standing(session)
    assert later.planned.spare_days != first.planned.spare_days

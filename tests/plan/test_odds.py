"""The odds of being on time."""

import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Plan, Step
from assistant.plan.odds import odds
from assistant.plan.schedule import schedule

TODAY = dt.date(2026, 11, 24)
CALENDAR = WorkCalendar()


def _plan(room: int, **more: object) -> Plan:
    steps = [
        Step(id="legal-review", action="Legal review", kind="legal-review", duration_days=15),
        Step(
            id="signature",
            action="Signature",
            kind="signature",
            duration_days=2,
            depends_on=["legal-review"],
        ),
    ]
    plan = Plan(target_close=CALENDAR.add(TODAY, room), steps=steps)
    return plan.model_copy(update=more)


def test_the_same_seed_gives_the_same_odds() -> None:
    assert odds(_plan(20), TODAY) == odds(_plan(20), TODAY)
    assert odds(_plan(20), TODAY, seed=1) != odds(_plan(20), TODAY, seed=2)


def test_more_room_never_makes_the_odds_worse() -> None:
    shares = [odds(_plan(room), TODAY).on_time for room in range(8, 40, 2)]
    known = [share for share in shares if share is not None]
    assert len(known) == len(shares)
    assert known == sorted(known)
    assert known[0] == 0
    assert known[-1] == 1


def test_four_in_five_takes_longer_than_one_in_two() -> None:
    found = odds(_plan(20), TODAY)
    assert found.p50_close
    assert found.p80_close
    assert found.p50_close < found.p80_close
    assert found.p50_go_live is None


def test_what_cannot_vary_ends_on_the_scheduled_day() -> None:
    step = Step(id="a", action="Custom", duration_days=1, status="not_started")
    plan = Plan(
        go_live=CALENDAR.add(TODAY, 1), steps=[step.model_copy(update={"duration_days": 0})]
    )
    found = odds(plan, TODAY)
    assert found.on_time == 1
    assert found.p50_close == found.p80_close == schedule(plan, TODAY).earliest_close


def test_a_named_date_is_not_beaten() -> None:
    step = Step(id="legal-review", action="Legal", kind="legal-review", due=dt.date(2027, 1, 20))
    found = odds(Plan(steps=[step], target_close=dt.date(2027, 1, 19), assume_usual=True), TODAY)
    assert found.on_time == 0
    assert found.p50_close
    assert found.p50_close >= dt.date(2027, 1, 20)


def test_an_empty_plan_has_no_odds() -> None:
    assert odds(Plan(go_live=dt.date(2027, 1, 5)), TODAY).on_time is None

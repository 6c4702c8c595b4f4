"""Measures make a plan fit, and none does more than it must."""

import datetime as dt
import random

import pytest

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.measures import Measure, measures
from assistant.plan.model import Plan, Side, Step
from assistant.plan.schedule import schedule

TODAY = dt.date(2026, 11, 24)
CALENDAR = WorkCalendar()


def _random_plan(seed: int) -> Plan:
    dice = random.Random(seed)
    sides: list[Side] = ["buyer", "seller", "both"]
    steps = []
    for number in range(dice.randint(2, 14)):
        before = dice.sample(range(number), k=min(number, dice.choice([0, 1, 1, 2])))
        steps.append(
            Step(
                id=f"s{number}",
                action=f"Step {number}",
                side=dice.choice(sides),
                duration_days=dice.randint(1, 12),
                depends_on=[f"s{one}" for one in sorted(before)],
            )
        )
    return Plan(go_live=TODAY + dt.timedelta(days=dice.randint(3, 40)), steps=steps)


def _with(plan: Plan, measure: Measure) -> Plan:
    """Take a measure by hand, without the code that found it."""
    after = {step.id: list(step.depends_on) for step in plan.steps}
    for split in measure.splits:
        inherited = after[split.no_longer_after]
        kept = [one for one in after[split.step] if one != split.no_longer_after]
        after[split.step] = list(dict.fromkeys([*kept, *inherited]))
    days = {cut.step: cut.new for cut in measure.cuts}
    due = {move.step: move.new for move in measure.moves}
    steps = [
        step.model_copy(
            update={
                "depends_on": after[step.id],
                "duration_days": days.get(step.id, step.duration_days),
                "due": due.get(step.id, step.due),
            }
        )
        for step in plan.steps
    ]
    return plan.model_copy(update={"steps": steps, "go_live": measure.go_live or plan.go_live})


def _fits(plan: Plan) -> bool:
    return schedule(plan, TODAY, CALENDAR).feasible is True


@pytest.mark.parametrize("block", range(5))
def test_each_measure_makes_the_plan_fit_and_no_day_of_it_is_wasted(block: int) -> None:
    seen = {"cut": 0, "parallel": 0, "mixed": 0, "go_live": 0}
    for seed in range(block * 60, block * 60 + 60):
        plan = _random_plan(seed)
        for measure in measures(plan, TODAY, CALENDAR):
            seen[measure.kind] += 1
            taken = _with(plan, measure)
            assert _fits(taken), (seed, measure.text)
            assert measure.text.endswith(".")
            for cut in measure.cuts:
                assert 0 < cut.new < cut.old
                longer = measure.model_copy(
                    update={
                        "cuts": [
                            one.model_copy(update={"new": one.new + 1}) if one is cut else one
                            for one in measure.cuts
                        ]
                    }
                )
                assert not _fits(_with(plan, longer)), (seed, measure.text)
            if measure.go_live:
                before = CALENDAR.add(measure.go_live, -1)
                assert not _fits(plan.model_copy(update={"go_live": before}))
    assert seen["cut"]
    assert seen["parallel"]
    assert seen["go_live"]


def test_a_plan_that_fits_needs_no_measure() -> None:
    steps = [Step(id="a", action="A", duration_days=2)]
    assert measures(Plan(go_live=dt.date(2027, 1, 5), steps=steps), TODAY) == []
    assert measures(Plan(steps=steps), TODAY) == []


def test_one_cut_is_preferred_to_two() -> None:
    steps = [
        Step(id="a", action="Alpha", duration_days=4),
        Step(id="b", action="Beta", duration_days=10, depends_on=["a"]),
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 10), steps=steps)  # 11 days for 14
    found = [one for one in measures(plan, TODAY) if one.kind == "cut"]
    assert [(cut.step, cut.new) for cut in found[0].cuts] == [("b", 7)]
    assert found[0].text == "Cut beta from 10 to 7 working days."


def test_parallel_work_names_the_wait_to_give_up() -> None:
    steps = [
        Step(id="security-review", action="Security review", duration_days=10),
        Step(
            id="legal-review",
            action="Legal review",
            duration_days=10,
            depends_on=["security-review"],
        ),
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 11), steps=steps)
    found = measures(plan, TODAY)
    assert found[0].kind == "parallel"
    assert found[0].text == "Start legal review without waiting for security review."


def test_nobody_is_told_to_kick_off_before_signing() -> None:
    steps = [
        Step(id="signature", action="Signature", kind="signature", duration_days=5),
        Step(id="kickoff", action="Kickoff", duration_days=5, depends_on=["signature"]),
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 6), steps=steps)
    assert all(not one.splits for one in measures(plan, TODAY))


def test_no_step_shrinks_below_its_usual_shortest_time() -> None:
    step = Step(id="s1", action="Legal review", duration_days=15)
    plan = Plan(go_live=CALENDAR.add(TODAY, 3), steps=[step])
    assert CATALOGUE["legal-review"].low > 4
    assert [one.kind for one in measures(plan, TODAY)] == ["go_live"]


def test_a_named_date_that_is_too_late_is_brought_forward_as_little_as_needed() -> None:
    steps = [
        Step(id="legal", action="Legal review", duration_days=5, due=dt.date(2027, 1, 20)),
        Step(id="signature", action="Signature", duration_days=2, depends_on=["legal"]),
    ]
    plan = Plan(go_live=dt.date(2027, 1, 15), implementation_days=0, steps=steps, assume_usual=True)
    first = measures(plan, TODAY)[0]
    assert first.kind == "date"
    assert _fits(_with(plan, first))
    assert first.moves[0].new == dt.date(2027, 1, 13)
    assert first.text == "Bring legal review forward to Wed Jan 13 (from Wed Jan 20)."


def test_without_go_live_a_signing_date_is_offered() -> None:
    step = Step(id="legal-review", action="Legal review", duration_days=10)
    plan = Plan(target_close=CALENDAR.add(TODAY, 3), steps=[step])
    last = measures(plan, TODAY)[-1]
    assert last.kind == "close"
    assert last.target_close == CALENDAR.add(TODAY, 9)


def test_a_long_plan_gets_measures_in_bounded_time() -> None:
    steps = [
        Step(id=f"s{n}", action=f"Step {n}", duration_days=10, depends_on=[f"s{n - 1}"] * (n > 0))
        for n in range(60)
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 400), steps=steps)
    found = measures(plan, TODAY)
    assert {one.kind for one in found} >= {"cut", "go_live"}
    assert all(_fits(_with(plan, one)) for one in found)


def test_one_set_of_measures_is_told_once_in_whatever_order_it_is_found() -> None:
    names = ["Signing round", "Board note", "Works council", "Handover"]
    steps = [
        Step(id=f"s{n}", action=name, duration_days=4, depends_on=[f"s{n - 1}"] if n else [])
        for n, name in enumerate(names)
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 9), steps=steps)
    found = measures(plan, TODAY, CALENDAR)
    cuts = [frozenset(cut.step for cut in one.cuts) for one in found if one.cuts]
    assert cuts, "only shorter steps help a chain"
    assert len(cuts) == len(set(cuts))

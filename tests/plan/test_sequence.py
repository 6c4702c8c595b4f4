import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.catalogue import all_dependencies
from assistant.plan.model import Plan, Step
from assistant.plan.sequence import in_sequence


def test_a_step_stands_behind_what_it_waits_for() -> None:
    steps = [
        Step(id="sign", action="Contract signatures", kind="signature"),
        Step(id="own", action="Visit the plant"),
        Step(id="legal", action="Legal review", kind="legal-review"),
        Step(id="draft", action="Contract draft sent", kind="msa-sent"),
    ]
    order = [step.id for step in in_sequence(Plan(steps=steps, assume_usual=True))]
    assert order == ["own", "draft", "legal", "sign"]


def test_days_order_what_waits_for_nothing() -> None:
    steps = [
        Step(id="late", action="Task late"),
        Step(id="after", action="Task after", depends_on=["late"]),
        Step(id="none", action="Task none"),
        Step(id="soon", action="Task soon"),
    ]
    days = {"late": dt.date(2027, 1, 8), "after": dt.date(2027, 1, 4), "soon": dt.date(2027, 1, 5)}
    order = [step.id for step in in_sequence(Plan(steps=steps), days)]
    assert order == ["soon", "late", "after", "none"]


def test_steps_that_wait_for_nothing_stay_as_they_are() -> None:
    steps = [Step(id=f"s{n}", action=f"Task {n}") for n in range(5)]
    assert in_sequence(Plan(steps=steps)) == steps


@given(st.lists(st.sets(st.integers(0, 11), max_size=3), max_size=12))
def test_every_step_stands_there_once_and_none_before_what_it_waits_for(
    before: list[set[int]],
) -> None:
    steps = [
        Step(
            id=f"s{n}", action=f"Task {n}",
            depends_on=[f"s{one}" for one in sorted(waits) if one < len(before) and one > n],
        )
        for n, waits in enumerate(before)
    ]  # fmt: skip
    plan = Plan(steps=steps)
    order = [step.id for step in in_sequence(plan)]
    assert sorted(order) == sorted(step.id for step in steps)
    for later, waits in all_dependencies(plan).items():
        assert all(order.index(one) < order.index(later) for one in waits)

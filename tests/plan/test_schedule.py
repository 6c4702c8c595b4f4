"""The schedule against networkx, and its conventions."""

import datetime as dt
import random

import networkx as nx
import pytest

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings, Plan, Side, Step
from assistant.plan.network import signature_step
from assistant.plan.schedule import schedule

TODAY = dt.date(2026, 11, 24)
CALENDAR = WorkCalendar()


def _random_plan(seed: int, *, mixed: bool) -> Plan:
    dice = random.Random(seed)
    sides: list[Side] = ["buyer", "seller", "both"] if mixed else ["both"]
    count = dice.randint(1, 25)
    steps = []
    for number in range(count):
        before = dice.sample(range(number), k=min(number, dice.choice([0, 1, 1, 2, 3])))
        steps.append(
            Step(
                id=f"s{number}",
                action=f"Step {number}",
                side=dice.choice(sides),
                duration_days=dice.randint(1, 12),
                depends_on=[f"s{one}" for one in sorted(before)],
            )
        )
    dice.shuffle(steps)
    return Plan(go_live=TODAY + dt.timedelta(days=dice.randint(1, 260)), steps=steps)


def _graph(plan: Plan) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    for step in plan.steps:
        graph.add_node(step.id, days=step.duration_days)
        for one in step.depends_on:
            graph.add_edge(one, step.id)
    return graph


def _longest_to(graph: "nx.DiGraph[str]") -> dict[str, int]:
    ends: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        before = [ends[one] for one in graph.predecessors(node)]
        ends[node] = max(before, default=0) + graph.nodes[node]["days"]
    return ends


@pytest.mark.parametrize("block", range(10))
def test_earliest_latest_and_slack_are_those_of_the_longest_paths(block: int) -> None:
    for seed in range(block * 100, block * 100 + 100):
        plan = _random_plan(seed, mixed=False)
        planned = schedule(plan, TODAY, CALENDAR)
        graph = _graph(plan)
        ends, tails = _longest_to(graph), _longest_to(graph.reverse())
        assert plan.go_live is not None
        last = CALENDAR.previous_working_day(plan.go_live)
        room = CALENDAR.count(TODAY - dt.timedelta(days=1), last)
        for step in planned.steps:
            days = graph.nodes[step.id]["days"]
            assert step.earliest_finish == CALENDAR.add(TODAY, ends[step.id] - 1)
            assert step.latest_finish == CALENDAR.add(last, -(tails[step.id] - days))
            assert step.slack_days == room - (ends[step.id] + tails[step.id] - days)
        longest = max(ends.values())
        assert planned.feasible == (longest <= room)
        assert planned.short_by_days == max(0, longest - room)
        assert sum(graph.nodes[one]["days"] for one in planned.critical_path) == longest
        assert nx.is_simple_path(graph, planned.critical_path)


def test_steps_of_different_sides_keep_their_order_and_their_days() -> None:
    settings = CalendarSettings(buyer_country="DE", seller_country="US")
    calendar = WorkCalendar(settings)
    for seed in range(200):
        plan = _random_plan(seed, mixed=True).model_copy(update={"calendar": settings})
        planned = {step.id: step for step in schedule(plan, TODAY, calendar).steps}
        for step in plan.steps:
            mine = planned[step.id]
            assert mine.earliest_start
            assert mine.earliest_finish
            assert calendar.is_working_day(mine.earliest_start, step.side)
            assert calendar.is_working_day(mine.earliest_finish, step.side)
            worked = calendar.count(
                mine.earliest_start - dt.timedelta(days=1), mine.earliest_finish, step.side
            )
            assert worked == step.duration_days
            for one in step.depends_on:
                other = planned[one]
                assert other.earliest_finish
                assert other.earliest_finish < mine.earliest_start
                assert other.latest_finish
                assert mine.latest_start
                assert other.latest_finish < mine.latest_start


def test_signature_before_twenty_days_of_implementation() -> None:
    plan = Plan(go_live=dt.date(2027, 1, 5), assume_usual=True)
    planned = schedule(plan, TODAY)
    assert planned.required_close == dt.date(2026, 12, 4)
    assert "20 working days of implementation" in planned.assumptions[0]


def test_an_imported_plan_assumes_no_implementation() -> None:
    step = Step(id="signature", action="Contract signatures", duration_days=2)
    planned = schedule(Plan(go_live=dt.date(2027, 1, 5), steps=[step]), TODAY)
    assert planned.required_close == dt.date(2027, 1, 5)
    assert planned.assumptions == []


def test_steps_that_are_done_take_no_time() -> None:
    steps = [
        Step(id="a", action="A", duration_days=30, status="done"),
        Step(id="b", action="B", duration_days=2, depends_on=["a"]),
    ]
    planned = schedule(Plan(steps=steps), TODAY)
    assert planned.critical_path == ["b"]
    assert planned.steps[1].earliest_finish == dt.date(2026, 11, 25)
    assert planned.steps[0].earliest_finish is None


def test_a_lag_is_waited_for_in_working_days() -> None:
    steps = [
        Step(id="a", action="A", duration_days=1),
        Step(id="b", action="B", duration_days=1, depends_on=["a"], lags={"a": 10}),
    ]
    planned = schedule(Plan(steps=steps), TODAY)
    assert planned.steps[1].earliest_start == CALENDAR.add(dt.date(2026, 11, 25), 10)


def test_without_a_date_aimed_at_nothing_is_late() -> None:
    planned = schedule(Plan(steps=[Step(id="a", action="A", duration_days=3)]), TODAY)
    assert planned.feasible is None
    assert planned.required_close is None
    assert planned.steps[0].latest_finish is None
    assert planned.earliest_close == dt.date(2026, 11, 27)


def test_target_close_anchors_where_go_live_is_unknown() -> None:
    steps = [
        Step(id="legal", action="Legal", duration_days=5),
        Step(id="signature", action="Signature", duration_days=1, depends_on=["legal"]),
        Step(
            id="kickoff",
            action="Kickoff",
            kind="kickoff",
            duration_days=1,
            depends_on=["signature"],
        ),
    ]
    planned = schedule(Plan(target_close=dt.date(2026, 12, 18), steps=steps), TODAY)
    assert planned.required_close == dt.date(2026, 12, 18)
    assert planned.steps[2].latest_finish is None
    assert planned.feasible is True


def test_a_named_date_stands_in_for_an_unknown_duration() -> None:
    step = Step(id="legal-review", action="Legal", kind="legal-review", due=dt.date(2026, 12, 4))
    planned = schedule(Plan(assume_usual=True, steps=[step]), TODAY)
    assert planned.steps[0].earliest_finish == dt.date(2026, 12, 4)


def test_due_dates_that_come_too_late_are_listed() -> None:
    steps = [
        Step(id="a", action="A", duration_days=1, due=dt.date(2026, 12, 30)),
        Step(id="b", action="B", duration_days=5, depends_on=["a"]),
    ]
    planned = schedule(Plan(go_live=dt.date(2027, 1, 4), steps=steps), TODAY)
    assert planned.late_steps == ["a"]


def test_a_circle_is_refused_by_name() -> None:
    steps = [
        Step(id="a", action="Legal", depends_on=["b"]),
        Step(id="b", action="Budget", depends_on=["a"]),
    ]
    with pytest.raises(PlanError, match=r"wait for each other: .*Legal.*Budget|Budget.*Legal"):
        schedule(Plan(steps=steps), TODAY)


def test_a_named_date_that_is_too_late_makes_the_plan_infeasible() -> None:
    steps = [
        Step(id="legal", action="Legal review", duration_days=5, due=dt.date(2027, 1, 20)),
        Step(id="signature", action="Signatures", duration_days=2, depends_on=["legal"]),
    ]
    plan = Plan(go_live=dt.date(2027, 1, 15), steps=steps, implementation_days=0)
    assert schedule(plan, TODAY).feasible is True  # an imported plan: durations alone count
    planned = schedule(plan.model_copy(update={"assume_usual": True}), TODAY)
    assert planned.feasible is False
    assert planned.late_steps == ["legal"]
    assert planned.short_by_days == CALENDAR.count(dt.date(2027, 1, 13), dt.date(2027, 1, 20))


def test_a_step_that_ends_on_its_own_date_is_pushed_by_nobody_before_it() -> None:
    steps = [
        Step(id="pack", action="Documents", duration_days=2),
        Step(
            id="audit",
            action="Audit",
            duration_days=3,
            due=dt.date(2027, 1, 20),
            depends_on=["pack"],
        ),
    ]
    plan = Plan(go_live=dt.date(2027, 1, 20), steps=steps, assume_usual=True, implementation_days=0)
    planned = schedule(plan, TODAY)
    assert planned.critical_path == ["audit"]
    assert planned.spare_days == 0
    pack = planned.step("pack")
    assert pack
    assert pack.latest_finish == CALENDAR.add(dt.date(2027, 1, 20), -3)


def test_a_step_of_the_deal_s_own_comes_before_the_signature() -> None:
    steps = [
        Step(id="board", action="Steering board", duration_days=4),
        Step(id="signature", action="Signatures", kind="signature", duration_days=2),
    ]
    plan = Plan(go_live=dt.date(2027, 1, 5), steps=steps, assume_usual=True)
    planned = schedule(plan, TODAY)
    assert planned.required_close == dt.date(2026, 12, 4)
    assert planned.critical_path == ["board", "signature"]
    board = planned.step("board")
    assert board
    assert board.latest_finish == dt.date(2026, 12, 2)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Contract signatures", True),
        ("Sign the agreement", True),
        ("Order form countersigned", True),
        ("Execute MSA", True),
        ("NDA signed", False),
        ("Executive / signature-authority approval", False),
        ("Legal sign-off", False),
        ("Design workshop", False),
        ("Executive briefing", False),
    ],
)
def test_the_signature_is_known_by_its_name(action: str, *, expected: bool) -> None:
    steps = [
        Step(id="x", action=action, duration_days=2),
        Step(id="kickoff", action="Kickoff", duration_days=3, depends_on=["x"]),
    ]
    assert (signature_step(Plan(steps=steps)) == "x") is expected


def test_a_review_after_go_live_does_not_hold_go_live_up() -> None:
    steps = [
        Step(id="implementation", action="Implementation", kind="implementation", duration_days=5),
        Step(id="launch-review", action="Hypercare", kind="launch-review", duration_days=9),
    ]
    plan = Plan(go_live=CALENDAR.add(TODAY, 4), steps=steps, assume_usual=True)
    planned = schedule(plan, TODAY)
    assert planned.feasible is True
    assert planned.earliest_go_live == plan.go_live


def test_a_milestone_falls_on_the_day_the_step_before_it_ends() -> None:
    steps = [
        Step(id="a", action="A", duration_days=3),
        Step(id="b", action="B", duration_days=0, depends_on=["a"]),
        Step(id="c", action="C", duration_days=1, depends_on=["b"]),
    ]
    planned = schedule(Plan(go_live=dt.date(2026, 11, 30), steps=steps), TODAY)
    a, b, c = planned.steps
    assert b.earliest_start == b.earliest_finish == a.earliest_finish
    assert c.earliest_start == dt.date(2026, 11, 30)
    assert b.latest_finish == b.latest_start == a.latest_finish


def test_a_plan_that_is_years_too_long_is_scheduled_all_the_same() -> None:
    steps = [
        Step(id=f"s{n}", action=f"S{n}", duration_days=100, depends_on=[f"s{n - 1}"] * (n > 0))
        for n in range(60)
    ]
    planned = schedule(Plan(go_live=dt.date(2027, 1, 5), steps=steps), TODAY)
    assert planned.feasible is False
    assert planned.steps[0].latest_start
    assert planned.steps[0].latest_start.year < 2005
    assert planned.steps[-1].earliest_finish
    assert planned.steps[-1].earliest_finish.year > 2048


def test_without_a_signature_the_close_lies_before_what_only_its_name_tells_to_follow() -> None:
    steps = [
        Step(id="s1", action="Legal review", duration_days=5),
        Step(id="s2", action="Implementation", duration_days=20, depends_on=["s1"]),
    ]
    plan = Plan(go_live=dt.date(2027, 1, 5), steps=steps, implementation_days=20)
    planned = schedule(plan, TODAY)
    assert planned.required_close == dt.date(2026, 12, 4)
    assert planned.critical_path == ["s1", "s2"]
    assert planned.earliest_close == dt.date(2026, 12, 1)


def test_a_step_that_is_not_in_the_plan_is_not_waited_for() -> None:
    step = Step(id="a", action="A", duration_days=2, depends_on=["gone"])
    planned = schedule(Plan(go_live=dt.date(2027, 1, 4), steps=[step]), TODAY)
    assert planned.steps[0].earliest_finish == dt.date(2026, 11, 25)

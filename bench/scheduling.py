"""Scheduling 1,000 steps, beside networkx building the same graph and finding its longest path."""

import datetime as dt
import random

import networkx as nx

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings, Plan, Side, Step
from assistant.plan.schedule import schedule
from bench.figures import Figure, median_of

TODAY = dt.date(2026, 11, 24)
STEPS = 1000
RUNS = 60


def measure() -> list[Figure]:
    """Measure with one country's holidays for both sides, and with two countries'."""
    plan = _plan(CalendarSettings())
    abroad = _plan(CalendarSettings(buyer_country="DE", seller_country="US"))
    home, away = WorkCalendar(plan.calendar), WorkCalendar(abroad.calendar)
    ours, theirs, two = median_of(
        [
            lambda: schedule(plan, TODAY, home),
            lambda: _networkx(plan),
            lambda: schedule(abroad, TODAY, away),
        ],
        RUNS,
    )
    return [
        Figure(f"schedule of {STEPS:,} steps, median", ours, "ms"),
        Figure("the same with the holidays of two countries, median", two, "ms"),
        Figure("networkx: same graph and longest path, median", theirs, "ms"),
        Figure("schedule beside networkx", ours / theirs, "times", 2),
        Figure("schedule with two countries beside networkx", two / theirs, "times", 2),
    ]


def _plan(settings: CalendarSettings) -> Plan:
    dice = random.Random(1)
    sides: list[Side] = ["buyer", "seller", "both"]
    steps = []
    for number in range(STEPS):
        near = range(max(0, number - 30), number)
        before = dice.sample(near, k=min(len(near), dice.choice([0, 1, 1, 2, 3])))
        steps.append(
            Step(
                id=f"s{number}",
                action=f"Step {number}",
                side=dice.choice(sides),
                duration_days=dice.randint(1, 8),
                depends_on=[f"s{one}" for one in before],
            )
        )
    return Plan(go_live=dt.date(2028, 1, 5), steps=steps, calendar=settings)


def _networkx(plan: Plan) -> list[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(step.id for step in plan.steps)
    graph.add_weighted_edges_from(
        (before, step.id, step.duration_days) for step in plan.steps for before in step.depends_on
    )
    path: list[str] = nx.dag_longest_path(graph)
    return path

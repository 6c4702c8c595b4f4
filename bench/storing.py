"""Opening one of many stored plans."""

import random
import tempfile
from pathlib import Path

from assistant.session import PlanSession
from assistant.store import Store
from bench.figures import Figure, percentile, timed
from bench.turns import TODAY, plan_of_twenty

PLANS = 10_000
OPENED = 200


def measure() -> list[Figure]:
    """Measure among 10,000 plans of 20 steps each."""
    dice = random.Random(1)
    plan = plan_of_twenty()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "plans.sqlite")
        made: list[str] = []
        storing = timed(
            lambda: made.extend(store.create(f"Deal {number}", plan) for number in range(PLANS))
        )
        opened = [
            timed(lambda one=one: PlanSession.open(store, one, TODAY))  # type: ignore[misc]
            for one in dice.sample(made, OPENED)
        ]
        listing = timed(store.list_plans)
        store.close()
    return [
        Figure(f"opening one of {PLANS:,} plans, median", percentile(opened, 0.5), "ms"),
        Figure("the same, p95", percentile(opened, 0.95), "ms"),
        Figure(f"listing {PLANS:,} plans", listing, "ms"),
        Figure("storing one of them, mean", storing / PLANS, "ms"),
    ]

"""The order in which steps are shown."""

import datetime as dt
import heapq
from collections.abc import Mapping

from assistant.plan.catalogue import all_dependencies
from assistant.plan.model import Plan, Step


def in_sequence(plan: Plan, days: Mapping[str, dt.date] | None = None) -> list[Step]:
    """Return the steps, each behind what it waits for, and otherwise as they came into the plan.

    Steps that wait for each other in a circle come last.

    Args:
        plan: the plan.
        days: a day for each step's id: of steps that wait for nothing any more, the earliest
            comes first.
    """
    early = [days.get(step.id, dt.date.max) if days else dt.date.min for step in plan.steps]
    places = {step.id: place for place, step in enumerate(plan.steps)}
    waiting: list[int] = [0] * len(plan.steps)
    followers: dict[int, list[int]] = {}
    for later, before in all_dependencies(plan).items():
        for one in before:
            if one in places:
                waiting[places[later]] += 1
                followers.setdefault(places[one], []).append(places[later])
    ready = [(early[place], place) for place, count in enumerate(waiting) if count == 0]
    heapq.heapify(ready)
    found: list[int] = []
    while ready:
        _, place = heapq.heappop(ready)
        found.append(place)
        for after in followers.get(place, ()):
            waiting[after] -= 1
            if waiting[after] == 0:
                heapq.heappush(ready, (early[after], after))
    left = sorted(set(range(len(waiting))).difference(found))
    return [plan.steps[place] for place in (*found, *left)]

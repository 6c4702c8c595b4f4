"""The last day on which each step may end, given the dates that were named for later steps.

The schedule counts back from go-live. A plan to share has agreed dates on the way as well, and an
open step must come before those too. A date that cannot be met any more limits nothing.
"""

import datetime as dt
from collections.abc import Mapping

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import all_dependencies
from assistant.plan.model import Plan, Step
from assistant.plan.network import signature_step
from assistant.plan.schedule import Schedule, schedule


def planned(plan: Plan, today: dt.date) -> Schedule | None:
    """Return the schedule, None where steps wait for each other: named dates still stand."""
    try:
        return schedule(plan, today)
    except PlanError:
        return None


def limits(plan: Plan, found: Schedule | None) -> dict[str, dt.date]:
    """Return the last day of each open step that something limits."""
    if found is None:
        return {}
    calendar = WorkCalendar(plan.calendar)
    days = {step.id: step.duration_days for step in found.steps}
    ends = {step.id: step.latest_finish for step in found.steps if step.latest_finish}
    soonest = {step.id: step.earliest_finish for step in found.steps if step.earliest_finish}
    signature = signature_step(plan)
    if signature and plan.target_close:
        ends[signature] = min(plan.target_close, ends.get(signature, plan.target_close))
    known = {step.id for step in plan.steps}
    before = {
        one: [other for other in others if other in known]
        for one, others in all_dependencies(plan).items()
    }
    for step in _later_first(plan.steps, before):
        kept = step.due and step.due >= soonest.get(step.id, step.due)
        end = step.due if kept else ends.get(step.id)
        if end is None or step.status == "done":
            continue
        for earlier in before[step.id]:
            lag = step.lags.get(earlier, 0)
            limit = calendar.add(end, -max(1, days[step.id]) - lag)
            ends[earlier] = min(limit, ends.get(earlier, limit))
    undone = (step.id for step in plan.steps if step.status != "done")
    return {one: ends[one] for one in undone if one in ends}


def _later_first(steps: list[Step], before: Mapping[str, list[str]]) -> list[Step]:
    """Return the steps so that each comes ahead of what it waits for."""
    waiting = dict.fromkeys((step.id for step in steps), 0)
    for step in steps:
        for earlier in before[step.id]:
            waiting[earlier] += 1
    by_id = {step.id: step for step in steps}
    ready = [step for step in steps if not waiting[step.id]]
    for step in ready:
        for earlier in before[step.id]:
            waiting[earlier] -= 1
            if not waiting[earlier]:
                ready.append(by_id[earlier])
    return ready

"""What can be done about a plan that does not fit: parallel work, shorter steps, earlier dates."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like
from assistant.plan.model import Plan, Strict
from assistant.plan.network import IMPLEMENTATION, Network, Node, with_nodes
from assistant.plan.schedule import Schedule

# An order that lies in the nature of these steps: nobody kicks off before signing.
_FIXED = frozenset(
    {
        "msa-sent",
        "security-pack",
        "executive-approval",
        "signature",
        "kickoff",
        "implementation",
        "go-live",
        "launch-review",
    }
)


class Cut(Strict):
    """A duration made shorter, working days."""

    step: str
    action: str
    old: int
    new: int


class Split(Strict):
    """A step that no longer waits for another."""

    step: str
    action: str
    no_longer_after: str
    other: str


class Move(Strict):
    """A named date that is brought forward."""

    step: str
    action: str
    old: dt.date
    new: dt.date


Remedy = Split | Cut | Move


def splits(plan: Plan, net: Network, path: list[str]) -> Iterator[Split]:
    """Find the waits along a path that are not in the nature of the steps."""
    names = {step.id: step.action for step in plan.steps}
    for earlier, later in pairwise(path):
        fixed = net.signature in (earlier, later) or _kinds(plan, earlier, later) & _FIXED
        if not fixed and earlier in net.nodes[later].after:
            yield Split(
                step=later,
                action=names[later],
                no_longer_after=earlier,
                other=names[earlier],
            )


def cuts(plan: Plan, net: Network, path: list[str]) -> Iterator[Cut]:
    """Find how far each step along a path can be cut: never under its usual shortest time.

    A step of the deal's own can be cut to half.
    """
    for one in path:
        step, days = plan.step(one), net.nodes[one].days
        if step is None:
            continue
        entry = entry_like(step)
        least = entry.low if entry else (days + 1) // 2
        if 0 < least < days:
            yield Cut(step=one, action=step.action, old=days, new=least)


def moves(
    plan: Plan, net: Network, planned: Schedule, path: list[str], calendar: WorkCalendar
) -> Iterator[Move]:
    """Find the named dates along a path that can be brought forward.

    No further than the step's duration allows, or its usual shortest time where nobody said.
    """
    for one in path:
        step, node, dates = plan.step(one), net.nodes[one], planned.step(one)
        if step is None or dates is None or dates.earliest_start is None or node.until is None:
            continue
        entry = entry_like(step)
        days = node.days if node.stated else entry.low if entry else 1
        soonest = calendar.add(dates.earliest_start, max(0, days - 1), step.side)
        due = calendar.previous_working_day(dt.date.fromordinal(node.until), step.side)
        if soonest < due:
            yield Move(step=one, action=step.action, old=due, new=soonest)


def taken(net: Network, remedies: Iterable[Remedy]) -> Network:
    """Return the network with the remedies taken."""
    nodes = dict(net.nodes)
    for one in remedies:
        node = nodes[one.step]
        if isinstance(one, Split):
            nodes[one.step] = _without(nodes, node, one.no_longer_after)
        elif isinstance(one, Cut):
            nodes[one.step] = node._replace(days=one.new, stated=True)
        else:
            nodes[one.step] = node._replace(until=one.new.toordinal())
    return with_nodes(net, nodes)


def _without(nodes: dict[str, Node], node: Node, other: str) -> Node:
    """Return a step that does not wait for one of them, but for what that one waits for."""
    gone = nodes[other]
    after = [one for one in node.after if one != other]
    inherited = [one for one in gone.after if one not in after]
    lags = {one: gone.lags.get(one, 0) for one in inherited}
    return node._replace(after=after + inherited, lags={**node.lags, **lags})


def _kinds(plan: Plan, *steps: str) -> set[str]:
    found = {IMPLEMENTATION: "implementation"}
    for one in steps:
        step = plan.step(one)
        entry = entry_like(step) if step else None
        found[one] = entry.id if entry else found.get(one, "")
    return {found[one] for one in steps}

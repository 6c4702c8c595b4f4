"""The plan as a network of steps, and working days as numbers to count with."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from assistant.errors import PlanError
from assistant.plan.applying import find_cycle
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import (
    CATALOGUE,
    all_dependencies,
    duration,
    entry_of,
    follows_signature,
)
from assistant.plan.model import Plan, Side, Step

IMPLEMENTATION = "(implementation)"
_MAY_SIGN = re.compile("sign|execut", re.IGNORECASE)
_SIGNING = ("signature", "signatures", "signing", "sign", "countersign", "execute")


class Node(NamedTuple):
    """A step that takes time. `after` holds the ids it waits for, with lags in working days.

    Attributes:
        until: ordinal of the day that somebody named for its end, where that day stands in for
            an unknown duration.
    """

    id: str
    days: int
    side: Side | None
    after: dict[str, int]
    until: int | None = None


class Network(NamedTuple):
    """Open steps in an order in which each follows what it waits for."""

    nodes: dict[str, Node]
    followers: dict[str, list[tuple[str, int]]]
    signature: str | None
    assumptions: list[str]


class Days:
    """A side's working days, numbered: arithmetic becomes addition."""

    def __init__(self, calendar: WorkCalendar, side: Side | None, year: int) -> None:
        self._calendar, self._side = calendar, side
        self._first = self._last = year
        self._days = list(calendar.ordinals(year, side))

    def on_or_after(self, ordinal: int) -> int:
        """Return the first working day on or after an ordinal, as an ordinal."""
        self._reach(ordinal)
        return self._at(bisect_left(self._days, ordinal))

    def on_or_before(self, ordinal: int) -> int:
        """Return the last working day on or before an ordinal, as an ordinal."""
        self._reach(ordinal)
        return self._at(bisect_right(self._days, ordinal) - 1)

    def shift(self, ordinal: int, days: int) -> int:
        """Return the working day that many working days after one (before, where negative)."""
        self._reach(ordinal)
        return self._at(bisect_left(self._days, ordinal) + days)

    def between(self, start: int, end: int) -> int:
        """Return the working days after `start` up to `end`; negative the other way round."""
        self._reach(start)
        self._reach(end)
        return bisect_right(self._days, end) - bisect_right(self._days, start)

    def _at(self, index: int) -> int:
        while index >= len(self._days):
            self._last += 1
            self._days += self._calendar.ordinals(self._last, self._side)
        while index < 0:
            self._first -= 1
            more = self._calendar.ordinals(self._first, self._side)
            self._days = [*more, *self._days]
            index += len(more)
        return self._days[index]

    def _reach(self, ordinal: int) -> None:
        while ordinal > self._days[-1]:
            self._last += 1
            self._days += self._calendar.ordinals(self._last, self._side)
        while ordinal < self._days[0]:
            self._first -= 1
            self._days = [*self._calendar.ordinals(self._first, self._side), *self._days]


def network(plan: Plan) -> Network:
    """Return the network of the steps that are not done.

    Raises:
        PlanError: steps wait for each other; the message names them.
    """
    open_ids = {step.id for step in plan.steps if step.status != "done"}
    before = all_dependencies(plan)
    nodes: dict[str, Node] = {}
    guessed = 0
    for step in plan.steps:
        if step.id not in open_ids:
            continue
        days, state = duration(step)
        guessed += state == "assumed"
        after = {one: step.lags.get(one, 0) for one in before[step.id] if one in open_ids}
        until = None
        if plan.assume_usual and step.duration_days is None and step.due:
            until = step.due.toordinal()
        nodes[step.id] = Node(step.id, days, step.side, after, until)
    assumptions = _assumptions(guessed)
    signature = signature_step(plan)
    _add_implementation(plan, nodes, signature, assumptions)
    ordered = _ordered(nodes, {step.id: step.action for step in plan.steps})
    followers: dict[str, list[tuple[str, int]]] = {one: [] for one in ordered}
    for node in ordered.values():
        for one, lag in node.after.items():
            followers[one].append((node.id, lag))
    return Network(ordered, followers, signature, assumptions)


def signature_step(plan: Plan) -> str | None:
    """Return the id of the step at which the contract is signed, None where there is none."""
    for step in plan.steps:
        if step.kind == "signature" or step.id == "signature":
            return step.id
    for step in plan.steps:
        if step.kind is None and _is_signing(step):
            return step.id
    return None


def _is_signing(step: Step) -> bool:
    if not _MAY_SIGN.search(step.action):
        return False
    words = step.action.casefold().replace("-", " ").split()
    if any(word in {"nda", "dpa", "off", "signoff"} for word in words):
        return False
    return any(word.strip(".,:") in _SIGNING for word in words[:4]) and len(words) <= 6


def after_signature(step: Step) -> bool:
    """Tell whether the step usually comes after the signature.

    A purchase order comes before it as often as after it.
    """
    entry = entry_of(step)
    return bool(entry and entry.id != "purchase-order" and follows_signature(entry.id))


def after_go_live(step: Step) -> bool:
    """Tell whether the step comes after go-live, so that go-live does not wait for it."""
    entry = entry_of(step)
    return bool(entry and entry.id == "launch-review")


def _assumptions(guessed: int) -> list[str]:
    if not guessed:
        return []
    what = "1 step has" if guessed == 1 else f"{guessed} steps have"
    return [f"{what} the usual duration, because nobody has said how long."]


def _add_implementation(
    plan: Plan, nodes: dict[str, Node], signature: str | None, assumptions: list[str]
) -> None:
    """Put time to implement between signature and go-live where no step stands for it."""
    if plan.go_live is None or any(_implements(step) for step in plan.steps):
        return
    days = plan.implementation_days
    if days is None:
        if not plan.assume_usual:
            return
        days = CATALOGUE["implementation"].days
        assumptions.append(
            f"{days} working days of implementation between signature and go-live, as is usual."
        )
    kickoff = next((s.id for s in plan.steps if s.kind == "kickoff" and s.id in nodes), None)
    last = kickoff or (signature if signature in nodes else None)
    later = {step.id for step in plan.steps if after_signature(step)}
    after = [last] if last else _ends(nodes, later)
    nodes[IMPLEMENTATION] = Node(IMPLEMENTATION, days, "both", dict.fromkeys(after, 0))


def _implements(step: Step) -> bool:
    entry = entry_of(step)
    return bool(entry and entry.id == "implementation")


def _ends(nodes: Mapping[str, Node], later: set[str]) -> list[str]:
    """Return the steps for which only steps after the signature wait."""
    before = [node for node in nodes.values() if node.id not in later]
    waited_for = {one for node in before for one in node.after}
    return [node.id for node in before if node.id not in waited_for]


def _ordered(nodes: dict[str, Node], names: dict[str, str]) -> dict[str, Node]:
    waiting = {one: len(node.after) for one, node in nodes.items()}
    followers: dict[str, list[str]] = {one: [] for one in nodes}
    for node in nodes.values():
        for one in node.after:
            followers[one].append(node.id)
    ready = [one for one, count in waiting.items() if count == 0]
    ordered: dict[str, Node] = {}
    for one in ready:
        ordered[one] = nodes[one]
        for later in followers[one]:
            waiting[later] -= 1
            if waiting[later] == 0:
                ready.append(later)
    if len(ordered) < len(nodes):
        circle = find_cycle({one: list(node.after) for one, node in nodes.items()}) or []
        chain = " → ".join(names.get(one, one) for one in [*circle, *circle[:1]])
        raise PlanError(
            f"These steps wait for each other: {chain}. Remove one of these dependencies."
        )
    return ordered

"""The schedule: back from go-live, and forward from today, in working days."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Plan, Side, Strict
from assistant.plan.network import (
    IMPLEMENTATION,
    Days,
    Network,
    after_go_live,
    after_signature,
    network,
)


@dataclass(frozen=True, slots=True)
class ScheduledStep:
    """When one step can and must happen. A step that is done has no dates.

    Attributes:
        duration_days: working days that count, both ends included.
        latest_finish: None where neither go-live nor target close is known.
        slack_days: working days by which it may end later; negative where it is too late.
        critical: whether a day lost here is a day lost at the end.
    """

    id: str
    duration_days: int
    earliest_start: dt.date | None = None
    earliest_finish: dt.date | None = None
    latest_start: dt.date | None = None
    latest_finish: dt.date | None = None
    slack_days: int | None = None
    critical: bool = False


class Schedule(Strict):
    """What fits and what does not.

    Attributes:
        feasible: None where no date is aimed at.
        short_by_days: working days that are missing, 0 where it fits.
        spare_days: working days to spare on the tightest chain, 0 where it does not fit.
        late_steps: ids of steps whose named due date comes after their latest finish.
        assumptions: what was taken for granted, in words.
    """

    feasible: bool | None
    short_by_days: int
    spare_days: int
    required_close: dt.date | None
    earliest_close: dt.date | None
    earliest_go_live: dt.date | None
    critical_path: list[str]
    steps: list[ScheduledStep]
    late_steps: list[str]
    assumptions: list[str]

    def step(self, step_id: str) -> ScheduledStep | None:
        """Return the scheduled step with this id, None where there is none."""
        return next((step for step in self.steps if step.id == step_id), None)


def schedule(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> Schedule:
    """Return the plan's working-day schedule.

    A step of d working days takes d working days of its side, both ends included. It starts on
    the working day after the last step it waits for has ended (and after its lag); nothing
    starts before today. Back from go-live: the last step may end on go-live itself, or on the
    working day before where go-live is a day off. Without go-live the target close is the
    anchor for all that comes before the signature. Steps that are done take no time.

    In plans made here a named due date stands in for a duration that nobody stated. Elsewhere
    durations alone count; due dates that come too late are listed.

    Raises:
        PlanError: steps wait for each other.
    """
    return _Scheduler(plan, today, calendar or WorkCalendar(plan.calendar)).run()


class _Scheduler:
    def __init__(self, plan: Plan, today: dt.date, calendar: WorkCalendar) -> None:
        self.plan = plan
        self.today = today.toordinal()
        self.net: Network = network(plan)
        shared = Days(calendar, "both", today.year)
        self.days: dict[Side | None, Days] = {
            "buyer": Days(calendar, "buyer", today.year),
            "seller": Days(calendar, "seller", today.year),
            "both": shared,
            None: shared,
        }
        self.after_signature = {step.id for step in plan.steps if after_signature(step)}
        self.after_go_live = {step.id for step in plan.steps if after_go_live(step)}
        self.length: dict[str, int] = {}
        self.start: dict[str, int] = {}
        self.finish: dict[str, int] = {}
        self.driver: dict[str, str | None] = {}
        self.late_start: dict[str, int] = {}
        self.late_finish: dict[str, int] = {}

    def run(self) -> Schedule:
        """Return the schedule."""
        self._forward()
        self._backward()
        path = self._critical_path()
        steps = self._steps(set(path))
        slacks = [s.slack_days for s in steps if s.slack_days is not None]
        tightest = min(slacks, default=None)
        if IMPLEMENTATION in self.late_finish:
            own = self._slack(IMPLEMENTATION)
            tightest = own if tightest is None else min(tightest, own)
        return Schedule(
            feasible=None if tightest is None else tightest >= 0,
            short_by_days=max(0, -(tightest or 0)),
            spare_days=max(0, tightest or 0),
            required_close=self._required_close(),
            earliest_close=self._earliest_close(),
            earliest_go_live=self._earliest_go_live(),
            critical_path=path,
            steps=steps,
            late_steps=self._late_steps(),
            assumptions=self.net.assumptions,
        )

    def _forward(self) -> None:
        for node in self.net.nodes.values():
            days = self.days[node.side]
            start = days.on_or_after(self.today)
            driver = None
            for one, lag in node.after.items():
                begin = days.on_or_after(self.finish[one] + 1)
                if lag:
                    begin = days.shift(begin, lag)
                if driver is None or begin > start:
                    driver = one if begin > start or driver is None else driver
                    start = max(start, begin)
            length = node.days
            if node.until is not None:
                length = max(1, days.between(start - 1, node.until))
            self.length[node.id] = length
            self.start[node.id] = start
            self.finish[node.id] = self._end(days, start, length)
            self.driver[node.id] = driver

    def _end(self, days: Days, start: int, length: int) -> int:
        if length == 0:
            return max(self.today - 1, days.shift(start, -1))
        return days.shift(start, length - 1)

    def _backward(self) -> None:
        end = self._anchor()
        if end is None:
            return
        for node in reversed(self.net.nodes.values()):
            days = self.days[node.side]
            limits = [
                self._before(days, later, lag)
                for later, lag in self.net.followers[node.id]
                if later in self.late_start
            ]
            if self.plan.go_live is None and node.id == self.net.signature:
                limits = [days.on_or_before(end)]
            if not limits:
                waited_for = any(
                    later not in self.after_go_live for later, _ in self.net.followers[node.id]
                )
                if waited_for or not self._anchored(node.id):
                    continue
                limits = [days.on_or_before(end)]
            finish = min(limits)
            self.late_finish[node.id] = finish
            length = self.length[node.id]
            self.late_start[node.id] = days.shift(finish, 1 - length)

    def _before(self, days: Days, later: str, lag: int) -> int:
        begin = self.late_start[later]
        if lag:
            begin = self.days[self.net.nodes[later].side].shift(begin, -lag)
        return days.on_or_before(begin - 1)

    def _anchor(self) -> int | None:
        anchor = self.plan.go_live or self.plan.target_close
        return anchor.toordinal() if anchor else None

    def _anchored(self, step_id: str) -> bool:
        """Tell whether the anchor limits a step that nothing follows."""
        if self.plan.go_live is not None:
            return step_id not in self.after_go_live
        if step_id == self.net.signature:
            return True
        return step_id not in self.after_signature and not self._follows_signature(step_id)

    def _follows_signature(self, step_id: str) -> bool:
        waiting = [step_id]
        seen: set[str] = set()
        while waiting:
            one = waiting.pop()
            if one == self.net.signature and one != step_id:
                return True
            if one not in seen:
                seen.add(one)
                waiting += self.net.nodes[one].after
        return False

    def _slack(self, step_id: str) -> int:
        days = self.days[self.net.nodes[step_id].side]
        return days.between(self.finish[step_id], self.late_finish[step_id])

    def _critical_path(self) -> list[str]:
        if not self.finish:
            return []
        ends = [one for one in self.net.nodes if not self.net.followers[one]]
        if self.late_finish:
            limited = [one for one in ends if one in self.late_finish]
            ends = limited or list(self.late_finish)
            last: str | None = min(ends, key=lambda one: (self._slack(one), -self.finish[one]))
        else:
            last = max(ends, key=lambda one: self.finish[one])
        path: list[str] = []
        while last is not None:
            path.append(last)
            last = self.driver[last]
        return [one for one in reversed(path) if one != IMPLEMENTATION]

    def _steps(self, critical: set[str]) -> list[ScheduledStep]:
        day = dt.date.fromordinal
        made = []
        for step in self.plan.steps:
            one = step.id
            if one not in self.finish:
                made.append(ScheduledStep(id=one, duration_days=0))
                continue
            limited = one in self.late_finish
            made.append(
                ScheduledStep(
                    id=one,
                    duration_days=self.length[one],
                    earliest_start=day(self.start[one]),
                    earliest_finish=day(self.finish[one]),
                    latest_start=day(self.late_start[one]) if limited else None,
                    latest_finish=day(self.late_finish[one]) if limited else None,
                    slack_days=self._slack(one) if limited else None,
                    critical=one in critical,
                )
            )
        return made

    def _required_close(self) -> dt.date | None:
        if self._anchor() is None:
            return None
        signature = self.net.signature
        if signature in self.late_finish:
            return dt.date.fromordinal(self.late_finish[signature])
        if signature and signature not in self.net.nodes:
            return None
        first = [
            self.late_start[one]
            for one in self.late_start
            if one == IMPLEMENTATION or one in self.after_signature
        ]
        if first:
            return dt.date.fromordinal(self.days["both"].on_or_before(min(first) - 1))
        return dt.date.fromordinal(max(self.late_finish.values(), default=self._anchor_day()))

    def _anchor_day(self) -> int:
        return self.days["both"].on_or_before(self._anchor() or self.today)

    def _earliest_close(self) -> dt.date | None:
        signature = self.net.signature
        if signature in self.finish:
            return dt.date.fromordinal(self.finish[signature])
        if signature:
            return None
        before = [
            end
            for one, end in self.finish.items()
            if one != IMPLEMENTATION and one not in self.after_signature
        ]
        ends = before or [end for one, end in self.finish.items() if one != IMPLEMENTATION]
        return dt.date.fromordinal(max(ends)) if ends else None

    def _earliest_go_live(self) -> dt.date | None:
        ends = [end for one, end in self.finish.items() if one not in self.after_go_live]
        return dt.date.fromordinal(max(ends)) if ends else None

    def _late_steps(self) -> list[str]:
        day = partial(dt.date.toordinal)
        return [
            step.id
            for step in self.plan.steps
            if step.due
            and step.id in self.late_finish
            and day(step.due) > self.late_finish[step.id]
        ]
